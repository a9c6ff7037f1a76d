using System.ComponentModel;
using EnergyLandscape.Data;

namespace EnergyLandscape.Runs;

/// <summary>The section [data]: what a network is trained on, built in or in files.</summary>
public sealed record DataSection
{
    /// <summary>Built-in data set; source or path has to be given. Default absent: path is given (no data set is better than others).</summary>
    [Description("Built-in data set; source or path has to be given. Default absent: path is given (no data set is better than others).")]
    public DataSource? Source { get; init; }

    /// <summary>File of the rows, a text table or IDX images, plain or .gz; relative to the folder of the run file. Default absent: source is given (no data set is better than others).</summary>
    [Description("File of the rows, a text table or IDX images, plain or .gz; relative to the folder of the run file. Default absent: source is given (no data set is better than others).")]
    [DataFileKey]
    [TextKey("the path of a file such as \"iris.csv\"")]
    public string? Path { get; init; }

    /// <summary>File of the IDX labels; for IDX images only. Default absent: none (tables have their classes in a column).</summary>
    [Description("File of the IDX labels; for IDX images only. Default absent: none (tables have their classes in a column).")]
    [DataFileKey]
    [TextKey("the path of a file such as \"train-labels-idx1-ubyte.gz\"")]
    public string? LabelsPath { get; init; }

    /// <summary>File of test rows, written as the file of path. Default absent: none (test-share splits one file).</summary>
    [Description("File of test rows, written as the file of path. Default absent: none (test-share splits one file).")]
    [DataFileKey]
    [TextKey("the path of a file such as \"optdigits.tes\"")]
    public string? TestPath { get; init; }

    /// <summary>File of the IDX labels of the test images. Default absent: none (tables have their classes in a column).</summary>
    [Description("File of the IDX labels of the test images. Default absent: none (tables have their classes in a column).")]
    [DataFileKey]
    [TextKey("the path of a file such as \"t10k-labels-idx1-ubyte.gz\"")]
    public string? TestLabelsPath { get; init; }

    /// <summary>How the files are written; "auto" goes by their first bytes and names. Default "auto" (our choice).</summary>
    [Description("How the files are written; \"auto\" goes by their first bytes and names. Default \"auto\" (our choice).")]
    [DataFileKey]
    public DataFormat Format { get; init; } = DataFormat.Auto;

    /// <summary>First line of a table: none, names of columns, or counts such as 150,4,setosa,versicolor,virginica (rows, inputs, classes). Default "auto" (our choice).</summary>
    [Description("First line of a table: none, names of columns, or counts such as 150,4,setosa,versicolor,virginica (rows, inputs, classes). Default \"auto\" (our choice).")]
    [DataFileKey]
    public TableHeader Header { get; init; } = TableHeader.Auto;

    /// <summary>What separates the fields of a table. Default "auto" (our choice).</summary>
    [Description("What separates the fields of a table. Default \"auto\" (our choice).")]
    [DataFileKey]
    public TableDelimiter Delimiter { get; init; } = TableDelimiter.Auto;

    /// <summary>Column of the class in a table: "last", "first", a name of the header, or a number from 1. Default "last" (UCI and Proben1).</summary>
    [Description("Column of the class in a table: \"last\", \"first\", a name of the header, or a number from 1. Default \"last\" (UCI and Proben1).")]
    [DataFileKey]
    [TextKey("\"last\", \"first\", a column's name in quotes or its number from 1", AcceptsWholeNumbers = true)]
    public string Target { get; init; } = "last";

    /// <summary>Columns of a table that are no inputs: names of the header or numbers from 1. Default [] (none).</summary>
    [Description("Columns of a table that are no inputs: names of the header or numbers from 1. Default [] (none).")]
    [DataFileKey]
    [TextKey("a list of columns, names in quotes or numbers from 1, such as [\"id\"]", AcceptsWholeNumbers = true)]
    public ValueList<string> Ignore { get; init; } = [];

    /// <summary>All classes in their order, labels of one class joined by bars as "3|4|5"; the empty list sorts the labels of the file, numbers as numbers. Default [] (our choice).</summary>
    [Description("All classes in their order, labels of one class joined by bars as \"3|4|5\"; the empty list sorts the labels of the file, numbers as numbers. Default [] (our choice).")]
    [DataFileKey]
    [TextKey("a list of classes such as [\"M\", \"B\"]", AcceptsWholeNumbers = true)]
    public ValueList<string> Classes { get; init; } = [];

