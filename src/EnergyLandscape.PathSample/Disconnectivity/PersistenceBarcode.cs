namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>The barcode of a landscape in dimension zero: one bar for each minimum, from its energy to that of the transition state at which
/// its superbasin joins one with a lower minimum.</summary>
/// <remarks>The elder rule: where superbasins join, the one with the lowest minimum lives on, of equal minima the one with the lowest id
/// (Edelsbrunner, Letscher and Zomorodian, Discrete Comput. Geom. 28, 511 (2002), doi:10.1007/s00454-002-2885-2). Bars of length zero, from
/// transition states raised to a minimum, are kept.</remarks>
/// <threadsafety>Immutable.</threadsafety>
public sealed class PersistenceBarcode
{
    private PersistenceBarcode(IReadOnlyList<PersistenceBar> bars) => Bars = bars;

    /// <summary>One bar for each minimum, by energy of the minimum, then its id.</summary>
    public IReadOnlyList<PersistenceBar> Bars { get; }

    /// <summary>Reads the barcode off a merge tree.</summary>
    /// <param name="tree">The tree.</param>
    public static PersistenceBarcode Of(SuperbasinTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var endOf = new Dictionary<int, SuperbasinNode>(tree.LeafCount);
        foreach (SuperbasinNode node in tree.Nodes)
        {
            // The eldest comes first.
            for (int i = 1; i < node.Children.Count; i++)
            {
                endOf.Add(node.Children[i].Lowest.Id, node);
            }
        }

        return new PersistenceBarcode([.. tree.Leaves.Select(leaf => endOf.TryGetValue(leaf.Lowest.Id, out SuperbasinNode? end)
            ? new PersistenceBar(leaf.Lowest.Id, leaf.Energy, end.TransitionState, end.Energy)
            : new PersistenceBar(leaf.Lowest.Id, leaf.Energy, null, double.PositiveInfinity))]);
    }
}
