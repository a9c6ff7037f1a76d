namespace EnergyLandscape.Walks;

/// <summary>Ruggedness of a walk: the first entropic measure FEM (Vassilev, Fogarty and Miller 2000, doi:10.1162/106365600568095, with the range of ε of Malan
/// and Engelbrecht 2009, doi:10.1109/CEC.2009.4983112).</summary>
/// <remarks>
/// Each step is −1, 0 or 1: falling, within ±ε, rising. H(ε) = −Σ P log₆ P over the six pairs of unequal neighbouring symbols, P being their share of all
/// pairs of neighbours; FEM is the largest H for ε = 0, 0.05 ε*, 0.1 ε* …, ε* being the least ε for which all steps are 0.
/// </remarks>
/// <threadsafety>Safe.</threadsafety>
public static class Ruggedness
{
    private static readonly double _log6 = Math.Log(6);

    /// <summary>FEM of a walk, 0 (smooth) to 1 (rugged).</summary>
    /// <param name="losses">Losses step by step.</param>
    /// <param name="definition">As defined, or as the published code has it: without the last pair, without pairs of a fall and a rise, and with ε* rounded
    /// up to a multiple of 0.1, or coarser where a step exceeds 10.</param>
    /// <returns>NaN for fewer than three losses (four as published), or one that is not finite.</returns>
    public static double FirstEntropicMeasure(ReadOnlySpan<double> losses, MeasureDefinition definition = MeasureDefinition.Defined)
    {
        bool published = definition == MeasureDefinition.AsPublished;
        if (losses.Length < (published ? 4 : 3) || !Finiteness.Of(losses))
        {
            return double.NaN;
        }

        double[] steps = Steps(losses);
        double stability = published ? StabilityByDigits(steps) : steps.Max(Math.Abs), increment = 0.05 * stability, highest = 0;
        if (stability == 0)
        {
            return 0; // a constant walk
        }

        sbyte[] symbols = new sbyte[steps.Length];
        int count = published ? (int)Math.Ceiling(stability / increment) : 20;
        for (int i = 0; i < count; i++)
        {
            Symbolise(steps, i * increment, symbols);
            highest = Math.Max(highest, Entropy(published ? symbols.AsSpan(0, symbols.Length - 1) : symbols, published));
        }

        return highest;
    }

    // Half the walk's range would overflow before a step does not.
    private static double[] Steps(ReadOnlySpan<double> losses)
    {
        double scale = 1;
        foreach (double loss in losses)
        {
            scale = Math.Abs(loss) > double.MaxValue / 4 ? 0.25 : scale;
        }

        double[] steps = new double[losses.Length - 1];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = (scale * losses[i + 1]) - (scale * losses[i]);
        }

        return steps;
    }

    private static void Symbolise(double[] steps, double epsilon, sbyte[] symbols)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            symbols[i] = (sbyte)(steps[i] > epsilon ? 1 : steps[i] < -epsilon ? -1 : 0);
        }
    }

    private static double Entropy(ReadOnlySpan<sbyte> symbols, bool published)
    {
        Span<int> counts = stackalloc int[9];
        for (int i = 0; i + 1 < symbols.Length; i++)
        {
            counts[(3 * (symbols[i] + 1)) + symbols[i + 1] + 1]++;
        }

        double entropy = 0;
        for (int kind = 0; kind < 9; kind++)
        {
            bool equal = kind % 4 == 0, fallThenRise = kind == 2;
            if (!equal && counts[kind] > 0 && !(published && fallThenRise))
            {
                double share = (double)counts[kind] / (symbols.Length - 1);
                entropy -= share * (Math.Log(share) / _log6);
            }
        }

        return entropy;
    }

    // ε goes up by powers of ten, from 10, until all steps are 0; then down again digit by digit, two digits below that power. What is done for ε < 0,
    // which a constant walk reaches, is left out: its entropy is 0 anyway.
    private static double StabilityByDigits(double[] steps)
    {
        double largest = steps.Max(Math.Abs);
        if (largest == 0)
        {
            return 0;
        }

        double epsilon = 0, step = 10;
        int order = 0;
        while (largest > epsilon)
        {
            epsilon = step;
            order++;
            step *= 10;
        }

        step /= 10;
        double smallest = 0.01 * Math.Pow(10, order);
        while (largest > epsilon || step > smallest)
        {
            if (largest > epsilon)
            {
                epsilon += step;
            }
            else
            {
                epsilon -= step;
                step /= 10;
                epsilon += step;
            }
        }

        return epsilon;
    }
}
