using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The part of a disconnectivity graph that is drawn.</summary>
/// <param name="All">The tree of all minima.</param>
/// <param name="Tree">What is drawn.</param>
/// <param name="Zeros">Minima at the origin that were asked to be left out.</param>
/// <param name="LeftOut">All minima that were asked to be left out by name or as zero.</param>
internal sealed record SelectedTree(SuperbasinTree All, SuperbasinTree Tree, IReadOnlyList<int> Zeros, IReadOnlyList<int> LeftOut);
