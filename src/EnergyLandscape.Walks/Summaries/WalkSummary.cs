namespace EnergyLandscape.Walks;

/// <summary>What many walks have in common: means and standard deviations over walks, shares of curvature classes over samples.</summary>
/// <threadsafety>Safe once made.</threadsafety>
public sealed class WalkSummary
{
    private WalkSummary()
    {
    }

    /// <summary>Number of walks.</summary>
    public int Walks { get; private set; }

    /// <summary>Number of walks whose last training loss is not finite; means of losses leave them out.</summary>
    public int Diverged { get; private set; }

    /// <summary>Lowest training loss of all samples; NaN without walks.</summary>
    public double LowestLoss { get; private set; } = double.NaN;

    /// <summary>n_stag of the training loss.</summary>
    public Spread StagnationCount { get; } = new();

    /// <summary>l_stag of the training loss.</summary>
    public Spread StagnationLength { get; } = new();

    /// <summary>n_stag of the test loss.</summary>
    public Spread TestStagnationCount { get; } = new();

    /// <summary>l_stag of the test loss.</summary>
    public Spread TestStagnationLength { get; } = new();

    /// <summary>Training loss at the last points.</summary>
    public Spread LastLoss { get; } = new();

    /// <summary>Test loss at the last points.</summary>
    public Spread LastTestLoss { get; } = new();

    /// <summary>Training accuracy at the last points.</summary>
    public Spread TrainAccuracy { get; } = new();

    /// <summary>Test accuracy at the last points.</summary>
    public Spread TestAccuracy { get; } = new();

    /// <summary>Saturation, mean over each walk.</summary>
    public Spread Saturation { get; } = new();

    /// <summary>Samples by curvature class.</summary>
    public CurvatureCounts Curvature { get; private set; }

    /// <summary>Summarises walks.</summary>
    /// <param name="walks">The walks, one in memory at a time.</param>
    /// <param name="options">What counts as stagnation.</param>
    /// <param name="row">Takes each walk's numbers.</param>
    /// <param name="token">Stops between walks.</param>
    public static WalkSummary Of(IEnumerable<WalkTrajectory> walks, StagnationOptions options, Action<WalkRow> row, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(walks);
        ArgumentNullException.ThrowIfNull(row);
        var summary = new WalkSummary();
        var estimator = new StagnationEstimator(options);
        foreach (WalkTrajectory walk in walks)
        {
            token.ThrowIfCancellationRequested();
            WalkRow numbers = Row(walk, estimator);
            summary.Add(numbers, walk);
            row(numbers);
        }

        return summary;
    }

    private static WalkRow Row(WalkTrajectory walk, StagnationEstimator estimator)
    {
        WalkSample first = walk.Samples[0], last = walk.Samples[^1];
        double[] losses = walk.Column(sample => sample.Loss);
        double lowest = double.PositiveInfinity;
        var saturation = new Spread();
        foreach (WalkSample sample in walk.Samples)
        {
            lowest = sample.Loss < lowest ? sample.Loss : lowest;
            saturation.Add(sample.Saturation);
        }

        return new WalkRow(
            walk.Walk, first.Loss, last.Loss, double.IsPositiveInfinity(lowest) ? double.NaN : lowest, last.GradientNorm, last.TestLoss, last.TrainAccuracy, last.TestAccuracy,
            saturation.Mean, estimator.Estimate(losses), estimator.Estimate(walk.Column(sample => sample.TestLoss)));
    }

    private static void Add(StagnationEstimate estimate, Spread count, Spread length)
    {
        if (estimate.IsDefined)
        {
            count.Add(estimate.Count);
            length.Add(estimate.MeanLength);
        }
    }

    private void Add(WalkRow row, WalkTrajectory walk)
    {
        Walks++;
        Diverged += double.IsFinite(row.LastLoss) ? 0 : 1;
        LowestLoss = double.IsNaN(LowestLoss) || row.LowestLoss < LowestLoss ? row.LowestLoss : LowestLoss;
        LastLoss.Add(row.LastLoss);
        LastTestLoss.Add(row.LastTestLoss);
        TrainAccuracy.Add(row.TrainAccuracy);
        TestAccuracy.Add(row.TestAccuracy);
        Saturation.Add(row.Saturation);
        Add(row.Stagnation, StagnationCount, StagnationLength);
        Add(row.TestStagnation, TestStagnationCount, TestStagnationLength);
        foreach (WalkSample sample in walk.Samples)
        {
            Curvature = Curvature.With(sample.Curvature);
        }
    }
}
