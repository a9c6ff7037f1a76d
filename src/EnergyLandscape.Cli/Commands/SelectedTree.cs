using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The part of a disconnectivity graph that is drawn.</summary>
/// <param name="All">The tree of all minima.</param>
/// <param name="Tree">What is drawn.</param>
/// <param name="Told">Minima left out by what they are, which figures tell: those at the origin, networks that ignore their inputs.</param>
/// <param name="LeftOut">All minima that are left out, those asked for by name too.</param>
/// <param name="Remark">What the drawn part is of the rest; null for all of it.</param>
internal sealed record SelectedTree(SuperbasinTree All, SuperbasinTree Tree, IReadOnlyList<int> Told, IReadOnlyList<int> LeftOut, string? Remark);
