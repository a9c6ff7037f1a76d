namespace EnergyLandscape.Runs;

/// <summary>How many letters have to change to make one word another (Levenshtein), for "did you mean".</summary>
internal static class EditDistance
{
    /// <summary>The nearest of the candidates within two letters; the first of several, null if there is none.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
        => candidates.Select(c => (Name: c, Distance: Between(word.ToUpperInvariant(), c.ToUpperInvariant())))
            .Where(c => c.Distance <= 2 && c.Distance < c.Name.Length)
            .OrderBy(c => c.Distance).Select(c => c.Name).FirstOrDefault();

    /// <summary>Insertions, deletions and replacements from one word to the other.</summary>
    public static int Between(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
