using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>Barriers of a landscape: over single transition states, and along the lowest paths to the global minimum (Tables S1 and S2 of Verpoort, Lee and
/// Wales 2020).</summary>
/// <param name="BetweenCopies">Number of transition states among those of <paramref name="Lower"/> whose lowest minima of both sides are one: degenerate rearrangements.</param>
/// <param name="Lower">Of every transition state with a minimum on both sides, its height above the higher of them; the lowest minimum counts for a side that
/// reaches several.</param>
/// <param name="Upper">Its height above the lower of them.</param>
/// <param name="Both">Both heights of every transition state, together.</param>
/// <param name="ToGlobal">Of every minimum with a path to the global one: height of the highest transition state on the path whose highest is lowest, above the minimum.</param>
/// <param name="Unconnected">Number of minima without a path to the global one.</param>
/// <param name="Energies">Energies of the minima with a path to the global one, itself included.</param>
public sealed record LandscapeBarriers(
    int BetweenCopies, SampleSummary Lower, SampleSummary Upper, SampleSummary Both, SampleSummary ToGlobal, int Unconnected, SampleSummary Energies)
{
    /// <summary>The mean lowest barrier to the global minimum in units of the standard deviation of the energies of the minima: small for a funnel, where the way down is nowhere
    /// far up, large where minima of like energies are held apart. NaN with fewer than two energies.</summary>
    public double Funnel => Energies.Deviation > 0 ? ToGlobal.Mean / Energies.Deviation : double.NaN;

    /// <summary>Whether there are minima over which no path was to lead.</summary>
    public bool AvoidsMinima { get; private init; }

    /// <summary>The same in units of the range of the energies.</summary>
    public double FunnelOfRange => Energies.Highest > Energies.Lowest ? ToGlobal.Mean / (Energies.Highest - Energies.Lowest) : double.NaN;

    /// <summary>Measures the barriers of a store, in O(E log E) for E transition states.</summary>
    /// <param name="store">The landscape.</param>
    /// <param name="selection">Of which minima the barriers to the global one and the energies are. Paths lead over minima that are left out, but for those that are avoided. Transition states count while a minimum is left on both sides, but not those that lead to one that is avoided.</param>
    /// <exception cref="InputException">The store holds no minimum, or none is left.</exception>
    public static LandscapeBarriers Of(StationaryPointStore store, PointSelection selection)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(selection);
        SuperbasinTree tree = store.ToSuperbasinTree(selection.Avoided).Without(selection.LeftOut);
        if (tree.LeafCount == 0)
        {
            throw new InputException($"No minimum of {store.Path} is left to measure barriers of, expected at least one; leave out fewer");
        }

        var lower = new List<double>(store.TransitionStates.Count);
        var upper = new List<double>(store.TransitionStates.Count);
        int copies = 0;
        foreach (StoredPoint saddle in store.TransitionStates)
        {
            if (selection.Avoided.Count > 0 && store.MinimaOf(saddle.Id).Any(selection.Avoided.Contains))
            {
                continue;
            }

            (StoredPoint? first, StoredPoint? second) = (LowestOf(store, saddle.Id, 0, selection), LowestOf(store, saddle.Id, 1, selection));
            if (first is not null && second is not null)
            {
                lower.Add(saddle.Energy - Math.Max(first.Energy, second.Energy));
                upper.Add(saddle.Energy - Math.Min(first.Energy, second.Energy));
                copies += first.Id == second.Id ? 1 : 0;
            }
        }

        IReadOnlyDictionary<int, double> toGlobal = ToGlobalMinimum(tree);
        SuperbasinNode[] minima = [.. tree.Leaves.Take(selection.Lowest ?? tree.LeafCount)];
        SuperbasinNode[] connected = [.. minima.Where(leaf => toGlobal.ContainsKey(leaf.Lowest.Id))];
        return new LandscapeBarriers(
            copies,
            SampleSummary.Of(lower),
            SampleSummary.Of(upper),
            SampleSummary.Of(lower.Concat(upper)),
            SampleSummary.Of(connected.Select(leaf => toGlobal[leaf.Lowest.Id])),
            minima.Length - connected.Length - 1,
            SampleSummary.Of(connected.Select(leaf => leaf.Energy).Append(tree.GlobalMinimum.Energy)))
        {
            AvoidsMinima = selection.Avoided.Count > 0,
        };
    }

    /// <summary>The lowest barrier from every minimum to the global one, in one pass down the tree.</summary>
    /// <param name="tree">The tree of all minima.</param>
    /// <returns>By id of the minimum: the lowest possible highest energy on the way, less the energy of the minimum. The global minimum and those without a path to
    /// it are absent.</returns>
    public static IReadOnlyDictionary<int, double> ToGlobalMinimum(SuperbasinTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var barriers = new Dictionary<int, double>(tree.LeafCount);
        if (tree.LeafCount == 0)
        {
            return barriers;
        }

        // Parents come after their children. A superbasin without the global minimum joins it where the first of its ancestors that has it was made.
        int global = tree.GlobalMinimum.Id;
        var joins = new double[tree.Nodes.Count];
        for (int i = tree.Nodes.Count - 1; i >= 0; i--)
        {
            SuperbasinNode node = tree.Nodes[i];
            joins[i] = node.Lowest.Id == global ? double.NaN
                : node.Parent is not { } parent ? double.PositiveInfinity
                : parent.Lowest.Id == global ? parent.Energy : joins[parent.Index];
            if (node.IsLeaf && double.IsFinite(joins[i]))
            {
                barriers.Add(node.Lowest.Id, joins[i] - node.Energy);
            }
        }

        return barriers;
    }

    private static StoredPoint? LowestOf(StationaryPointStore store, int saddle, int side, PointSelection selection) => store.ConnectionsOf(saddle)
        .Where(connection => connection.Side == side && !selection.IsLeftOut(connection.Minimum)).Select(connection => store.Minima[connection.Minimum - 1]).MinBy(minimum => (minimum.Energy, minimum.Id));
}
