using System.Globalization;
using System.Text;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Attractors in the clouds of paper 002: XOR for ten seeds, the other problems from the walks of their tables.</summary>
internal static class AttractorRuns
{
    // What the paper sees in Figs 3 to 6, 8 and 9: stationary attractors by loss; null where the text gives no number.
    private static readonly Dictionary<string, int> Paper = new()
    {
        ["xor-sse-1"] = 4, ["xor-ce-1"] = 4, ["xor-sse-10"] = 6, ["xor-ce-10"] = 4,
        ["iris-sse-1"] = 1, ["iris-ce-1"] = 1, ["iris-ce-10"] = 1,
        ["diabetes-sse-1"] = 1, ["diabetes-ce-1"] = 1, ["diabetes-sse-10"] = 3, ["diabetes-ce-10"] = 1,
    };

    public static async Task Run(Request request, CancellationToken token)
    {
        Problem xor = Problem.Named("xor");
        foreach (int seed in Enumerable.Range(1, 10))
        {
            foreach (Setting setting in Setting.All)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"xor-none-exact-{setting.Name}-{seed}");
                await WalkRun.Walk(request.Work, name, RunText.Of(xor, setting, request.Data, "none", seed, xor.PaperWalks, "auto", 1, "gradient = \"exact\""), token);
                Record(request, "xor-" + setting.Name, seed, name);
                await WalkRun.Walk(request.Work, name + "-blocks", RunText.Of(xor, setting, request.Data, "none", seed, xor.PaperWalks, "blocks", 1, "gradient = \"exact\""), token);
                Record(request, "xor-" + setting.Name + "-blocks", seed, name + "-blocks");
            }
        }

        foreach (Problem problem in Problem.All.Where(problem => problem.Name != "xor"))
        {
            foreach (Setting setting in Setting.All)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{problem.Name}-{StagnationRuns.Scalings(problem).First()}-exact-{setting.Name}-{StagnationRuns.Seed}");
                if (File.Exists(Path.Combine(request.Work, name, "summary.json")))
                {
                    Record(request, $"{problem.Name}-{setting.Name}", StagnationRuns.Seed, name);
                }
            }
        }
    }

    public static string Table(Request request)
    {
        List<AttractorRow> rows = AttractorRow.Read(FileOf(request));
        var text = new StringBuilder("| problem, loss, box, steps | paper | stationary attractors here (seeds) | local minima among them (seeds) | with the paper's classes | losses, seed 1 |\n|---|---:|---:|---:|---:|---|\n");
        foreach (Problem problem in Problem.All)
        {
            foreach (Setting setting in Setting.All)
            {
                AttractorRow[] runs = [.. rows.Where(row => row.Run == $"{problem.Name}-{setting.Name}").OrderBy(row => row.Seed)];
                if (runs.Length > 0)
                {
                    string paper = Paper.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{problem.Name}-{setting.Loss}-{setting.Box}"), out int count) ? count.ToString(CultureInfo.InvariantCulture) : "–";
                    text.Append(CultureInfo.InvariantCulture, $"| {problem.Name} {setting.Loss.ToUpperInvariant()} [−{setting.Box}, {setting.Box}] {setting.Granularity} | {paper} | {AttractorRow.Counts(runs.Select(row => row.Stationary))} | {AttractorRow.Counts(runs.Select(row => row.LocalMinima))} | {Blocks(problem.Name + "-" + setting.Name)} | {runs[0].Losses} |\n");
                }
            }
        }

        string Blocks(string run) => rows.Any(row => row.Run == run + "-blocks") ? AttractorRow.Counts(rows.Where(row => row.Run == run + "-blocks").Select(row => row.LocalMinima)) : "–";
        return text.ToString();
    }

    private static string FileOf(Request request) => Path.Combine(request.Results, "attractors.csv");

    private static void Record(Request request, string run, int seed, string name)
    {
        AttractorRow row = AttractorRow.Of(run, seed, Path.Combine(request.Work, name));
        AttractorRow.Merge(FileOf(request), row);
        Console.WriteLine($"{run}, seed {seed}: {row.Stationary} stationary attractors, {row.LocalMinima} local minima besides the global one: {row.Losses}");
    }
}
