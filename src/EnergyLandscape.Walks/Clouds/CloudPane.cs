namespace EnergyLandscape.Walks;

/// <summary>The samples of one curvature class in a cloud.</summary>
public sealed class CloudPane
{
    private readonly long[] _counts;
    private readonly double[] _testLosses;
    private readonly long[] _tested;
    private readonly int _gradientBins;

    internal CloudPane(CurvatureClass curvature, int lossBins, int gradientBins)
    {
        Curvature = curvature;
        _gradientBins = gradientBins;
        _counts = new long[lossBins * gradientBins];
        _testLosses = new double[lossBins * gradientBins];
        _tested = new long[lossBins * gradientBins];
    }

    /// <summary>The class.</summary>
    public CurvatureClass Curvature { get; }

    /// <summary>Number of samples.</summary>
    public long Samples { get; private set; }

    /// <summary>Number of samples in a bin.</summary>
    /// <param name="loss">Bin of the loss.</param>
    /// <param name="gradient">Bin of the gradient norm.</param>
    public long Count(int loss, int gradient) => _counts[(loss * _gradientBins) + gradient];

    /// <summary>Mean generalisation loss of the samples in a bin that have one; NaN if none has.</summary>
    /// <param name="loss">Bin of the loss.</param>
    /// <param name="gradient">Bin of the gradient norm.</param>
    public double MeanTestLoss(int loss, int gradient)
    {
        int bin = (loss * _gradientBins) + gradient;
        return _tested[bin] > 0 ? _testLosses[bin] / _tested[bin] : double.NaN;
    }

    internal void Add(int loss, int gradient, double testLoss)
    {
        int bin = (loss * _gradientBins) + gradient;
        Samples++;
        _counts[bin]++;
        if (double.IsFinite(testLoss))
        {
            _tested[bin]++;
            _testLosses[bin] += testLoss;
        }
    }
}
