using System.Collections.Immutable;

namespace EnergyLandscape.Data;

/// <summary>A data set that papers on loss landscapes use, and where its files are published.</summary>
/// <param name="Name">Its name for the command line.</param>
/// <param name="Rows">Number of rows to train on.</param>
/// <param name="TestRows">Number of rows in a test file of its own; 0 for none.</param>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Licence">Licence of the data, as far as their publishers state one.</param>
/// <param name="Files">Its files; empty for a set that is built in.</param>
/// <param name="RunFileKeys">The section [data] of a run file beside the files, in TOML.</param>
public sealed record PublishedDataSet(
    string Name, int Rows, int TestRows, int Inputs, int Classes, string Licence, ImmutableArray<PublishedFile> Files, string RunFileKeys);
