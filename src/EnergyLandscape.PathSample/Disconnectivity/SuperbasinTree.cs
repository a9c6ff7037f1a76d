using System.Runtime.InteropServices;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>The exact merge tree of a landscape: the connected parts (H0) of its sublevel sets, from the minima up.</summary>
/// <remarks>
/// <para>Superbasins as in Becker and Karplus, J. Chem. Phys. 106, 1495 (1997), doi:10.1063/1.473299, but with the merges at the
/// transition states themselves; the grid of thresholds that disconnectionDPS draws is the view <see cref="AtLevels(double, double, int)"/>.
/// A transition state joins all minima that it reaches at once. Joins of one superbasin at exactly equal energies make one node, so
/// that neither the order nor the numbering of the transition states changes the tree. A transition state that joins nothing new makes
/// no node.</para>
/// <para>A transition state below a minimum that it reaches (an unconverged one) joins at the energy of that minimum, and is listed in
/// <see cref="RaisedTransitionStates"/>.</para>
/// <para>O(E log E) for E transition states; nothing recurses, so chains of 100,000 merges are fine.</para>
/// </remarks>
/// <threadsafety>Immutable.</threadsafety>
public sealed partial class SuperbasinTree
{
    private readonly Dictionary<int, SuperbasinNode> leafOf;

    private SuperbasinTree(List<SuperbasinNode> nodes, int transitionStateCount, IReadOnlyList<int> raised)
    {
        Nodes = nodes;
        leafOf = nodes.TakeWhile(node => node.IsLeaf).ToDictionary(node => node.Lowest.Id);
        var roots = nodes.Where(node => node.Parent is null).ToList();
        roots.Sort(SuperbasinNode.CompareByLowest);
        Roots = roots;
        TransitionStateCount = transitionStateCount;
        RaisedTransitionStates = raised;
    }

    /// <summary>All nodes: the leaves in the order of their energies and ids, then the merges from the lowest up.</summary>
    public IReadOnlyList<SuperbasinNode> Nodes { get; }

    /// <summary>The tops of the unconnected parts, by the energy of their lowest minimum, then its id.</summary>
    public IReadOnlyList<SuperbasinNode> Roots { get; }

    /// <summary>The minima, by energy, then id.</summary>
    public IEnumerable<SuperbasinNode> Leaves => Nodes.Take(LeafCount);

    /// <summary>Number of minima.</summary>
    public int LeafCount => leafOf.Count;

    /// <summary>Number of transition states that the tree was built from, those that join nothing included.</summary>
    public int TransitionStateCount { get; }

    /// <summary>Transition states that lay below a minimum that they reach and were raised to it.</summary>
    public IReadOnlyList<int> RaisedTransitionStates { get; }

    /// <summary>The global minimum.</summary>
    /// <exception cref="InvalidOperationException">The tree is empty.</exception>
    public TreeMinimum GlobalMinimum => Roots.Count > 0 ? Roots[0].Lowest : throw new InvalidOperationException("An empty tree has no minimum.");

    /// <summary>Builds the tree.</summary>
    /// <param name="minima">The minima, in any order.</param>
    /// <param name="transitionStates">The transition states, in any order.</param>
    /// <exception cref="InputException">A minimum is named twice, a transition state names one that is not there, or an energy is not
    /// finite.</exception>
    public static SuperbasinTree Build(IEnumerable<TreeMinimum> minima, IEnumerable<TreeTransitionState> transitionStates)
    {
        ArgumentNullException.ThrowIfNull(minima);
        ArgumentNullException.ThrowIfNull(transitionStates);
        TreeMinimum[] sorted = minima.OrderBy(minimum => minimum.Energy).ThenBy(minimum => minimum.Id).ToArray();
        var position = new Dictionary<int, int>(sorted.Length);
        for (int i = 0; i < sorted.Length; i++)
        {
            if (!double.IsFinite(sorted[i].Energy))
            {
                throw new InputException($"Minimum {sorted[i].Id} has no finite energy; the tree needs one for every minimum.");
            }

            if (!position.TryAdd(sorted[i].Id, i))
            {
                throw new InputException($"Minimum {sorted[i].Id} is listed twice; every minimum needs an id of its own.");
            }
        }

        var raised = new List<int>();
        var joins = new List<Join>();
        var joined = new List<int>();
        foreach (TreeTransitionState transitionState in transitionStates)
        {
            joins.Add(Join.Of(transitionState, position, sorted, joined, raised));
        }

        raised.Sort();
        joins.Sort();
        var forest = new Forest(sorted.Length);
        foreach (TreeMinimum minimum in sorted)
        {
            forest.AddLeaf(minimum);
        }

        ReadOnlySpan<int> positions = CollectionsMarshal.AsSpan(joined);
        for (int first = 0, end; first < joins.Count; first = end)
        {
            for (end = first; end < joins.Count && joins[end].Energy == joins[first].Energy; end++)
            {
                forest.Unite(positions.Slice(joins[end].Start, joins[end].Count), joins[end].Id);
            }

            forest.MakeNodes(joins[first].Energy);
        }

        return new SuperbasinTree(forest.Nodes, joins.Count, raised);
    }

