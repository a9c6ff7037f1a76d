using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Disconnectivity;

// What a tree is made of while it grows: joins in order of energy, and the forest that they unite.
public sealed partial class SuperbasinTree
{
    // The positions of its minima are Count from Start on, in one list of all joins.
    private readonly record struct Join(double Energy, int Id, int Start, int Count) : IComparable<Join>
    {
        public static Join Of(
            TreeTransitionState transitionState, Dictionary<int, int> position, TreeMinimum[] minima, List<int> joined, List<int> raised)
        {
            if (!double.IsFinite(transitionState.Energy))
            {
                throw new InputException($"Transition state {transitionState.Id} has no finite energy; the tree needs one for every transition state.");
            }

            double energy = transitionState.Energy;
            int start = joined.Count;
            for (int i = 0; i < transitionState.Minima.Count; i++)
            {
                if (!position.TryGetValue(transitionState.Minima[i], out int at))
                {
                    throw new InputException($"Transition state {transitionState.Id} names minimum {transitionState.Minima[i]}, which is not among the {minima.Length} minima.");
                }

                joined.Add(at);
                energy = Math.Max(energy, minima[at].Energy);
            }

            if (energy != transitionState.Energy)
            {
                raised.Add(transitionState.Id);
            }

            return new Join(energy, transitionState.Id, start, joined.Count - start);
        }

        public int CompareTo(Join other)
        {
            int order = Energy.CompareTo(other.Energy);
            return order != 0 ? order : Id.CompareTo(other.Id);
        }
    }

    /// <summary>Union-find with the node on top of every part; joins at one energy wait until all of them are known.</summary>
    private sealed class Forest(int capacity)
    {
        private readonly List<int> parent = new(capacity);
        private readonly List<int> size = new(capacity);
        private readonly List<SuperbasinNode> top = new(capacity);
        private readonly List<(int Root, int TransitionState)> absorbed = [];

        public List<SuperbasinNode> Nodes { get; } = new(capacity * 2);

        public int AddLeaf(TreeMinimum minimum)
        {
            var leaf = new SuperbasinNode(Nodes.Count, minimum);
            Nodes.Add(leaf);
            parent.Add(parent.Count);
            size.Add(1);
            top.Add(leaf);
            return parent.Count - 1;
        }

        public void Unite(ReadOnlySpan<int> positions, int transitionState)
        {
            for (int i = 1; i < positions.Length; i++)
            {
                int a = Find(positions[0]), b = Find(positions[i]);
                if (a != b)
                {
                    (a, b) = size[a] >= size[b] ? (a, b) : (b, a);
                    parent[b] = a;
                    size[a] += size[b];
                    absorbed.Add((b, transitionState));
                }
            }
        }

        public void MakeNodes(double energy)
        {
            if (absorbed.Count <= 1)
            {
                // Nearly always: no other merge at this energy.
                if (absorbed.Count == 1)
                {
                    int root = Find(absorbed[0].Root);
                    MakeNode(root, energy, absorbed[0].TransitionState, [top[root], top[absorbed[0].Root]]);
                    absorbed.Clear();
                }

                return;
            }

            var merges = new Dictionary<int, (int TransitionState, List<SuperbasinNode> Children)>();
            foreach ((int old, int transitionState) in absorbed)
            {
                int root = Find(old);
                if (!merges.TryGetValue(root, out var merge))
                {
                    merge = (transitionState, [top[root]]);
                }

                merge.Children.Add(top[old]);
                merges[root] = (Math.Min(merge.TransitionState, transitionState), merge.Children);
            }

            absorbed.Clear();

            // Independent merges at one energy: by their lowest minimum, whatever the order of the joins.
            foreach ((int root, (int transitionState, List<SuperbasinNode> children)) in merges
                .OrderBy(merge => merge.Value.Children.Min(child => child.Lowest.Energy))
                .ThenBy(merge => merge.Value.Children.Min(child => child.Lowest.Id)))
            {
                MakeNode(root, energy, transitionState, [.. children]);
            }
        }

        private void MakeNode(int root, double energy, int transitionState, SuperbasinNode[] children)
        {
            var node = new SuperbasinNode(Nodes.Count, energy, transitionState, children);
            Nodes.Add(node);
            top[root] = node;
        }

        private int Find(int i)
        {
            while (parent[i] != i)
            {
                parent[i] = parent[parent[i]];
                i = parent[i];
            }

            return i;
        }
    }
}
