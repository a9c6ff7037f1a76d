namespace EnergyLandscape.Examples;

/// <summary>Tables of a RESULTS.md that are renewed by a program; the prose between them is written by hand.</summary>
internal static class MarkedTable
{
    /// <summary>Puts a table between its marks.</summary>
    /// <param name="text">The document.</param>
    /// <param name="name">What stands in the marks.</param>
    /// <param name="table">The table.</param>
    /// <returns>The document; as it was when it has no such marks.</returns>
    public static string Renew(string text, string name, string table)
    {
        string begin = $"<!-- begin {name} -->\n", end = $"<!-- end {name} -->";
        int from = text.IndexOf(begin, StringComparison.Ordinal), to = text.IndexOf(end, StringComparison.Ordinal);
        return from < 0 || to < 0 ? text : text[..(from + begin.Length)] + "\n" + table + "\n" + text[to..];
    }
}
