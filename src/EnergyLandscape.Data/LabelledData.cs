using System.Collections.Immutable;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>The files of a data set, read and checked; what a network with a number of outputs sees of them is <see cref="TrainingData"/>.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class LabelledData
{
    private readonly LabelledRows _rows;
    private readonly LabelledRows? _testRows;
    private readonly ClassLabels _classes;

    private LabelledData(DataRequest request, LabelledRows rows, LabelledRows? testRows, ImmutableArray<string> digests)
    {
        Request = request;
        _rows = rows;
        _testRows = testRows;
        _classes = ClassLabels.Of(rows, request.Classes);
        Digests = digests;
    }

    /// <summary>What was asked for, with the format, the header and the delimiter that were found.</summary>
    public DataRequest Request { get; }

    /// <summary>Number of rows in the file that <see cref="DataRequest.Path"/> names.</summary>
    public int Rows => _rows.Inputs.Rows;

    /// <summary>Number of input columns.</summary>
    public int InputColumns => _rows.Inputs.Columns;

    /// <summary>Names of the input columns; empty when the file has none.</summary>
    public IReadOnlyList<string> InputNames => _rows.InputNames;

    /// <summary>The classes in their order.</summary>
    public ImmutableArray<string> Classes => _classes.Classes;

    /// <summary>SHA-256 of each file as it is on disk, in lower-case hexadecimal digits: rows, labels, test rows, test labels, as far as there are any.</summary>
    public ImmutableArray<string> Digests { get; }

    /// <summary>Reads the files.</summary>
    /// <param name="request">Which, and how they are written.</param>
    /// <exception cref="InputException">A file is missing or malformed, or the files do not fit each other.</exception>
    public static LabelledData Read(DataRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.TestPath is not null && request.TestShare > 0)
        {
            throw new InputException("keys data.test-path and data.test-share both say where test rows come from, expected one of them");
        }

        if (request.TestLabelsPath is not null && request.TestPath is null)
        {
            throw new InputException("key data.test-labels-path is given without data.test-path, expected the test images as well");
        }

        DataFile file = DataFile.Read(request.Path);
        DataRequest found = Dialects.Find(request, file);
        List<DataFile> files = [file];
        LabelledRows rows = Read(found, file, request.LabelsPath, "labels-path", files, null);
        LabelledRows? testRows = null;
        if (request.TestPath is { } testPath)
        {
            DataFile test = DataFile.Read(testPath);
            files.Add(test);
            testRows = Read(found with { Header = request.Header }, test, request.TestLabelsPath, "test-labels-path", files, rows);
            if (testRows.Inputs.Columns != rows.Inputs.Columns)
            {
                throw new InputException(FormattableString.Invariant($"{testPath} has {testRows.Inputs.Columns} inputs, expected {rows.Inputs.Columns} as in {request.Path}"));
            }
        }

        return new LabelledData(found, rows, testRows, [.. files.Select(f => f.Sha256)]);
    }

    /// <summary>What a network sees of the data.</summary>
    /// <param name="outputs">Number of its outputs, one of <see cref="TargetEncoding.OutputsFor"/>; null for the smallest.</param>
    /// <exception cref="InputException">The number of outputs does not fit the classes, the split leaves no training row, or a class of the test
    /// file is unknown.</exception>
    public TrainingData Prepare(int? outputs)
    {
        int columns = Outputs(outputs);
        (int[] training, int[] test) = Parts();
        string name = Path.GetFileName(Request.Path);
        ColumnScaling scaling = ColumnScaling.Fit(Request.Scaling, _rows.Inputs, training, Request.Path);
        int[] classes = _classes.NumbersOf(_rows);
        PreparedRows Part(LabelledRows rows, int[] numbers, int[] part) => new(name, rows.Inputs, numbers, part, scaling, columns);
        PreparedRows? testPart = _testRows is not null ? Part(_testRows, _classes.NumbersOf(_testRows), test)
            : test.Length > 0 ? Part(_rows, classes, test) : null;
        return TrainingData.Of(this, Part(_rows, classes, training), testPart);
    }

    /// <summary>The inputs of the training rows and how they are scaled.</summary>
    public NetworkInputs Inputs()
    {
        (int[] training, int[] _) = Parts();
        return NetworkInputs.Of(InputNames, ColumnScaling.Fit(Request.Scaling, _rows.Inputs, training, Request.Path), _rows.Inputs, training);
    }

    /// <summary>All rows of another table, scaled and encoded as the training rows are.</summary>
    /// <param name="path">A file written as that of the training rows.</param>
    /// <param name="outputs">Number of outputs of the network, as in <see cref="Prepare"/>.</param>
    /// <exception cref="InputException">The file is missing or malformed, or its columns or classes are others.</exception>
    public TrainingSet ReadOther(string path, int? outputs)
    {
        int columns = Outputs(outputs);
        LabelledRows rows = Read(Request, DataFile.Read(path), null, "test-labels-path", [], _rows);
        if (rows.Inputs.Columns != _rows.Inputs.Columns)
        {
            throw new InputException(FormattableString.Invariant($"{path} has {rows.Inputs.Columns} inputs, expected {_rows.Inputs.Columns} as in {Request.Path}"));
        }

        ColumnScaling scaling = ColumnScaling.Fit(Request.Scaling, _rows.Inputs, Parts().Training, Request.Path);
        return new PreparedRows(Path.GetFileName(path), rows.Inputs, _classes.NumbersOf(rows), [.. Enumerable.Range(0, rows.Inputs.Rows)], scaling, columns).TakeAll();
    }

    private int Outputs(int? outputs)
    {
        IReadOnlyList<int> allowed = TargetEncoding.OutputsFor(Classes.Length);
        int columns = outputs ?? allowed[0];
        return allowed.Contains(columns) ? columns
            : throw new InputException(FormattableString.Invariant($"{Request.Path} has {Classes.Length} classes, which a network with {columns} outputs cannot tell apart; expected {string.Join(" or ", allowed)} outputs"));
    }

    private (int[] Training, int[] Test) Parts()
    {
        (int[] training, int[] test) = RandomSplit.Of(Rows, Request.TestShare, Request.SplitSeed);
        return training.Length > 0 ? RowSubsets.Of(Request, training, test, _testRows?.Inputs.Rows)
            : throw new InputException(FormattableString.Invariant($"key data.test-share is {Request.TestShare}, which leaves none of the {Rows} rows of {Request.Path} for training; expected a smaller share"));
    }

    private static LabelledRows Read(DataRequest request, DataFile file, string? labelsPath, string labelsKey, List<DataFile> files, LabelledRows? training)
    {
        bool isIdx = request.Format == DataFormat.Idx;
        if (isIdx != labelsPath is not null)
        {
            throw new InputException(isIdx
                ? $"key data.{labelsKey} is missing for the IDX images of {file.Path}, expected the path of their labels"
                : $"key data.{labelsKey} is given for the table {file.Path}, whose classes stand in one of its columns; expected it for IDX images only");
        }

        if (!isIdx)
        {
            return training is null ? TableReader.Read(file, request) : TableReader.ReadTest(file, request, training);
        }

        DataFile labels = DataFile.Read(labelsPath!);
        files.Add(labels);
        return IdxFile.Read(file, labels);
    }
}
