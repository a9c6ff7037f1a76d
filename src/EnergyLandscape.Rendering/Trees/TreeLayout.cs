using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>A merge tree as lines: heights are energies, and every minimum takes an equal share of the width.</summary>
/// <remarks>The minima of every superbasin stand side by side, and a merge stands above the middle of its minima. All branches of one
/// merge begin to slant at one height, above everything below them; so no lines cross. Neither the order nor the numbering of the
/// transition states changes the layout.</remarks>
public sealed class TreeLayout
{
    private TreeLayout(SuperbasinTree tree, List<TreeBranch> branches, List<TreeLeaf> leaves, double bottom, double top, bool cut)
    {
        Tree = tree;
        Branches = branches;
        Leaves = leaves;
        LowestEnergy = bottom;
        HighestEnergy = top;
        UnconnectedEnergy = tree.Roots.Count > 1 && !cut ? top : null;
    }

    /// <summary>The tree that is drawn: without the minima left out.</summary>
    public SuperbasinTree Tree { get; }

    /// <summary>The lines, one a node.</summary>
    public IReadOnlyList<TreeBranch> Branches { get; }

    /// <summary>The lower ends, from left to right.</summary>
    public IReadOnlyList<TreeLeaf> Leaves { get; }

    /// <summary>Lower edge.</summary>
    public double LowestEnergy { get; }

    /// <summary>Upper edge.</summary>
    public double HighestEnergy { get; }

    /// <summary>Number of parts that no known transition state joins.</summary>
    public int Parts => Tree.Roots.Count;

    /// <summary>Where the line stands that marks the parts as not connected; null for one part, or when the upper edge was given.</summary>
    public double? UnconnectedEnergy { get; }

    /// <summary>Lays a tree out.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="InputException">Nothing is left to draw.</exception>
    public static TreeLayout Of(SuperbasinTree tree, TreeLayoutOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tree);
        options ??= new TreeLayoutOptions();
        if (!(options.Shoulder is >= 0 and <= 0.2))
        {
            throw new InputException(FormattableString.Invariant($"A shoulder of {options.Shoulder} is not possible; it must lie from 0 to 0.2."));
        }

        if (tree.LeafCount == 0)
        {
            throw new InputException("There is no minimum to draw; search for minima first.");
        }

        SuperbasinTree drawn = Selected(tree, options);
        (double bottom, double top, double stem) = Range(drawn, options);
        Dictionary<SuperbasinNode, SuperbasinNode[]> order = Ordered(drawn, options.Order, out SuperbasinNode[] roots);
        double[] x = Positions(drawn, order, roots, out List<SuperbasinNode> leaves);
        double shoulder = options.Shoulder * (top - bottom);
        var branches = new List<TreeBranch>(drawn.Nodes.Count);
        double[] highestChild = drawn.Nodes.Select(node => node.IsLeaf ? node.Energy : node.Children.Max(child => child.Energy)).ToArray();
        foreach (SuperbasinNode node in drawn.Nodes)
        {
            var line = new List<TreePoint> { new(x[node.Index], node.Energy) };
            if (node.Parent is null)
            {
                line.Add(new TreePoint(x[node.Index], drawn.Roots.Count > 1 ? Math.Max(top, node.Energy) : node.Energy + stem));
            }
            else
            {
                double bend = Math.Max(node.Parent.Energy - shoulder, highestChild[node.Parent.Index]);
                line.Add(new TreePoint(x[node.Index], bend));
                line.Add(new TreePoint(x[node.Parent.Index], node.Parent.Energy));
            }

            List<TreePoint> inside = Cut(line, bottom, top);
            if (inside.Count > 1)
            {
                branches.Add(new TreeBranch(node, inside));
            }
        }

