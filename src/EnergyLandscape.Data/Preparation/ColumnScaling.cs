using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>A linear map of each input column, fitted on training rows: (value − shift) / divisor + offset.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
internal sealed class ColumnScaling
{
    private readonly double[]? _shifts;
    private readonly double[] _divisors;
    private readonly double _offset;

    // A divisor of zero marks a constant column, which becomes zero.
    private ColumnScaling(double[]? shifts, double[] divisors, double offset = 0)
    {
        _shifts = shifts;
        _divisors = divisors;
        _offset = offset;
    }

    /// <summary>The scaling of a kind that these rows imply.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="training">The rows to fit on.</param>
    /// <param name="file">Name of the file in messages.</param>
    /// <exception cref="InputException">Numbers are so large that their spread is infinite.</exception>
    public static ColumnScaling Fit(DataScaling kind, InputMatrix inputs, ReadOnlySpan<int> training, string file)
    {
        ColumnScaling scaling = kind switch
        {
            DataScaling.None => new ColumnScaling(null, Same(inputs.Columns, 1)),
            DataScaling.Unit => new ColumnScaling(null, Same(inputs.Columns, inputs.FullScale ?? LargestOf(inputs, training))),
            DataScaling.ZScore => ToUnitVariance(inputs, training),
            DataScaling.MinMax => ToUnitBox(inputs, training),
            DataScaling.MeanMagnitude => new ColumnScaling(null, MeanMagnitudes(inputs, training)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such scaling."),
        };
        int wrong = Array.FindIndex(scaling._divisors, divisor => !double.IsFinite(divisor));
        return wrong < 0 ? scaling
            : throw new InputException(FormattableString.Invariant($"{file}: the numbers of input {wrong + 1} are too large to be scaled, expected a spread below 1e150"));
    }

    /// <summary>Scales one row in place.</summary>
    public void Apply(Span<double> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = _divisors[i] == 0 ? 0 : ((row[i] - (_shifts is null ? 0 : _shifts[i])) / _divisors[i]) + _offset;
        }
    }

    private static double[] Same(int columns, double divisor)
    {
        double[] divisors = new double[columns];
        Array.Fill(divisors, divisor);
        return divisors;
    }

    private static double LargestOf(InputMatrix inputs, ReadOnlySpan<int> training)
    {
        double[] row = new double[inputs.Columns];
        double largest = 0;
        foreach (int index in training)
        {
            inputs.CopyRow(index, row);
            foreach (double value in row)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        return largest;
    }

    private static double[] MeanMagnitudes(InputMatrix inputs, ReadOnlySpan<int> training)
    {
        double[] row = new double[inputs.Columns], means = new double[inputs.Columns];
        foreach (int index in training)
        {
            inputs.CopyRow(index, row);
            for (int i = 0; i < row.Length; i++)
            {
                means[i] += Math.Abs(row[i]) / training.Length;
            }
        }

        return means;
    }

    private static ColumnScaling ToUnitBox(InputMatrix inputs, ReadOnlySpan<int> training)
    {
        (double[] lowest, double[] highest) = Ranges(inputs, training);
        double[] halves = [.. lowest.Zip(highest, (low, high) => (high - low) / 2)];
        return new ColumnScaling(lowest, halves, -1);
    }

    // Two passes: the mean first, so that a small spread about a large mean keeps its digits.
    private static ColumnScaling ToUnitVariance(InputMatrix inputs, ReadOnlySpan<int> training)
    {
        int columns = inputs.Columns;
        (double[] lowest, double[] highest) = Ranges(inputs, training);
        double[] row = new double[columns], means = new double[columns], deviations = new double[columns], units = new double[columns];
        foreach (int index in training)
        {
            inputs.CopyRow(index, row);
            for (int i = 0; i < columns; i++)
            {
                means[i] += row[i];
            }
        }

        for (int i = 0; i < columns; i++)
        {
            means[i] /= training.Length;

            // Squares of spreads below 1e-150 would vanish.
            double spread = highest[i] - lowest[i];
            units[i] = spread is > 0 and < 1e-150 ? spread : 1;
        }

        foreach (int index in training)
        {
            inputs.CopyRow(index, row);
            for (int i = 0; i < columns; i++)
            {
                double deviation = (row[i] - means[i]) / units[i];
                deviations[i] += deviation * deviation;
            }
        }

        for (int i = 0; i < columns; i++)
        {
            // The mean of equal numbers may differ from them by rounding.
            deviations[i] = lowest[i] == highest[i] ? 0 : units[i] * Math.Sqrt(deviations[i] / training.Length);
        }

        return new ColumnScaling(means, deviations);
    }

    private static (double[] Lowest, double[] Highest) Ranges(InputMatrix inputs, ReadOnlySpan<int> training)
    {
        double[] row = new double[inputs.Columns], lowest = Same(inputs.Columns, double.PositiveInfinity), highest = Same(inputs.Columns, double.NegativeInfinity);
        foreach (int index in training)
        {
            inputs.CopyRow(index, row);
            for (int i = 0; i < row.Length; i++)
            {
                lowest[i] = Math.Min(lowest[i], row[i]);
                highest[i] = Math.Max(highest[i], row[i]);
            }
        }

        return (lowest, highest);
    }
}
