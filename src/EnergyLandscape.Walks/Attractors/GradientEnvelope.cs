namespace EnergyLandscape.Walks;

/// <summary>Samples binned by loss: the least gradient norm in each bin is the lower envelope of the cloud. Bins are narrow relative to the loss; losses near
/// the lowest share wide ones, so that a descent towards zero over many decades is not many bins.</summary>
/// <param name="origin">Lowest loss, or zero if that is lower.</param>
/// <param name="scale">Losses above the origin up to here are binned absolutely, higher ones relatively.</param>
/// <param name="width">Relative width of a bin.</param>
/// <param name="nearZero">Largest gradient norm that counts as zero.</param>
internal sealed class GradientEnvelope(double origin, double scale, double width, double nearZero)
{
    // Losses of more than 300 decades above the origin; beyond, asinh is infinite and a place would be, too.
    private const double Highest = 750;

    private readonly List<EnvelopeBin?> _bins = [];
    private int _walks;

    /// <summary>Position of a loss on the axis of the bins: asinh, linear near zero and logarithmic far from it.</summary>
    /// <remarks>Where the ratio to the scale is beyond double precision, the place is that of the highest loss that is not.</remarks>
    public double PlaceOf(double loss) => Math.Min(Math.Asinh((loss - origin) / scale), Highest);

    public void Add(IReadOnlyList<WalkSample> samples)
    {
        EnvelopeBin? lastBin = null;
        bool lastNear = false;
        for (int i = 0; i < samples.Count; i++)
        {
            WalkSample sample = samples[i];
            if (!SampleRange.IsFinite(sample))
            {
                continue;
            }

            int place = (int)(PlaceOf(sample.Loss) / width);
            while (_bins.Count <= place)
            {
                _bins.Add(null);
            }

            lastBin = _bins[place] ??= new EnvelopeBin();
            lastNear = sample.GradientNorm <= nearZero;
            lastBin.Add(sample, lastNear, _walks);
        }

        lastBin?.End(lastNear);
        _walks++;
    }

    /// <summary>The bins that hold samples, by loss; those with fewer samples than asked are joined with their successors.</summary>
    public List<EnvelopeBin> Bins(int leastSamples)
    {
        var joined = new List<EnvelopeBin>();
        foreach (EnvelopeBin bin in _bins.OfType<EnvelopeBin>())
        {
            if (joined.Count > 0 && joined[^1].All.Curvature.Samples < leastSamples)
            {
                joined[^1].Join(bin);
            }
            else
            {
                joined.Add(new EnvelopeBin());
                joined[^1].Join(bin);
            }
        }

        return joined;
    }
}
