using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>Reads the inputs and labels of a text table.</summary>
internal sealed class TableReader
{
    private readonly string _file;
    private readonly DataRequest _request;
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private bool _hasSurplusDelimiter;

    private TableReader(string file, DataRequest request)
    {
        _file = file;
        _request = request;
    }

    /// <summary>Reads a table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is known of its header, delimiter and columns.</param>
    /// <exception cref="InputException">The text is not such a table.</exception>
    public static LabelledRows Read(DataFile file, DataRequest request)
    {
        DelimitedText text = new(file.Path, file.Content);
        return new TableReader(file.Path, request).Read(text, TableDialect.Of(text, request), null);
    }

    /// <summary>Reads a table of test rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is known of the delimiter and the columns; the header is looked for in each file.</param>
    /// <param name="training">The training rows, whose names hold for a table without.</param>
    /// <exception cref="InputException">The text is not such a table, or its columns are others.</exception>
    public static LabelledRows ReadTest(DataFile file, DataRequest request, LabelledRows training)
    {
        DelimitedText text = new(file.Path, file.Content);
        LabelledRows test = new TableReader(file.Path, request).Read(text, TableDialect.OfTest(text, request, training), training);
        for (int i = 0; i < Math.Min(test.InputNames.Count, training.InputNames.Count); i++)
        {
            if (test.InputNames[i] != training.InputNames[i])
            {
                throw new InputException(FormattableString.Invariant($"{file.Path} has the input \"{test.InputNames[i]}\" where {training.File} has \"{training.InputNames[i]}\" (input {i + 1}), expected the same inputs in the same order"));
            }
        }

        return test;
    }

    private LabelledRows Read(DelimitedText text, TableDialect dialect, LabelledRows? training)
    {
        using IEnumerator<TableLine> lines = text.Split(dialect.Character).GetEnumerator();
        TableLine? header = null;
        if (dialect.Header is TableHeader.Names or TableHeader.Counts && lines.MoveNext())
        {
            header = lines.Current;
        }

        if (!lines.MoveNext())
        {
            throw new InputException(header is null ? $"{_file} has no line that is not blank, expected rows of data" : $"{_file} has no row below its header, expected rows of data");
        }

        TableLine first = lines.Current;
        int width = first.Fields.Count;
        string[]? names = null;
        if (dialect.Header == TableHeader.Names)
        {
            names = [.. header!.Value.Fields];
            width = WidthOf(names, header.Value.Number, first);
            _hasSurplusDelimiter = width < names.Length;
            names = names[..width];
        }

        // Columns are called by the names of the training file where one of the two has names: then its columns must be these.
        if (training is not null && (names is null || training.ColumnNames.Count == 0) && width != training.Columns)
        {
            throw At(first.Number, FormattableString.Invariant($"found {Counted(width)}, expected {training.Columns} as in {training.File}"));
        }

        IReadOnlyList<string>? known = training is null ? names : training.ColumnNames.Count == 0 ? null : names ?? training.ColumnNames;
        TableColumns columns = new(_file, width, known, _request.Target, _request.Ignore);
        List<double> inputs = [];
        List<Label> labels = [];
        do
        {
            Add(lines.Current, width, first.Number, columns, inputs, labels);
        }
        while (lines.MoveNext());

        if (dialect.Header == TableHeader.Counts)
        {
            CountsHeader.Check(_file, header!.Value, labels, width - 1);
        }

        return new LabelledRows(_file, new NumberMatrix([.. inputs], columns.Inputs.Length), labels, names is null ? [] : [.. columns.Inputs.Select(column => names[column])], names ?? [], width);
    }

    // A header that ends with a delimiter has one name more, an empty one, than there are columns.
    private int WidthOf(string[] names, int line, TableLine first)
    {
        int fields = first.Fields.Count;
        bool surplus = names[^1].Length == 0;
        if (surplus && (fields == names.Length - 1 || (fields == names.Length && first.Fields[^1].Length == 0)))
        {
            return names.Length - 1;
        }

        return fields == names.Length ? fields
            : throw At(first.Number, FormattableString.Invariant($"found {Counted(fields)}, expected {names.Length}, one for each name in line {line}"));
    }

    private void Add(TableLine line, int width, int firstLine, TableColumns columns, List<double> inputs, List<Label> labels)
    {
        IReadOnlyList<string> fields = line.Fields;
        if (fields.Count != width && !(_hasSurplusDelimiter && fields.Count == width + 1 && fields[^1].Length == 0))
        {
            throw At(line.Number, FormattableString.Invariant($"found {Counted(fields.Count)}, expected {width} as in line {firstLine}"));
        }

        foreach (int column in columns.Inputs)
        {
            inputs.Add(Input(fields[column], line.Number, column + 1));
        }

        string label = fields[columns.Target];
        if (label.Length == 0)
        {
            throw At(line.Number, columns.Target + 1, "found an empty field, expected a class");
        }

        if ((label == "?" || TableDialect.Number(label) is double.NaN) && !_request.Classes.Contains(label))
        {
            throw At(line.Number, columns.Target + 1, $"found \"{label}\", expected a class (one of that name is listed in key data.classes)");
        }

        if (!_labels.TryGetValue(label, out string? known))
        {
            _labels.Add(label, known = label);
        }

        labels.Add(new Label(known, line.Number, columns.Target + 1));
    }

    private double Input(string field, int line, int column) => TableDialect.Number(field) switch
    {
        null => throw At(line, column, $"found {(field.Length == 0 ? "an empty field" : $"\"{(field.Length <= 40 ? field : field[..40] + "…")}\"")}, expected a number"),
        { } value when double.IsFinite(value) => value,
        _ => throw At(line, column, $"found \"{field}\", expected a finite number"),
    };

    private InputException At(int line, string message) => new(FormattableString.Invariant($"{_file}, line {line}: {message}"));

    private InputException At(int line, int column, string message) => new(FormattableString.Invariant($"{_file}, line {line}, column {column}: {message}"));

    private static string Counted(int fields) => FormattableString.Invariant($"{fields} field{(fields == 1 ? string.Empty : "s")}");
}
