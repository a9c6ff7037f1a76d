using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>One part of a data set: rows kept as the file has them, scaled and encoded when they are taken.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
internal sealed class PreparedRows(string name, InputMatrix inputs, int[] classes, int[] rows, ColumnScaling scaling, int outputs) : IRowSource
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int Rows => rows.Length;

    /// <inheritdoc/>
    public int InputColumns => inputs.Columns;

    /// <inheritdoc/>
    public int TargetColumns => outputs;

    /// <inheritdoc/>
    public TrainingSet Take(ReadOnlySpan<int> wanted)
    {
        double[] taken = new double[wanted.Length * InputColumns], targets = new double[wanted.Length * outputs];
        for (int i = 0; i < wanted.Length; i++)
        {
            int row = rows[wanted[i]];
            Span<double> into = taken.AsSpan(i * InputColumns, InputColumns);
            inputs.CopyRow(row, into);
            scaling.Apply(into);
            TargetEncoding.Encode(classes[row], targets.AsSpan(i * outputs, outputs));
        }

        return TrainingSet.Adopt(name, taken, InputColumns, targets, outputs);
    }

    /// <inheritdoc/>
    public TrainingSet TakeAll() => Take([.. Enumerable.Range(0, rows.Length)]);

    /// <summary>Number of rows of each class.</summary>
    public int[] CountClasses(int classCount)
    {
        int[] counts = new int[classCount];
        foreach (int row in rows)
        {
            counts[classes[row]]++;
        }

        return counts;
    }
}
