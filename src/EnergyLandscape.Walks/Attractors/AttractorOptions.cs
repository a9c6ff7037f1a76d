namespace EnergyLandscape.Walks;

/// <summary>What counts as an attractor. The defaults were chosen on the exclusive or of Bosman et al. 2020 over many seeds (docs/walks.md).</summary>
public sealed record AttractorOptions
{
    /// <summary>Gradients up to this share of the typical gradient count as zero; the typical gradient is the mean over walks of the largest gradient norm
    /// along the walk, which no stagnation can lower and no single outlier can raise much.</summary>
    public double NearZero { get; init; } = 0.03;

    /// <summary>Gradients below this share of the typical gradient are all alike: a bottom deeper than this is level.</summary>
    public double Level { get; init; } = 0.005;

    /// <summary>Least factor by which the lower envelope of the gradient must rise, between an attractor and the next that is deeper, above the attractor's least
    /// gradient or <see cref="Level"/>, whichever is larger.</summary>
    public double Pass { get; init; } = 3;

    /// <summary>The same for attractors of non-zero gradient.</summary>
    public double PassOfSlope { get; init; } = 2;

    /// <summary>Relative width of the bins of the loss; below a hundredth of the mean starting loss it is absolute.</summary>
    public double BinWidth { get; init; } = 0.03;

    /// <summary>A stretch without samples this wide, relative to the loss, separates attractors as a pass does.</summary>
    public double Gap { get; init; } = 0.1;

    /// <summary>Least number of samples in a bin of the envelope; bins with fewer are joined with the next.</summary>
    public int SamplesPerBin { get; init; } = 20;

    /// <summary>The same for attractors of non-zero gradient: chance makes dips in the envelope where samples are few, but none that reach zero.</summary>
    public int SamplesPerBinOfSlope { get; init; } = 200;

    /// <summary>Least share of convex samples, among the classified ones, that makes an attractor other than the lowest a local minimum.</summary>
    public double ConvexShare { get; init; } = 0.1;

    internal void Check()
    {
        Positive(NearZero, nameof(NearZero));
        Positive(Level, nameof(Level));
        Positive(BinWidth, nameof(BinWidth));
        Positive(Gap, nameof(Gap));
        Positive(ConvexShare, nameof(ConvexShare));
        ArgumentOutOfRangeException.ThrowIfLessThan(SamplesPerBin, 1, nameof(SamplesPerBin));
        ArgumentOutOfRangeException.ThrowIfLessThan(SamplesPerBinOfSlope, 1, nameof(SamplesPerBinOfSlope));
        AboveOne(Pass, nameof(Pass));
        AboveOne(PassOfSlope, nameof(PassOfSlope));
    }

    private static void AboveOne(double value, string name)
    {
        if (!(value > 1) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "A pass must be higher than what it separates: a factor above 1.");
        }
    }

    private static void Positive(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "Expected a positive number.");
        }
    }
}
