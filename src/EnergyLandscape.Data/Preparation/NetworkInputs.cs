using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>The inputs of a network as its data file has them, and as the network sees them.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class NetworkInputs
{
    private readonly ColumnScaling? _scaling;

    private NetworkInputs(IReadOnlyList<string> names, ColumnScaling? scaling, int columns, IEnumerable<double[]> rows)
    {
        Names = names;
        _scaling = scaling;
        double[] means = new double[columns], lowest = new double[columns], highest = new double[columns];
        Array.Fill(lowest, double.PositiveInfinity);
        Array.Fill(highest, double.NegativeInfinity);
        int count = 0;
        foreach (double[] row in rows)
        {
            count++;
            for (int i = 0; i < columns; i++)
            {
                means[i] += (row[i] - means[i]) / count;
                lowest[i] = Math.Min(lowest[i], row[i]);
                highest[i] = Math.Max(highest[i], row[i]);
            }
        }

        (Means, Lowest, Highest) = (means, lowest, highest);
    }

    /// <summary>Names of the input columns; empty when the file has none.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of inputs.</summary>
    public int Count => Means.Count;

    /// <summary>Mean of each input over the training rows, as the file has it.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>Lowest value of each input in the training rows.</summary>
    public IReadOnlyList<double> Lowest { get; }

    /// <summary>Highest value of each input in the training rows.</summary>
    public IReadOnlyList<double> Highest { get; }

    /// <summary>The inputs of rows that are not scaled, such as built-in ones.</summary>
    /// <param name="rows">The training rows.</param>
    public static NetworkInputs Of(TrainingSet rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.InputColumns;
        return new NetworkInputs([], null, columns, Enumerable.Range(0, rows.Rows).Select(row => rows.Inputs.Slice(row * columns, columns).ToArray()));
    }

    /// <summary>What an input is called in figures: its name, or "input 1" and so on.</summary>
    /// <param name="input">Its number, from 0.</param>
    public string NameOf(int input) => Names.Count > 0 ? Names[input] : FormattableString.Invariant($"input {input + 1}");

    /// <summary>Scales a row in place, as the training rows were scaled.</summary>
    /// <param name="row">One number an input, as the file has them.</param>
    public void Scale(Span<double> row) => _scaling?.Apply(row);

    /// <summary>The number of an input, from 0.</summary>
    /// <param name="name">Its name, or its number from 1.</param>
    /// <exception cref="InputException">There is no such input.</exception>
    public int Find(string name)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return i;
            }
        }

        return int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= Count
            ? number - 1
            : throw new InputException(FormattableString.Invariant($"there is no input \"{name}\", expected {(Names.Count > 0 ? $"one of {string.Join(", ", Names)} or " : string.Empty)}a number from 1 to {Count}"));
    }

    internal static NetworkInputs Of(IReadOnlyList<string> names, ColumnScaling scaling, InputMatrix inputs, IEnumerable<int> training)
    {
        double[] buffer = new double[inputs.Columns];
        return new NetworkInputs(names, scaling, inputs.Columns, training.Select(row =>
        {
            inputs.CopyRow(row, buffer);
            return buffer;
        }));
    }
}
