namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>Maximum matching of two sides: Hopcroft and Karp, SIAM J. Comput. 2, 225 (1973), doi:10.1137/0202019.</summary>
/// <remarks>QuikGraph's solves a flow problem on a graph that it changes, which takes far longer; nothing recurses here.</remarks>
internal static class BipartiteMatching
{
    /// <summary>Whether every member of the left side can have a partner of its own.</summary>
    /// <param name="neighbours">For each member of the left side, those of the right that may be its partner.</param>
    /// <param name="rightCount">Number of members of the right side.</param>
    public static bool CoversLeft(int[][] neighbours, int rightCount)
    {
        int count = neighbours.Length, matched = 0;
        int[] leftOf = new int[rightCount], level = new int[count], next = new int[count];
        var isMatched = new bool[count];
        Array.Fill(leftOf, -1);
        while (matched < count && FindLevels(neighbours, leftOf, isMatched, level))
        {
            Array.Clear(next);
            int before = matched;
            for (int left = 0; left < count; left++)
            {
                if (!isMatched[left] && Augment(neighbours, leftOf, level, next, left))
                {
                    isMatched[left] = true;
                    matched++;
                }
            }

            if (matched == before)
            {
                break;
            }
        }

        return matched == count;
    }

    // Breadth first over alternating paths; false when none ends on a free member of the right side.
    private static bool FindLevels(int[][] neighbours, int[] leftOf, bool[] isMatched, int[] level)
    {
        var queue = new Queue<int>();
        for (int left = 0; left < level.Length; left++)
        {
            level[left] = isMatched[left] ? -1 : 0;
            if (!isMatched[left])
            {
                queue.Enqueue(left);
            }
        }

        bool ends = false;
        while (queue.TryDequeue(out int left))
        {
            foreach (int right in neighbours[left])
            {
                int other = leftOf[right];
                ends |= other < 0;
                if (other >= 0 && level[other] < 0)
                {
                    level[other] = level[left] + 1;
                    queue.Enqueue(other);
                }
            }
        }

        return ends;
    }

    // Depth first along the levels; every member of the left side on the stack points to the right one on the path.
    private static bool Augment(int[][] neighbours, int[] leftOf, int[] level, int[] next, int start)
    {
        var path = new Stack<int>([start]);
        while (path.TryPeek(out int left))
        {
            if (next[left] == neighbours[left].Length)
            {
                path.Pop();
                if (path.TryPeek(out int before))
                {
                    next[before]++;
                }

                continue;
            }

            int other = leftOf[neighbours[left][next[left]]];
            if (other < 0)
            {
                foreach (int member in path)
                {
                    leftOf[neighbours[member][next[member]]] = member;
                }

                return true;
            }

            if (level[other] == level[left] + 1 && next[other] < neighbours[other].Length)
            {
                path.Push(other);
            }
            else
            {
                next[left]++;
            }
        }

        return false;
    }
}
