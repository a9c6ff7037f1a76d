using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>A first line such as <c>150,4,setosa,versicolor,virginica</c>: rows, inputs, names of the classes (scikit-learn, Proben1).</summary>
/// <remarks>The names are counted only. Their order is not that of the labels in every file: diabetes.csv names "positive" first and
/// means 1 by it.</remarks>
internal static class CountsHeader
{
    /// <summary>Compares what the line says with what was read.</summary>
    /// <param name="file">Name of the file in messages.</param>
    /// <param name="line">The line.</param>
    /// <param name="labels">The labels of all rows.</param>
    /// <param name="inputs">Number of columns besides the class.</param>
    /// <exception cref="InputException">They disagree, or the line is another.</exception>
    public static void Check(string file, TableLine line, IReadOnlyCollection<Label> labels, int inputs)
    {
        Compare(file, line, 1, "rows", labels.Count);
        Compare(file, line, 2, "inputs", inputs);
        int classes = labels.Select(label => label.Text).Distinct(StringComparer.Ordinal).Count();
        int named = line.Fields.Skip(2).Count(name => name.Length > 0);
        if (named != classes)
        {
            throw new InputException(FormattableString.Invariant($"{file}, line {line.Number}: the header names {named} classes, found {classes} in the rows, expected as many"));
        }
    }

    private static void Compare(string file, TableLine line, int column, string what, int found)
    {
        string field = column <= line.Fields.Count ? line.Fields[column - 1] : string.Empty;
        if (!int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int stated))
        {
            throw new InputException(FormattableString.Invariant($"{file}, line {line.Number}, column {column}: found \"{field}\", expected the number of {what}"));
        }

        if (stated != found)
        {
            throw new InputException(FormattableString.Invariant($"{file}, line {line.Number}, column {column}: the header says {stated} {what}, found {found}, expected as many"));
        }
    }
}
