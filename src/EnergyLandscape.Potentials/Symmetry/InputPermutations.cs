namespace EnergyLandscape.Potentials;

/// <summary>The permutations of the input columns that leave a training set unchanged as a set of rows.</summary>
internal static class InputPermutations
{
    // 7! = 5040 permutations are tried at most; beyond that only the identity is used, which never merges what differs.
    private const int LargestInput = 7;

    public static IReadOnlyList<int[]> Of(TrainingSet data)
    {
        int columns = data.InputColumns;
        int[] identity = [.. Enumerable.Range(0, columns)];
        if (columns > LargestInput)
        {
            return [identity];
        }

        // Columns can change places only if they hold the same numbers, which columns of measured data hardly ever do.
        string[] columnsSorted = [.. identity.Select(column => SortedColumn(data, column))];
        string[] rows = SortedRows(data, identity);
        return [.. Permutations(identity, 0).Where(permutation =>
            permutation.Select(column => columnsSorted[column]).SequenceEqual(columnsSorted) && rows.AsSpan().SequenceEqual(SortedRows(data, permutation)))];
    }

    private static string SortedColumn(TrainingSet data, int column)
    {
        long[] bits = new long[data.Rows];
        for (int row = 0; row < bits.Length; row++)
        {
            bits[row] = BitConverter.DoubleToInt64Bits(data.Inputs[(row * data.InputColumns) + column] + 0.0);
        }

        Array.Sort(bits);
        return string.Join(' ', bits);
    }

    private static string[] SortedRows(TrainingSet data, int[] permutation)
    {
        var rows = new string[data.Rows];
        for (int row = 0; row < data.Rows; row++)
        {
            int start = row * data.InputColumns;
            IEnumerable<double> inputs = permutation.Select(column => data.Inputs[start + column]);
            IEnumerable<double> targets = Enumerable.Range(0, data.TargetColumns).Select(k => data.Targets[(row * data.TargetColumns) + k]);
            rows[row] = string.Join(' ', inputs.Concat(targets).Select(value => BitConverter.DoubleToInt64Bits(value + 0.0)));
        }

        Array.Sort(rows, StringComparer.Ordinal);
        return rows;
    }

    private static IEnumerable<int[]> Permutations(int[] items, int from)
    {
        if (from == items.Length)
        {
            yield return [.. items];
            yield break;
        }

        for (int i = from; i < items.Length; i++)
        {
            (items[from], items[i]) = (items[i], items[from]);
            foreach (int[] permutation in Permutations(items, from + 1))
            {
                yield return permutation;
            }

            (items[from], items[i]) = (items[i], items[from]);
        }
    }
}
