namespace EnergyLandscape.Walks;

/// <summary>Scales of loss and gradient that do not depend on how long walks stagnate, gathered walk by walk.</summary>
internal sealed class WalkScales
{
    private const double LinearShare = 0.01;
    private readonly List<double> _starts = [];
    private readonly List<double> _largest = [];
    private double _lowest = double.PositiveInfinity;

    public int Walks { get; private set; }

    public long Samples { get; private set; }

    /// <summary>Mean over walks of the largest gradient norm along the walk.</summary>
    public double TypicalGradient => Mean(_largest);

    /// <summary>The lowest loss, or zero if no loss is lower.</summary>
    public double LossOrigin => Math.Min(_lowest, 0);

    /// <summary>Above the origin by less than this, differences of losses count absolutely: a hundredth of the mean starting loss.</summary>
    public double LossScale
    {
        get
        {
            double scale = LinearShare * (Mean(_starts) - LossOrigin);
            return scale > 0 ? scale : 1;
        }
    }

    public void Add(IReadOnlyList<WalkSample> samples)
    {
        Walks++;
        double start = double.NaN, largest = 0;
        for (int i = 0; i < samples.Count; i++)
        {
            WalkSample sample = samples[i];
            if (SampleRange.IsFinite(sample))
            {
                Samples++;
                start = double.IsNaN(start) ? sample.Loss : start;
                largest = Math.Max(largest, sample.GradientNorm);
                _lowest = Math.Min(_lowest, sample.Loss);
            }
        }

        if (double.IsFinite(start))
        {
            _starts.Add(start);
            _largest.Add(largest);
        }
    }

    // In ascending order, so that the order of the walks does not matter.
    private static double Mean(List<double> values) => values.Count > 0 ? values.Order().Average() : double.NaN;
}