        return new TreeLayout(
            drawn,
            branches,
            leaves.Select((leaf, slot) => new TreeLeaf(
                leaf.Lowest.Id, slot, new TreePoint(x[leaf.Index], Math.Max(bottom, leaf.Energy)))).ToList(),
            bottom,
            top,
            options.MaximumEnergy is not null);
    }

    private static SuperbasinTree Selected(SuperbasinTree tree, TreeLayoutOptions options)
    {
        var excluded = options.ExcludeMinima.ToHashSet();
        if (options.MaximumEnergy is double ceiling)
        {
            excluded.UnionWith(tree.Leaves.Where(leaf => leaf.Energy >= ceiling).Select(leaf => leaf.Lowest.Id));
        }

        SuperbasinTree drawn = excluded.Count > 0 ? tree.Without(excluded) : tree;
        return drawn.LeafCount > 0
            ? drawn
            : throw new InputException($"None of the {tree.LeafCount} minima is left to draw; exclude fewer or raise the highest energy.");
    }

    private static (double Bottom, double Top, double Stem) Range(SuperbasinTree tree, TreeLayoutOptions options)
    {
        double bottom = options.MinimumEnergy ?? tree.GlobalMinimum.Energy;
        double highest = tree.Nodes.Max(node => node.Energy);
        double range = highest - bottom;
        double scale = Math.Max(Math.Abs(highest), Math.Abs(bottom));
        if (!(range > 1e-14 * scale))
        {
            range = scale > 0 ? scale * 0.1 : 1;
        }

        // A stem above the last merge; a little more below a line that marks unconnected parts.
        double stem = (tree.Roots.Count > 1 ? 0.06 : 0.03) * range;
        double top = options.MaximumEnergy ?? Math.Max(highest, bottom) + stem;
        return top > bottom
            ? (bottom, top, stem)
            : throw new InputException(FormattableString.Invariant(
                $"No energy is left to draw between {bottom} and {top}; the highest must lie above the lowest."));
    }

    private static Dictionary<SuperbasinNode, SuperbasinNode[]> Ordered(SuperbasinTree tree, TreeOrder order, out SuperbasinNode[] roots)
    {
        // Leaves on the left and right of the lowest minimum of every node, bottom up.
        var left = new int[tree.Nodes.Count];
        var right = new int[tree.Nodes.Count];
        var ordered = new Dictionary<SuperbasinNode, SuperbasinNode[]>(tree.Nodes.Count - tree.LeafCount);
        foreach (SuperbasinNode node in tree.Nodes)
        {
            if (!node.IsLeaf)
            {
                ordered[node] = Arrange(node.Children, order, left, right, out left[node.Index], out right[node.Index]);
            }
        }

        roots = Arrange(tree.Roots, order, left, right, out _, out _);
        return ordered;
    }

    private static SuperbasinNode[] Arrange(
        IReadOnlyList<SuperbasinNode> children, TreeOrder order, int[] left, int[] right, out int allLeft, out int allRight)
    {
        allLeft = allRight = 0;
        IEnumerable<SuperbasinNode> bySize = children.OrderByDescending(child => child.LeafCount)
            .ThenBy(child => child.Lowest.Energy).ThenBy(child => child.Lowest.Id);
        if (order != TreeOrder.Funnel)
        {
            return order == TreeOrder.Size ? bySize.ToArray() : children.ToArray();
        }

        SuperbasinNode lowest = children[0];
        allLeft = left[lowest.Index];
        allRight = right[lowest.Index];
        var onLeft = new List<SuperbasinNode>();
        var onRight = new List<SuperbasinNode>();
        foreach (SuperbasinNode child in bySize.Where(child => child != lowest))
        {
            if (allLeft < allRight)
            {
                onLeft.Add(child);
                allLeft += child.LeafCount;
            }
            else
            {
                onRight.Add(child);
                allRight += child.LeafCount;
            }
        }

        onLeft.Reverse();
        return [.. onLeft, lowest, .. onRight];
    }

    private static double[] Positions(
        SuperbasinTree tree, Dictionary<SuperbasinNode, SuperbasinNode[]> order, SuperbasinNode[] roots, out List<SuperbasinNode> leaves)
    {
        leaves = new List<SuperbasinNode>(tree.LeafCount);
        var first = new int[tree.Nodes.Count];
        var waiting = new Stack<SuperbasinNode>(roots.Reverse());
        while (waiting.TryPop(out SuperbasinNode? node))
        {
            first[node.Index] = leaves.Count;
            if (node.IsLeaf)
            {
                leaves.Add(node);
                continue;
            }

            SuperbasinNode[] children = order[node];
            for (int i = children.Length - 1; i >= 0; i--)
            {
                waiting.Push(children[i]);
            }
        }

        return tree.Nodes.Select(node => (first[node.Index] + (node.LeafCount / 2.0)) / tree.LeafCount).ToArray();
    }

    private static List<TreePoint> Cut(List<TreePoint> line, double bottom, double top)
    {
        var inside = new List<TreePoint>();
        for (int i = 1; i < line.Count; i++)
        {
            TreePoint a = line[i - 1], b = line[i];
            if (b.Energy < bottom || a.Energy > top)
            {
                continue;
            }

            TreePoint At(double energy) => b.Energy > a.Energy
                ? new TreePoint(a.X + ((b.X - a.X) * (energy - a.Energy) / (b.Energy - a.Energy)), energy)
                : a;
            TreePoint from = a.Energy < bottom ? At(bottom) : a, to = b.Energy > top ? At(top) : b;
            if (inside.Count == 0 || inside[^1] != from)
            {
                inside.Add(from);
            }

            if (from != to)
            {
                inside.Add(to);
            }
        }

        return inside;
    }
}
