using System.Collections.Immutable;

namespace EnergyLandscape.Data;

/// <summary>Which data a network is trained and tested on, and how they are prepared.</summary>
public sealed record DataRequest
{
    /// <summary>Path of the file with the rows: a text table or IDX images, plain or compressed with gzip.</summary>
    public required string Path { get; init; }

    /// <summary>Path of the IDX labels; for IDX images only.</summary>
    public string? LabelsPath { get; init; }

    /// <summary>Path of a file with test rows, written as the training file; null for none.</summary>
    public string? TestPath { get; init; }

    /// <summary>Path of the IDX labels of the test images.</summary>
    public string? TestLabelsPath { get; init; }

    /// <summary>How the files are written.</summary>
    public DataFormat Format { get; init; }

    /// <summary>What stands above the rows of a table.</summary>
    public TableHeader Header { get; init; }

    /// <summary>What separates the fields of a table.</summary>
    public TableDelimiter Delimiter { get; init; }

    /// <summary>Column of the class in a table: "last", "first", a name of the header, or a number from 1.</summary>
    public string Target { get; init; } = "last";

    /// <summary>Columns of a table to leave out: names of the header or numbers from 1.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>The classes in their order; empty for the distinct labels of the training file, sorted (numbers as numbers). A class of several
    /// labels joins them with bars: "3|4|5".</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>How inputs are scaled.</summary>
    public DataScaling Scaling { get; init; }

    /// <summary>Share of the rows that is set aside for testing, at random, from 0 to 1; 0 for none.</summary>
    public double TestShare { get; init; }

    /// <summary>Seed of the random split.</summary>
    public ulong SplitSeed { get; init; } = 1;

    /// <summary>How many of the training rows are used; null for all.</summary>
    public int? Rows { get; init; }

    /// <summary>Seed of the choice of rows; null for the first ones in the order of the file.</summary>
    public ulong? RowsSeed { get; init; }

    /// <summary>How many test rows are used; null for all. Where neither a test file nor a share gives any, they are rows of the training file that
    /// are not trained on: those that follow, or with <see cref="RowsSeed"/> random ones.</summary>
    public int? TestRows { get; init; }

    /// <summary>Number of outputs of the network; null for 1 with two classes and one a class with more.</summary>
    public int? Outputs { get; init; }
}
