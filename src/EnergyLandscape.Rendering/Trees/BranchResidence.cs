using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>How something, such as the samples of walks, is shared out among the minima of a tree: drawn as discs at branch ends and as bands along the
/// branches.</summary>
/// <remarks>The disc of a minimum has an area, but at least a small one, and the band of a branch a width beyond its line in proportion to the share, that of
/// a superbasin being the sum over its minima. Sizes do not depend on the largest share, so pictures can be compared. A minimum with no share at all has
/// a hollow circle.</remarks>
public sealed class BranchResidence
{
    private readonly Dictionary<int, double> _shares;

    /// <summary>Takes the shares.</summary>
    /// <param name="unit">What is shared out, such as "12 000 walk samples"; the legend says "share of …".</param>
    /// <param name="shares">Shares by minimum, 0 to 1, in sum at most 1; minima that are not named have none.</param>
    /// <exception cref="InputException">A share is not a number from 0 to 1, or they are more than 1 in sum.</exception>
    public BranchResidence(string unit, IEnumerable<KeyValuePair<int, double>> shares)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(shares);
        Unit = unit;
        _shares = new Dictionary<int, double>(shares);
        foreach ((int minimum, double share) in _shares)
        {
            if (!(share is >= 0 and <= 1))
            {
                throw new InputException(FormattableString.Invariant($"The share of minimum {minimum} is {share}, expected a number from 0 to 1"));
            }
        }

        double sum = _shares.OrderBy(share => share.Key).Sum(share => share.Value);
        if (sum > 1 + 1e-9)
        {
            throw new InputException(FormattableString.Invariant($"The shares of the minima are {sum} in sum, expected at most 1"));
        }
    }

    /// <summary>What is shared out.</summary>
    public string Unit { get; }

    /// <summary>The share of a minimum, 0 to 1.</summary>
    /// <param name="minimum">Its id.</param>
    public double Of(int minimum) => _shares.GetValueOrDefault(minimum);

    /// <summary>Shares summed up a tree, by the index of the node, 0 to 1.</summary>
    /// <param name="tree">The tree.</param>
    public IReadOnlyList<double> SummedUp(SuperbasinTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var sums = new double[tree.Nodes.Count];
        foreach (SuperbasinNode node in tree.Nodes)
        {
            sums[node.Index] = node.IsLeaf ? Of(node.Lowest.Id) : node.Children.Sum(child => sums[child.Index]);
        }

        return sums;
    }

    /// <summary>The share of minima that a tree does not hold, 0 to 1.</summary>
    /// <param name="tree">The tree.</param>
    public double Outside(SuperbasinTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var inside = tree.Leaves.Select(leaf => leaf.Lowest.Id).ToHashSet();
        return _shares.Where(share => !inside.Contains(share.Key)).OrderBy(share => share.Key).Sum(share => share.Value);
    }
}
