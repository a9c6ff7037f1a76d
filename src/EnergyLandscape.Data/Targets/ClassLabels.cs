using System.Collections.Immutable;
using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>The classes of a data set in their order, and which of them a label means.</summary>
/// <remarks>When every class is a number, labels are compared as numbers: "1" and "1.0" are one class.</remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
internal sealed class ClassLabels
{
    private const int ShownClasses = 20;
    private const char Joint = '|';
    private readonly bool _numeric;
    private readonly Dictionary<string, int> _numbers;

    private ClassLabels(IReadOnlyList<string[]> classes, bool numeric)
    {
        _numeric = numeric;
        Classes = [.. classes.Select(labels => string.Join(Joint, labels))];
        _numbers = classes.SelectMany((labels, number) => labels.Select(label => (label, number))).ToDictionary(pair => pair.label, pair => pair.number, StringComparer.Ordinal);
    }

    /// <summary>The classes.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The classes of a training file, in the order asked for or sorted.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="order">The classes in their order, labels of one class joined by bars; empty for the distinct labels, sorted (numbers as numbers,
    /// words by their code points).</param>
    /// <exception cref="InputException">There is one class only, or one is named twice.</exception>
    public static ClassLabels Of(LabelledRows rows, ImmutableArray<string> order)
    {
        string[][] asked = [.. order.Select(name => Labels(name, rows))];
        if (Array.FindIndex(asked, labels => labels.Length > 1 && labels.Any(label => label.Length == 0)) is var empty && empty >= 0)
        {
            throw new InputException($"key data.classes has \"{order[empty]}\", expected labels between and beside its bars");
        }

        HashSet<string> distinct = new(order.IsEmpty ? rows.Labels.Select(label => label.Text) : asked.SelectMany(labels => labels), StringComparer.Ordinal);
        bool numeric = distinct.All(label => Number(label) is not null);
        string[][] classes = !order.IsEmpty ? [.. asked.Select(labels => labels.Select(label => Canonical(label, numeric)).ToArray())]
            : numeric ? [.. distinct.Select(label => Number(label)!.Value).Distinct().Order().Select(value => new[] { Text(value) })]
            : [.. distinct.Order(StringComparer.Ordinal).Select(label => new[] { label })];
        if (classes.SelectMany(labels => labels).GroupBy(label => label, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InputException($"key data.classes names the class \"{twice.Key}\" twice, expected different classes");
        }

        return classes.Length >= 2 ? new ClassLabels(classes, numeric)
            : throw new InputException($"{rows.File} has one class only, \"{string.Join(Joint, classes[0])}\", expected at least two (key data.target says in which column they stand)");
    }

    /// <summary>The class number of each row, from 0.</summary>
    /// <param name="rows">The rows.</param>
    /// <exception cref="InputException">A label is none of the classes.</exception>
    public int[] NumbersOf(LabelledRows rows)
    {
        int[] numbers = new int[rows.Labels.Count];
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        for (int row = 0; row < numbers.Length; row++)
        {
            Label label = rows.Labels[row];
            if (!known.TryGetValue(label.Text, out numbers[row]))
            {
                if (!_numbers.TryGetValue(Canonical(label.Text, _numeric), out numbers[row]))
                {
                    string some = string.Join(", ", Classes.Take(ShownClasses)) + (Classes.Length > ShownClasses ? ", …" : string.Empty);
                    throw new InputException($"{rows.File}, {label.Place}: found the class \"{label.Text}\", expected one of {some}");
                }

                known.Add(label.Text, numbers[row]);
            }
        }

        return numbers;
    }

    // A label that the file has with its bar in it is one label.
    private static string[] Labels(string name, LabelledRows rows) =>
        !name.Contains(Joint, StringComparison.Ordinal) || rows.Labels.Any(label => label.Text == name) ? [name] : name.Split(Joint, StringSplitOptions.TrimEntries);

    private static string Canonical(string label, bool numeric) => numeric && Number(label) is { } value ? Text(value) : label;

    private static double? Number(string label) => TableDialect.Number(label) is { } value && double.IsFinite(value) ? value + 0.0 : null;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