    /// <summary>Lowest possible highest energy on a path between two minima (the minimax barrier, an ultrametric).</summary>
    /// <param name="a">Id of a minimum.</param>
    /// <param name="b">Id of a minimum.</param>
    /// <returns>The energy, not its height above either minimum; +∞ when they are not connected; the minimum's own energy when a is b.</returns>
    public double Barrier(int a, int b)
    {
        SuperbasinNode? x = Leaf(a), y = Leaf(b);
        while (x != y)
        {
            // The one made earlier can't be the common ancestor of both.
            if (x.Index < y.Index)
            {
                x = x.Parent;
            }
            else
            {
                y = y.Parent;
            }

            if (x is null || y is null)
            {
                return double.PositiveInfinity;
            }
        }

        return x.Energy;
    }

    /// <summary>The leaf of a minimum.</summary>
    /// <param name="minimum">Id of a minimum.</param>
    /// <exception cref="InputException">There is no such minimum.</exception>
    public SuperbasinNode Leaf(int minimum) => leafOf.TryGetValue(minimum, out SuperbasinNode? leaf)
        ? leaf
        : throw new InputException($"There is no minimum {minimum} in the tree.");

    /// <summary>The tree as disconnectionDPS sees it with FIRST, DELTA and LEVELS: every merge moves up to the next level above it.</summary>
    /// <param name="first">Energy of the highest level.</param>
    /// <param name="spacing">Distance between levels; positive.</param>
    /// <param name="count">Number of levels, at least 1; level i is at first − i·spacing.</param>
    /// <returns>The coarsened tree. Minima are joined at level E when a path between them stays strictly below E; those joined by
    /// nothing below the first level stay unconnected.</returns>
    public SuperbasinTree AtLevels(double first, double spacing, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacing);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        double LevelAbove(double energy)
        {
            int i = (int)Math.Clamp(Math.Floor((first - energy) / spacing), 0, count - 1);
            while (i + 1 < count && first - ((i + 1) * spacing) > energy)
            {
                i++;
            }

            while (i >= 0 && first - (i * spacing) <= energy)
            {
                i--;
            }

            return i < 0 ? double.PositiveInfinity : first - (i * spacing);
        }

