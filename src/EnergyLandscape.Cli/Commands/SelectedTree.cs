using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The part of a disconnectivity graph that is drawn.</summary>
/// <param name="Tree">What is drawn.</param>
/// <param name="EnergyOf">Energy of any minimum of the landscape, by id.</param>
/// <param name="Told">Minima left out by what they are, which figures tell: those at the origin, networks that ignore their inputs, those that flatten the graph.</param>
/// <param name="LeftOut">All minima that are left out, those asked for by name too.</param>
/// <param name="Remark">What the drawn part is of the rest; null for all of it.</param>
/// <param name="Unconnected">What is true of parts that are drawn side by side; null where nothing but known transition states decides.</param>
internal sealed record SelectedTree(
    SuperbasinTree Tree, Func<int, double> EnergyOf, IReadOnlyList<int> Told, IReadOnlyList<int> LeftOut, string? Remark, string? Unconnected);
