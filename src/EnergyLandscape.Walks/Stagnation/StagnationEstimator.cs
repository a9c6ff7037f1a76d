namespace EnergyLandscape.Walks;

/// <summary>Finds the stays of walks with the buffers of one thread; allocates only when a walk is longer than all before.</summary>
/// <remarks>
/// Losses are scaled to [0, 1]. For each window w they are smoothed by an exponentially weighted moving average of weight 2/(w + 1) that starts at the first
/// loss, and the standard deviation within the window slides along. A stay is a stretch where it is below the threshold; the window with the largest mean
/// length of stays wins.
/// </remarks>
/// <threadsafety>Not safe: one estimator a thread.</threadsafety>
public sealed class StagnationEstimator
{
    private double[] _scaled = [];
    private double[] _smoothed = [];
    private double[] _deviations = [];
    private int _points;
    private bool _constant;

    /// <summary>Makes an estimator.</summary>
    /// <param name="options">What counts; null for <see cref="StagnationOptions.Default"/>.</param>
    public StagnationEstimator(StagnationOptions? options = null) => Options = options ?? StagnationOptions.Default;

    /// <summary>What counts.</summary>
    public StagnationOptions Options { get; }

    /// <inheritdoc cref="Stagnation.Estimate"/>
    public StagnationEstimate Estimate(ReadOnlySpan<double> losses)
    {
        StagnationEstimate best = StagnationEstimate.Undefined;
        if (!Scale(losses))
        {
            return best;
        }

        foreach (int window in Options.Windows)
        {
            if (window > _points)
            {
                continue;
            }

            (int count, double mean) = Stays(window, Measure(window), null);
            if (!best.IsDefined || mean > best.MeanLength)
            {
                best = new StagnationEstimate(count, mean, window);
            }
        }

        return best;
    }

    /// <inheritdoc cref="Stagnation.Profile"/>
    public StagnationProfile Profile(ReadOnlySpan<double> losses)
    {
        StagnationEstimate estimate = Estimate(losses);
        if (!estimate.IsDefined)
        {
            return new StagnationProfile(estimate, [], [], [], double.NaN, []);
        }

        var stays = new List<StagnantStay>();
        double threshold = Measure(estimate.Window);
        Stays(estimate.Window, threshold, stays);
        return new StagnationProfile(
            estimate, _scaled[.._points], _smoothed[.._points], _deviations[..(_points - estimate.Window + 1)], threshold, stays);
    }

    // Whether the losses are finite; a constant walk becomes zeros.
    private bool Scale(ReadOnlySpan<double> losses)
    {
        _points = losses.Length;
        if (_scaled.Length < _points)
        {
            _scaled = new double[_points];
            _smoothed = new double[_points];
            _deviations = new double[_points];
        }

        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double loss in losses)
        {
            if (!double.IsFinite(loss))
            {
                return false;
            }

            low = Math.Min(low, loss);
            high = Math.Max(high, loss);
        }

        // Halved where the range itself would overflow.
        double share = double.IsFinite(high - low) ? 1 : 0.5;
        double range = (high * share) - (low * share);
        _constant = !(range > 0);
        for (int i = 0; i < _points; i++)
        {
            _scaled[i] = _constant ? 0 : ((losses[i] * share) - (low * share)) / range;
        }

        return true;
    }

    // Smooths the walk and slides the window along; returns the threshold.
    private double Measure(int window)
    {
        double alpha = 2.0 / (window + 1), rest = 1 - alpha, mean = _scaled[0];
        for (int i = 0; i < _points; i++)
        {
            mean = i == 0 ? _scaled[0] : (alpha * _scaled[i]) + (rest * mean);
            _smoothed[i] = mean;
        }

        ReadOnlySpan<double> smoothed = _smoothed.AsSpan(0, _points);
        Span<double> deviations = _deviations.AsSpan(0, _points - window + 1);
        RollingDeviation.Compute(smoothed, window, deviations);
        return RollingDeviation.Of(Options.Threshold == StagnationThreshold.OfDeviations ? deviations : smoothed);
    }

    private (int Count, double Mean) Stays(int window, double threshold, List<StagnantStay>? stays)
    {
        int positions = _points - window + 1, count = 0, first = 0, length = 0;
        if (_constant ? Options.ConstantIsOneStay : threshold < Options.FlatThreshold)
        {
            stays?.Add(new StagnantStay(window - 1, _points - 1, positions));
            return (1, positions);
        }

        long total = 0;
        bool inside = false;
        for (int i = 0; i <= positions; i++)
        {
            bool stagnant = i < positions && (_deviations[i] < threshold || (inside && Options.GoesOnAtThreshold && _deviations[i] == threshold));
            if (stagnant)
            {
                if (!inside)
                {
                    first = i;
                    length = Options.CarriesShortStays ? length : 0;
                }

                length++;
            }
            else if (inside && length >= Options.LeastStay)
            {
                stays?.Add(new StagnantStay(first + window - 1, i + window - 2, length));
                count++;
                total += length;
                length = 0;
            }

            inside = stagnant;
        }

        return (count, count > 0 ? (double)total / count : 0);
    }
}
