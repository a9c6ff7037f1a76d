namespace EnergyLandscape.Walks;

/// <summary>Ranges of loss and gradient norm, gathered walk by walk.</summary>
internal sealed class SampleRange
{
    public long Samples { get; private set; }

    public long AboveLimit { get; private set; }

    public long NotFinite { get; private set; }

    public double LeastLoss { get; private set; } = double.PositiveInfinity;

    public double LeastPositiveLoss { get; private set; } = double.PositiveInfinity;

    public double LargestLoss { get; private set; } = double.NegativeInfinity;

    /// <summary>Least loss of the samples above the limit.</summary>
    public double LeastAbove { get; private set; } = double.PositiveInfinity;

    public double LeastGradient { get; private set; } = double.PositiveInfinity;

    public double LeastPositiveGradient { get; private set; } = double.PositiveInfinity;

    public double LargestGradient { get; private set; }

    public static bool IsFinite(in WalkSample sample) => double.IsFinite(sample.Loss) && double.IsFinite(sample.GradientNorm);

    public void Add(IReadOnlyList<WalkSample> samples, double limit)
    {
        for (int i = 0; i < samples.Count; i++)
        {
            WalkSample sample = samples[i];
            if (!IsFinite(sample))
            {
                NotFinite++;
            }
            else if (sample.Loss > limit)
            {
                AboveLimit++;
                LeastAbove = Math.Min(LeastAbove, sample.Loss);
            }
            else
            {
                Samples++;
                LeastLoss = Math.Min(LeastLoss, sample.Loss);
                LargestLoss = Math.Max(LargestLoss, sample.Loss);
                LeastPositiveLoss = sample.Loss > 0 ? Math.Min(LeastPositiveLoss, sample.Loss) : LeastPositiveLoss;
                LeastGradient = Math.Min(LeastGradient, sample.GradientNorm);
                LargestGradient = Math.Max(LargestGradient, sample.GradientNorm);
                LeastPositiveGradient = sample.GradientNorm > 0 ? Math.Min(LeastPositiveGradient, sample.GradientNorm) : LeastPositiveGradient;
            }
        }
    }
}
