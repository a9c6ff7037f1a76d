using System.Globalization;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The minima that flatten a disconnectivity graph: without them it would be ten times less high.</summary>
/// <remarks>The all-zero minimum of a network lies at ln 2 or so, far above all others.</remarks>
internal static class DrawnMinima
{
    private const double FlattenedBy = 10;
    private const int MostLeftOut = 3;
    private const int MostNamed = 6;

    /// <summary>Ids of the minima to leave out, highest first.</summary>
    public static IReadOnlyList<int> Flattening(SuperbasinTree tree)
    {
        List<int> leftOut = [], tried = [];
        double height = Height(tree);

        // No tree is less high than its highest minimum.
        if (tree.LeafCount > MostLeftOut && (tree.Nodes[tree.LeafCount - 1 - MostLeftOut].Energy - tree.GlobalMinimum.Energy) * FlattenedBy > height)
        {
            return [];
        }

        SuperbasinTree rest = tree;
        while (tried.Count < MostLeftOut && rest.LeafCount > 2)
        {
            tried.Add(rest.Leaves.Last().Lowest.Id);
            rest = tree.Without(tried);
            double lower = Height(rest);
            if (lower > 0 && lower * FlattenedBy <= height)
            {
                leftOut = [.. tried];
                height = lower;
            }
        }

        return leftOut;
    }

    /// <summary>Words for the title, empty when all are drawn.</summary>
    public static string Words(SuperbasinTree tree, IReadOnlyList<int> leftOut) => Words(id => tree.Leaf(id).Energy, leftOut);

    /// <summary>Words for the title, empty when all are drawn.</summary>
    /// <param name="energyOf">Energy of a minimum, by id.</param>
    /// <param name="leftOut">Ids.</param>
    public static string Words(Func<int, double> energyOf, IReadOnlyList<int> leftOut) => leftOut.Count switch
    {
        0 => string.Empty,
        1 => string.Create(CultureInfo.InvariantCulture, $" (minimum {leftOut[0]} at {energyOf(leftOut[0]):G6} not shown)"),
        _ => $" ({Ids(leftOut)} not shown)",
    };

    /// <summary>Names some points by their ids, or counts many.</summary>
    public static string Ids(IReadOnlyList<int> ids, StationaryPointKind kind = StationaryPointKind.Minimum)
    {
        (string one, string several) = kind == StationaryPointKind.Minimum ? ("minimum", "minima") : ("transition state", "transition states");
        return ids.Count == 1 ? string.Create(CultureInfo.InvariantCulture, $"{one} {ids[0]}")
            : ids.Count <= MostNamed ? $"{several} {string.Join(", ", ids.Order())}"
            : string.Create(CultureInfo.InvariantCulture, $"{ids.Count} {several}");
    }

    private static double Height(SuperbasinTree tree) => tree.Nodes.Max(node => node.Energy) - tree.GlobalMinimum.Energy;
}
