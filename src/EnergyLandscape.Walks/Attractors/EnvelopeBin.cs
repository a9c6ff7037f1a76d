namespace EnergyLandscape.Walks;

/// <summary>A bin of the loss: its least gradient, all its samples, and those of near-zero gradient.</summary>
internal sealed class EnvelopeBin
{
    /// <summary>Least gradient norm.</summary>
    public double Gradient { get; private set; } = double.PositiveInfinity;

    /// <summary>Loss of the sample with the least gradient norm, the lowest of equals.</summary>
    public double Loss { get; private set; }

    public SampleGroup All { get; } = new();

    public SampleGroup NearZero { get; } = new();

    public void Add(in WalkSample sample, bool near, int walk)
    {
        if (sample.GradientNorm < Gradient || (sample.GradientNorm == Gradient && sample.Loss < Loss))
        {
            Gradient = sample.GradientNorm;
            Loss = sample.Loss;
        }

        All.Add(sample, walk);
        if (near)
        {
            NearZero.Add(sample, walk);
        }
    }

    public void End(bool near)
    {
        All.WalksEnding++;
        NearZero.WalksEnding += near ? 1 : 0;
    }

    public void Join(EnvelopeBin other)
    {
        if (other.Gradient < Gradient || (other.Gradient == Gradient && other.Loss < Loss))
        {
            Gradient = other.Gradient;
            Loss = other.Loss;
        }

        All.Join(other.All);
        NearZero.Join(other.NearZero);
    }
}
