namespace EnergyLandscape.Walks;

/// <summary>Neutrality of a walk (van Aardt, Bosman and Malan, Characterising neutrality in neural network error landscapes, IEEE CEC 2017): how much of it is level.</summary>
/// <remarks>Losses are scaled to [0, 1]; three neighbouring points are neutral if they lie within 1e-8.</remarks>
/// <param name="Share">M1, the share of all triples of neighbours that are neutral, 0 to 1.</param>
/// <param name="LongestShare">M2, the longest run of neutral triples as a share of all, 0 to 1.</param>
public readonly record struct Neutrality(double Share, double LongestShare)
{
    private const double Level = 1e-8;

    /// <summary>Measures a walk.</summary>
    /// <param name="losses">Losses step by step.</param>
    /// <param name="definition">As defined, or as the published code has it: of the differences of the losses in place of the losses, and without a run that
    /// touches the end of the walk.</param>
    /// <returns>NaN twice for fewer than three losses (four as published), or one that is not finite.</returns>
    public static Neutrality Of(ReadOnlySpan<double> losses, MeasureDefinition definition = MeasureDefinition.Defined)
    {
        bool published = definition == MeasureDefinition.AsPublished;
        if (losses.Length < (published ? 4 : 3) || !Finiteness.Of(losses))
        {
            return new Neutrality(double.NaN, double.NaN);
        }

        double[] values = Scaled(published ? Differences(losses) : losses);
        int triples = values.Length - 2, neutral = 0, run = 0, longest = 0;
        for (int i = 0; i < triples; i++)
        {
            double low = Math.Min(values[i], Math.Min(values[i + 1], values[i + 2])), high = Math.Max(values[i], Math.Max(values[i + 1], values[i + 2]));
            if (high - low <= Level)
            {
                neutral++;
                run++;
            }
            else
            {
                longest = Math.Max(longest, run);
                run = 0;
            }
        }

        return new Neutrality((double)neutral / triples, (double)(published ? longest : Math.Max(longest, run)) / triples);
    }

    private static double[] Differences(ReadOnlySpan<double> losses)
    {
        double[] differences = new double[losses.Length - 1];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = losses[i + 1] - losses[i];
        }

        return differences;
    }

    private static double[] Scaled(ReadOnlySpan<double> values)
    {
        double low = values[0], high = values[0];
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        double share = double.IsFinite(high - low) ? 1 : 0.5, range = (high * share) - (low * share);
        double[] scaled = new double[values.Length];
        for (int i = 0; i < scaled.Length && range > 0; i++)
        {
            scaled[i] = ((values[i] * share) - (low * share)) / range;
        }

        return scaled;
    }
}
