using System.Globalization;
using System.Text;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Renews the tables of RESULTS.md, which stand between marks; the prose between them is written by hand.</summary>
internal static class Results
{
    public static async Task Write(Request request, CancellationToken token)
    {
        string path = Path.Combine(request.Output, "RESULTS.md");
        if (!File.Exists(path))
        {
            return;
        }

        List<Published> published = [.. Published.Read(Path.Combine(Path.GetDirectoryName(path)!, "published.csv"))];
        List<Measured> measured = Measured.Read(Path.Combine(request.Results, "walks.csv"));
        string text = await File.ReadAllTextAsync(path, token);
        text = MarkedTable.Renew(text, "summary", StagnationTables.Summary(published, measured));
        foreach (Problem problem in Problem.All)
        {
            text = MarkedTable.Renew(text, "table " + problem.Table, StagnationTables.Of(problem, published, measured));
            if (problem.ClassificationTable is { } table)
            {
                text = MarkedTable.Renew(text, "table " + table, ClassificationTables.Of(problem, published, measured));
            }
        }

        text = MarkedTable.Renew(text, "attractors", AttractorRuns.Table(request));
        text = MarkedTable.Renew(text, "architectures", ArchitectureRuns.Table(request));
        await File.WriteAllTextAsync(path, text, token);
        Console.WriteLine(path);
    }
}