    /// <summary>Scaling of the inputs, fitted on the training rows: "z-score" (mean 0, population deviation 1), "min-max" (to [-1, 1]), "mean-magnitude" (each column divided by the mean of its magnitudes, MLPNORM of the Wales group), "unit" (bytes by 255, tables by their largest absolute value). Default "none" (our choice).</summary>
    [Description("Scaling of the inputs, fitted on the training rows: \"z-score\" (mean 0, population deviation 1), \"min-max\" (to [-1, 1]), \"mean-magnitude\" (each column divided by the mean of its magnitudes, MLPNORM of the Wales group), \"unit\" (bytes by 255, tables by their largest absolute value). Default \"none\" (our choice).")]
    [DataFileKey]
    public DataScaling Scaling { get; init; } = DataScaling.None;

    /// <summary>Share of the rows set aside at random for testing, rounded up to whole rows. Default 0.0 (none; Bosman et al. use 0.2).</summary>
    [Description("Share of the rows set aside at random for testing, rounded up to whole rows. Default 0.0 (none; Bosman et al. use 0.2).")]
    [DataFileKey]
    [Bounds(AtLeast = 0, AtMost = 1)]
    public double TestShare { get; init; } = 0.0;

    /// <summary>Seed of that choice. Default 1 (our choice).</summary>
    [Description("Seed of that choice. Default 1 (our choice).")]
    [DataFileKey]
    [Bounds(AtLeast = 0)]
    public ulong SplitSeed { get; init => field = value <= long.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A seed is at most 9223372036854775807, the largest whole number of a run file."); } = 1;

    /// <summary>How many training rows are used. Default absent: all (our choice).</summary>
    [Description("How many training rows are used. Default absent: all (our choice).")]
    [DataFileKey]
    [Bounds(AtLeast = 1)]
    public int? Rows { get; init; }

    /// <summary>Seed with which rows and test-rows are drawn. Default absent: the first ones of the file (our choice).</summary>
    [Description("Seed with which rows and test-rows are drawn. Default absent: the first ones of the file (our choice).")]
    [DataFileKey]
    [Bounds(AtLeast = 0)]
    public ulong? RowsSeed { get; init => field = value is null or <= long.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A seed is at most 9223372036854775807, the largest whole number of a run file."); }

    /// <summary>How many test rows are used; without test-path and test-share they are rows that are not trained on: those that follow, or with rows-seed random ones. Default absent: all that test-path or test-share give (our choice).</summary>
    [Description("How many test rows are used; without test-path and test-share they are rows that are not trained on: those that follow, or with rows-seed random ones. Default absent: all that test-path or test-share give (our choice).")]
    [DataFileKey]
    [Bounds(AtLeast = 1)]
    public int? TestRows { get; init; }

    /// <summary>SHA-256 that the files have to have: of path, labels-path, test-path, test-labels-path, as far as given; databases remember it. Default [] (no check).</summary>
    [Description("SHA-256 that the files have to have: of path, labels-path, test-path, test-labels-path, as far as given; databases remember it. Default [] (no check).")]
    [DataFileKey]
    [TextKey("a list of checksums, one a file, of 64 hexadecimal digits each")]
    public ValueList<string> Sha256 { get; init; } = [];

    /// <summary>The section without files of test rows and their checksums.</summary>
    /// <remarks>Test rows are no part of a landscape: one can be looked at when they are gone or were edited.</remarks>
    public DataSection WithoutTestFiles() => this with { TestPath = null, TestLabelsPath = null, TestRows = TestPath is null ? TestRows : null, Sha256 = [.. Sha256.Take(LabelsPath is null ? 1 : 2)] };

    /// <summary>The section with the files of a folder in place of those that are gone and have the same names.</summary>
    /// <remarks>A database remembers full paths, which another machine does not have. Only files with known checksums are looked for: those say whether it is the same file.</remarks>
    /// <param name="folder">Where to look, such as the folder of the database.</param>
    public DataSection WithMovedFiles(string folder)
    {
        return Sha256.Count == 0 ? this : this with { Path = Found(Path), LabelsPath = Found(LabelsPath), TestPath = Found(TestPath), TestLabelsPath = Found(TestLabelsPath) };

        string? Found(string? path) =>
            path is not null && !File.Exists(path) && System.IO.Path.GetFullPath(System.IO.Path.GetFileName(path), folder) is var beside && File.Exists(beside) ? beside : path;
    }

    /// <summary>The section with paths that hold in any working directory.</summary>
    /// <param name="folder">Folder that relative paths start from.</param>
    public DataSection WithPathsFrom(string folder)
    {
        string? Full(string? path) => string.IsNullOrWhiteSpace(path) ? path : System.IO.Path.GetFullPath(path, folder);
        return this with { Path = Full(Path), LabelsPath = Full(LabelsPath), TestPath = Full(TestPath), TestLabelsPath = Full(TestLabelsPath) };
    }
}