        return Rebuild(LevelAbove, _ => true);
    }

    /// <summary>The tree on equally spaced levels from just above the highest merge to just above the global minimum.</summary>
    /// <param name="count">Number of levels, at least 1.</param>
    /// <remarks>The first level is half a spacing above the highest merge, the last one spacing above the global minimum.</remarks>
    public SuperbasinTree AtLevels(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (Nodes.Count == LeafCount)
        {
            return this;
        }

        double top = Nodes[^1].Energy;
        double spacing = (top - GlobalMinimum.Energy) / (count - 0.5);
        return spacing > 0 ? AtLevels(top + (spacing / 2), spacing, count) : this;
    }

    /// <summary>The part that contains one minimum, alone.</summary>
    /// <param name="minimum">Id of a minimum.</param>
    public SuperbasinTree ConnectedTo(int minimum)
    {
        SuperbasinNode Top(SuperbasinNode node)
        {
            while (node.Parent is not null)
            {
                node = node.Parent;
            }

            return node;
        }

        SuperbasinNode root = Top(Leaf(minimum));
        var inside = new HashSet<int>();
        foreach (SuperbasinNode leaf in LeavesOf(root))
        {
            inside.Add(leaf.Lowest.Id);
        }

        return Rebuild(energy => energy, leaf => inside.Contains(leaf.Id));
    }

    /// <summary>The tree without some minima; the barriers between those that stay don't change.</summary>
    /// <param name="minima">Ids to leave out; those that aren't there are ignored.</param>
    public SuperbasinTree Without(IEnumerable<int> minima)
    {
        var excluded = minima.Where(leafOf.ContainsKey).ToHashSet();
        return excluded.Count == 0 ? this : Rebuild(energy => energy, leaf => !excluded.Contains(leaf.Id));
    }

    /// <summary>The tree of the lowest minima alone (LOWEST of disconnectionDPS); the barriers between them don't change.</summary>
    /// <param name="count">How many minima to keep, at least 1.</param>
    public SuperbasinTree Lowest(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var kept = Leaves.Take(count).Select(leaf => leaf.Lowest.Id).ToHashSet();
        return Rebuild(energy => energy, leaf => kept.Contains(leaf.Id));
    }

    /// <summary>The minima below a node, in the order of the tree.</summary>
    /// <param name="node">A node of this tree.</param>
    public static IEnumerable<SuperbasinNode> LeavesOf(SuperbasinNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var waiting = new Stack<SuperbasinNode>([node]);
        while (waiting.TryPop(out SuperbasinNode? next))
        {
            if (next.IsLeaf)
            {
                yield return next;
            }

            for (int i = next.Children.Count - 1; i >= 0; i--)
            {
                waiting.Push(next.Children[i]);
            }
        }
    }

    /// <summary>Number of superbasins at an energy.</summary>
    /// <param name="energy">The level E: minima are joined when a path between them stays strictly below it.</param>
    /// <param name="allowance">A minimum joined to nothing counts when it lies below E plus this. With 0 the number is the zeroth
    /// Betti number of the sublevel set; with DELTA it is what disconnectionDPS has at a level.</param>
    public int CountSuperbasins(double energy, double allowance = 0)
    {
        int number = 0;
        foreach (SuperbasinNode node in Nodes)
        {
            bool present = node.IsLeaf ? node.Energy < energy + allowance : node.Energy < energy;
            number += present && !(node.Parent?.Energy < energy) ? 1 : 0;
        }

        return number;
    }

    private SuperbasinTree Rebuild(Func<double, double> moved, Func<TreeMinimum, bool> keep)
    {
        var forest = new Forest(LeafCount);
        var image = new int[Nodes.Count];   // any leaf position of the new forest below this node, −1 for none
        Array.Fill(image, -1);
        foreach (SuperbasinNode leaf in Leaves)
        {
            if (keep(leaf.Lowest))
            {
                image[leaf.Index] = forest.AddLeaf(leaf.Lowest);
            }
        }

        double current = double.NaN;
        var kept = new List<int>();
        for (int i = LeafCount; i < Nodes.Count; i++)
        {
            SuperbasinNode node = Nodes[i];
            kept.Clear();
            for (int child = 0; child < node.Children.Count; child++)
            {
                if (image[node.Children[child].Index] is >= 0 and int position)
                {
                    kept.Add(position);
                }
            }

            if (kept.Count == 0)
            {
                continue;
            }

            image[i] = kept[0];
            double energy = moved(node.Energy);
            if (double.IsPositiveInfinity(energy))
            {
                continue;
            }

            if (energy != current)
            {
                forest.MakeNodes(current);
                current = energy;
            }

            forest.Unite(CollectionsMarshal.AsSpan(kept), node.TransitionState!.Value);
        }

        forest.MakeNodes(current);
        return new SuperbasinTree(forest.Nodes, TransitionStateCount, RaisedTransitionStates);
    }
}
