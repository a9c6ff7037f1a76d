using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>What walks saw of one superbasin: a node of the merge tree with all minima below it.</summary>
/// <param name="Node">The node; a leaf is a minimum alone.</param>
/// <param name="Samples">Number of samples in its basins.</param>
/// <param name="Walks">Number of walks with such a sample.</param>
/// <param name="Ends">Number of walks that end there.</param>
/// <param name="SampleShare">Mean over the walks with a mapped sample of the share of their mapped samples; its interval takes these walks for trials.</param>
/// <param name="WalkShare">Share of walks.</param>
/// <param name="EndShare">Share of ends, among all walks.</param>
public sealed record SuperbasinOccupation(
    SuperbasinNode Node, long Samples, int Walks, int Ends, WilsonInterval SampleShare, WilsonInterval WalkShare, WilsonInterval EndShare)
{
    /// <summary>Counts walks in every superbasin; new minima are in none.</summary>
    /// <param name="tree">The tree of the database.</param>
    /// <param name="walks">The walks.</param>
    /// <param name="independent">Whether the walks are independent of each other; shares have no interval if not.</param>
    /// <returns>One a node, in the order of <see cref="SuperbasinTree.Nodes"/>.</returns>
    public static IReadOnlyList<SuperbasinOccupation> Of(SuperbasinTree tree, IReadOnlyList<WalkItinerary> walks, bool independent = true)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(walks);
        var leaves = tree.Leaves.ToDictionary(leaf => leaf.Lowest.Id);
        int count = tree.Nodes.Count;
        long[] samples = new long[count];
        int[] seen = new int[count], ends = new int[count], last = new int[count];
        Array.Fill(last, -1);
        double[] shares = new double[count];
        for (int w = 0; w < walks.Count; w++)
        {
            foreach (BasinVisit visit in walks[w].Visits)
            {
                if (!leaves.TryGetValue(visit.Minimum, out SuperbasinNode? leaf))
                {
                    continue;
                }

                samples[leaf.Index] += visit.Samples;
                shares[leaf.Index] += (double)visit.Samples / walks[w].Mapped;

                // A walk counts once in every superbasin.
                for (SuperbasinNode? node = leaf; node is not null && last[node.Index] != w; node = node.Parent)
                {
                    last[node.Index] = w;
                    seen[node.Index]++;
                }
            }

            if (walks[w].End is { } end && leaves.TryGetValue(end, out SuperbasinNode? bottom))
            {
                ends[bottom.Index]++;
            }
        }

        // A parent comes after its children.
        foreach (SuperbasinNode node in tree.Nodes)
        {
            if (node.Parent is { } parent)
            {
                samples[parent.Index] += samples[node.Index];
                shares[parent.Index] += shares[node.Index];
                ends[parent.Index] += ends[node.Index];
            }
        }

        var trials = new WalkTrials(walks, independent);
        return [.. tree.Nodes.Select(node => new SuperbasinOccupation(
            node, samples[node.Index], seen[node.Index], ends[node.Index], trials.OfSamples(shares[node.Index]), trials.OfWalks(seen[node.Index]), trials.OfWalks(ends[node.Index])))];
    }
}
