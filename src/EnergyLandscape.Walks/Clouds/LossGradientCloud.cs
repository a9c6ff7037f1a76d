using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>The loss-gradient cloud of walks (Bosman et al. 2020, section 4.2): samples counted over loss and gradient norm, apart for each curvature
/// class. It keeps counts, never samples, so its size does not depend on their number.</summary>
public sealed class LossGradientCloud
{
    private LossGradientCloud(CloudAxis loss, CloudAxis gradient, IReadOnlyList<CloudPane> panes, SampleRange range)
    {
        Loss = loss;
        Gradient = gradient;
        Panes = panes;
        Samples = panes.Sum(pane => pane.Samples);
        AboveLimit = range.AboveLimit;
        NotFinite = range.NotFinite;
    }

    /// <summary>Axis of the loss.</summary>
    public CloudAxis Loss { get; }

    /// <summary>Axis of the gradient norm.</summary>
    public CloudAxis Gradient { get; }

    /// <summary>The classes that occur, in the order convex, concave, saddle, singular, not classified.</summary>
    public IReadOnlyList<CloudPane> Panes { get; }

    /// <summary>Number of samples in the panes.</summary>
    public long Samples { get; }

    /// <summary>Number of samples left out because their loss is above <see cref="CloudOptions.MaxLoss"/>.</summary>
    public long AboveLimit { get; }

    /// <summary>Number of samples whose loss or gradient norm lies below its logarithmic axis, exact zeros among them; they are counted in its lowest bin.</summary>
    public long BelowAxes { get; private init; }

    /// <summary>Number of samples left out because their loss or gradient norm is infinite or not a number.</summary>
    public long NotFinite { get; }

    /// <summary>Counts the samples of walks. Numbers below a logarithmic axis, exact zeros among them, are counted in its lowest bin.</summary>
    /// <param name="walks">Gives the walks from the first; called twice, for ranges and for counts.</param>
    /// <param name="options">Axes; null for the defaults.</param>
    /// <exception cref="InputException">No sample is left to count, or a loss is negative on a square-root or logarithmic axis.</exception>
    public static LossGradientCloud Build(Func<IEnumerable<WalkTrajectory>> walks, CloudOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(walks);
        options ??= new CloudOptions();
        options.Check();
        double limit = options.MaxLoss ?? double.PositiveInfinity;
        var range = new SampleRange();
        foreach (WalkTrajectory walk in walks())
        {
            range.Add(walk.Samples, limit);
        }

        if (range.Samples == 0)
        {
            throw new InputException(range.AboveLimit > 0
                ? FormattableString.Invariant($"No sample has a loss up to {limit}, expected at least one; the least is {range.LeastAbove}")
                : "The walks hold no sample with a finite loss and gradient, expected at least one");
        }

        if (options.LossScale != AxisScale.Linear && range.LeastLoss < 0)
        {
            throw new InputException(FormattableString.Invariant(
                $"A loss is {range.LeastLoss}, expected none below zero on a square-root or logarithmic axis; choose the linear one"));
        }

        CloudAxis loss = CloudAxis.Over(options.LossScale, range.LeastLoss, range.LeastPositiveLoss, options.MaxLoss ?? range.LargestLoss, options.LossBins);
        CloudAxis gradient = CloudAxis.Over(options.GradientScale, range.LeastGradient, range.LeastPositiveGradient, range.LargestGradient, options.GradientBins);
        var panes = new CloudPane?[5];
        long below = 0;
        foreach (WalkTrajectory walk in walks())
        {
            IReadOnlyList<WalkSample> samples = walk.Samples;
            for (int i = 0; i < samples.Count; i++)
            {
                WalkSample sample = samples[i];
                if (SampleRange.IsFinite(sample) && sample.Loss <= limit)
                {
                    CloudPane pane = panes[(int)sample.Curvature] ??= new CloudPane(sample.Curvature, loss.Bins, gradient.Bins);
                    below += sample.Loss < loss.Low || sample.GradientNorm < gradient.Low ? 1 : 0;
                    pane.Add(loss.BinOf(sample.Loss), gradient.BinOf(sample.GradientNorm), sample.TestLoss);
                }
            }
        }

        return new LossGradientCloud(
            loss, gradient, [.. panes.OfType<CloudPane>().OrderBy(pane => pane.Curvature == CurvatureClass.None ? int.MaxValue : (int)pane.Curvature)], range)
        {
            BelowAxes = below,
        };
    }
}
