namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>A node of the merge tree: a minimum (leaf), or the superbasin made where several superbasins join.</summary>
/// <threadsafety>Immutable once its tree is built.</threadsafety>
public sealed class SuperbasinNode
{
    internal SuperbasinNode(int index, TreeMinimum minimum)
    {
        Index = index;
        Energy = minimum.Energy;
        Lowest = minimum;
        LeafCount = 1;
        Children = [];
    }

    internal SuperbasinNode(int index, double energy, int? transitionState, SuperbasinNode[] children)
    {
        Index = index;
        Energy = energy;
        TransitionState = transitionState;
        Array.Sort(children, CompareByLowest);
        Lowest = children[0].Lowest;
        Children = children;
        foreach (SuperbasinNode child in children)
        {
            LeafCount += child.LeafCount;
            child.Parent = this;
        }
    }

    /// <summary>Position in <see cref="SuperbasinTree.Nodes"/>; a parent's is larger than its children's.</summary>
    public int Index { get; }

    /// <summary>Of a leaf, the minimum's energy; of any other node, the energy at which its children join.</summary>
    public double Energy { get; }

    /// <summary>The transition state that joins the children (the lowest id of several at the same energy); null for a leaf.</summary>
    public int? TransitionState { get; }

    /// <summary>The lowest minimum below this node; of equal energies, the one with the lowest id.</summary>
    public TreeMinimum Lowest { get; }

    /// <summary>Number of minima below this node; 1 for a leaf.</summary>
    public int LeafCount { get; }

    /// <summary>The superbasins joined here, by the energy of their lowest minimum, then its id; none for a leaf, else two or more.</summary>
    public IReadOnlyList<SuperbasinNode> Children { get; }

    /// <summary>The superbasin that this one joins; null for a root.</summary>
    public SuperbasinNode? Parent { get; private set; }

    /// <summary>True for a minimum.</summary>
    public bool IsLeaf => Children.Count == 0;

    internal static int CompareByLowest(SuperbasinNode a, SuperbasinNode b)
    {
        int order = a.Lowest.Energy.CompareTo(b.Lowest.Energy);
        return order != 0 ? order : a.Lowest.Id.CompareTo(b.Lowest.Id);
    }
}
