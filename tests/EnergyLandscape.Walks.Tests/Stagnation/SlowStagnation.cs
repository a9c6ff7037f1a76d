namespace EnergyLandscape.Walks.Tests.Stays;

/// <summary>The published measure step by step as ../shared/notes/fla-details.md, section 6, tells it, and the two other readings of it: slow and plain.</summary>
internal static class SlowStagnation
{
    public static StagnationEstimate AsPublished(double[] losses) => Best(losses, [20, 18, 16, 14, 12, 10, 8, 6], (_, deviations) =>
    {
        double threshold = Deviation(deviations);
        if (threshold < 1e-8)
        {
            return [deviations.Length];
        }

        var lengths = new List<int>();
        bool inside = false;
        int length = 0;
        foreach (double deviation in deviations)
        {
            if (!inside && deviation < threshold)
            {
                inside = true;
                length++;
            }
            else if (inside && deviation <= threshold)
            {
                length++;
            }
            else if (inside)
            {
                inside = false;
                if (length > 5)
                {
                    lengths.Add(length);
                    length = 0;
                }
            }
        }

        return length > 5 ? [.. lengths, length] : lengths;
    });

    /// <summary>All runs below the threshold by their definition: maximal stretches.</summary>
    public static StagnationEstimate Default(double[] losses) => Best(losses, [20, 18, 16, 14, 12, 10, 8, 6], (_, deviations) =>
        losses.Max() == losses.Min() ? [deviations.Length] : [.. Runs(deviations, Deviation(deviations)).Where(length => length > 5)]);

    /// <summary>Algorithms 1 and 2 of the paper.</summary>
    public static StagnationEstimate AsPrinted(double[] losses) => Best(losses, [6, 8, 10, 12, 14, 16, 18, 20], (smoothed, deviations) => Runs(deviations, Deviation(smoothed)));

    public static int ShortRuns(double[] losses, int window)
    {
        double[] deviations = Rolling(Smoothed(Scaled(losses), window), window);
        return Runs(deviations, Deviation(deviations)).Count(length => length <= 5);
    }

    private static StagnationEstimate Best(double[] losses, int[] windows, Func<double[], double[], List<int>> lengths)
    {
        double[] scaled = Scaled(losses);
        (int Count, double Mean, int Window) best = (0, 0, windows.First(window => window <= losses.Length));
        foreach (int window in windows.Where(window => window <= losses.Length))
        {
            double[] smoothed = Smoothed(scaled, window);
            List<int> found = lengths(smoothed, Rolling(smoothed, window));
            double mean = found.Count > 0 ? found.Average() : 0;
            best = mean > best.Mean ? (found.Count, mean, window) : best;
        }

        return new StagnationEstimate(best.Count, best.Mean, best.Window);
    }

    private static List<int> Runs(double[] deviations, double threshold)
    {
        var lengths = new List<int>();
        for (int i = 0; i < deviations.Length; i++)
        {
            int length = deviations.Skip(i).TakeWhile(deviation => deviation < threshold).Count();
            if (length > 0)
            {
                lengths.Add(length);
                i += length;
            }
        }

        return lengths;
    }

    private static double[] Scaled(double[] losses)
    {
        double low = losses.Min(), high = losses.Max();
        return [.. losses.Select(loss => high > low ? (loss - low) / (high - low) : 0)];
    }

    private static double[] Smoothed(double[] values, int window)
    {
        double alpha = 2.0 / (window + 1);
        double[] smoothed = [.. values];
        for (int i = 1; i < values.Length; i++)
        {
            smoothed[i] = (alpha * values[i]) + ((1 - alpha) * smoothed[i - 1]);
        }

        return smoothed;
    }

    private static double[] Rolling(double[] values, int window) =>
        [.. Enumerable.Range(0, values.Length - window + 1).Select(i => Deviation(values[i..(i + window)]))];

    private static double Deviation(double[] values)
    {
        double mean = values.Sum() / values.Length;
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
    }
}
