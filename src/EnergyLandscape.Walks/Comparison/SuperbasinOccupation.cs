using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>What walks saw of one superbasin: a node of the merge tree with all minima below it.</summary>
/// <param name="Node">The node; a leaf is a minimum alone.</param>
/// <param name="Samples">Number of samples in its basins.</param>
/// <param name="Walks">Number of walks with such a sample.</param>
/// <param name="Ends">Number of walks that end there.</param>
/// <param name="SampleShare">Share of the mapped samples; its interval takes walks for trials.</param>
/// <param name="WalkShare">Share of walks.</param>
/// <param name="EndShare">Share of ends, among all walks.</param>
public sealed record SuperbasinOccupation(
    SuperbasinNode Node, long Samples, int Walks, int Ends, WilsonInterval SampleShare, WilsonInterval WalkShare, WilsonInterval EndShare)
{
    /// <summary>Counts walks in every superbasin; new minima are in none.</summary>
    /// <param name="tree">The tree of the database.</param>
    /// <param name="walks">The walks.</param>
    /// <returns>One a node, in the order of <see cref="SuperbasinTree.Nodes"/>.</returns>
    public static IReadOnlyList<SuperbasinOccupation> Of(SuperbasinTree tree, IReadOnlyList<WalkItinerary> walks)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(walks);
        var leaves = tree.Leaves.ToDictionary(leaf => leaf.Lowest.Id);
        int count = tree.Nodes.Count;
        long[] samples = new long[count];
        int[] seen = new int[count], ends = new int[count], last = new int[count];
        Array.Fill(last, -1);
        long mapped = 0;
        for (int w = 0; w < walks.Count; w++)
        {
            foreach (BasinVisit visit in walks[w].Visits)
            {
                mapped += visit.Samples;
                if (!leaves.TryGetValue(visit.Minimum, out SuperbasinNode? leaf))
                {
                    continue;
                }

                samples[leaf.Index] += visit.Samples;

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
                ends[parent.Index] += ends[node.Index];
            }
        }

        return [.. tree.Nodes.Select(node => new SuperbasinOccupation(
            node, samples[node.Index], seen[node.Index], ends[node.Index], WilsonInterval.OfMean((double)samples[node.Index] / mapped, walks.Count),
            WilsonInterval.Of(seen[node.Index], walks.Count), WilsonInterval.Of(ends[node.Index], walks.Count)))];
    }
}
