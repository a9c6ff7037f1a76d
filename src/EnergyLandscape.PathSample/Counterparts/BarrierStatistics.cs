using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.PathSample.Counterparts;

/// <summary>Barriers from the minima of a landscape to its global one: lowest possible highest energy on the way, less the energy of the minimum.</summary>
/// <param name="Connected">Number of minima, besides the global one, with a path to it.</param>
/// <param name="Unconnected">Number of those without.</param>
/// <param name="Lowest">Lowest barrier; NaN without one.</param>
/// <param name="Mean">Mean barrier.</param>
/// <param name="Highest">Highest barrier.</param>
public sealed record BarrierStatistics(int Connected, int Unconnected, double Lowest, double Mean, double Highest)
{
    /// <summary>The barriers of a tree.</summary>
    /// <param name="tree">The superbasin tree of all minima.</param>
    public static BarrierStatistics Of(SuperbasinTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        if (tree.LeafCount == 0)
        {
            return new BarrierStatistics(0, 0, double.NaN, double.NaN, double.NaN);
        }

        int global = tree.GlobalMinimum.Id;
        IReadOnlyDictionary<int, double> barriers = LandscapeBarriers.ToGlobalMinimum(tree);
        double[] finite = [.. tree.Leaves.Where(leaf => leaf.Lowest.Id != global && barriers.ContainsKey(leaf.Lowest.Id)).Select(leaf => barriers[leaf.Lowest.Id])];
        int others = tree.LeafCount - 1;
        return finite.Length == 0
            ? new BarrierStatistics(0, others, double.NaN, double.NaN, double.NaN)
            : new BarrierStatistics(finite.Length, others - finite.Length, finite.Min(), finite.Average(), finite.Max());
    }
}
