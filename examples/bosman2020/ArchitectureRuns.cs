using System.Globalization;
using System.Text;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Paper 000: XOR with ELU and one to three hidden layers of 2, 4 and 20 units, cross-entropy.</summary>
internal static class ArchitectureRuns
{
    private static readonly int[] Widths = [2, 4, 20];
    private static readonly int[] Depths = [1, 2, 3];

    // Stationary attractors of Figs 2 and 3, where the text gives a number.
    private static readonly Dictionary<(int Width, int Depth, bool Micro), string> Paper = new()
    {
        [(2, 1, true)] = "4, 3 local minima", [(2, 2, true)] = "4, 3 local minima", [(4, 1, true)] = "3, 2 local minima", [(20, 1, true)] = "2, not convex",
        [(2, 1, false)] = "4, 3 local minima", [(2, 2, false)] = "4", [(2, 3, false)] = "4", [(4, 1, false)] = "2", [(4, 2, false)] = "2", [(4, 3, false)] = "2",
    };

    /// <summary>Most walks of networks of more than 100 parameters, whose Hessians take long; the paper has two a parameter.</summary>
    private const int MostWalks = 200;

    /// <summary>The same beyond 600 parameters.</summary>
    private const int MostWalksOfLargest = 50;

    /// <summary>One hidden layer, micro steps from [−1, 1], ten times the paper's walks and its curvature classes: rare attractors need many walks.</summary>
    public static async Task RunMore(Request request, CancellationToken token)
    {
        Problem xor = Problem.Named("xor");
        Setting setting = new("ce", 1, true);
        foreach (int width in Widths)
        {
            int dimension = (4 * width) + 1;
            foreach (int seed in Enumerable.Range(1, 5))
            {
                string run = string.Create(CultureInfo.InvariantCulture, $"elu-{width}x1-{setting.Name}-more"), name = string.Create(CultureInfo.InvariantCulture, $"{run}-{seed}");
                double seconds = await WalkRun.Walk(
                    request.Work, name, RunText.Architecture(xor, setting, width, 1, request.Data, seed, 20 * dimension, "blocks", width > 4 ? "curvature-every = 20" : string.Empty), token);
                AttractorRow row = AttractorRow.Of(run, seed, Path.Combine(request.Work, name));
                AttractorRow.Merge(FileOf(request), row);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {20 * dimension} walks, {seconds:F1} s, {row.Stationary} stationary attractors, {row.LocalMinima} local minima: {row.Losses}"));
            }
        }
    }

    public static async Task Run(Request request, CancellationToken token)
    {
        Problem xor = Problem.Named("xor");
        foreach (int width in Widths)
        {
            foreach (int depth in Depths)
            {
                int dimension = (3 * width) + ((depth - 1) * (width + 1) * width) + width + 1;
                foreach (Setting setting in Setting.All.Where(setting => setting.Loss == "ce"))
                {
                    foreach (int seed in Enumerable.Range(1, dimension <= 100 ? 5 : 1))
                    {
                        bool large = dimension > 100;
                        string run = string.Create(CultureInfo.InvariantCulture, $"elu-{width}x{depth}-{setting.Name}"), name = string.Create(CultureInfo.InvariantCulture, $"{run}-{seed}");
                        int walks = request.Walks ?? (large ? Math.Min(2 * dimension, dimension > 600 ? MostWalksOfLargest : MostWalks) : 2 * dimension);
                        string every = large ? string.Create(CultureInfo.InvariantCulture, $"curvature-every = {(setting.Micro ? 50 : 10)}") : string.Empty;
                        double seconds = await WalkRun.Walk(request.Work, name, RunText.Architecture(xor, setting, width, depth, request.Data, seed, walks, "full", every), token);
                        AttractorRow row = AttractorRow.Of(run, seed, Path.Combine(request.Work, name));
                        AttractorRow.Merge(FileOf(request), row);
                        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {walks} walks, {seconds:F1} s, {row.Stationary} stationary attractors, {row.LocalMinima} local minima; convex {row.Convex:P1}, singular {row.Singular:P1}"));
                    }
                }
            }
        }
    }

    public static string Table(Request request)
    {
        List<AttractorRow> rows = AttractorRow.Read(FileOf(request));
        var text = new StringBuilder("| hidden layers | box, steps | walks | paper | stationary attractors (seeds) | local minima (seeds) | convex | saddle | singular | largest gradient | losses, seed 1 |\n|---|---|---:|---|---:|---:|---:|---:|---:|---:|---|\n");
        foreach (int width in Widths)
        {
            foreach (int depth in Depths)
            {
                foreach (Setting setting in Setting.All.Where(setting => setting.Loss == "ce"))
                {
                    AttractorRow[] runs = [.. rows.Where(row => row.Run == string.Create(CultureInfo.InvariantCulture, $"elu-{width}x{depth}-{setting.Name}")).OrderBy(row => row.Seed)];
                    if (runs.Length > 0)
                    {
                        string paper = setting.Box == 1 && Paper.TryGetValue((width, depth, setting.Micro), out string? said) ? said : "–";
                        string layers = string.Join('-', Enumerable.Repeat(width.ToString(CultureInfo.InvariantCulture), depth));
                        text.Append(CultureInfo.InvariantCulture, $"| {layers} | [−{setting.Box}, {setting.Box}] {setting.Granularity} | {runs[0].Walks} | {paper} | {AttractorRow.Counts(runs.Select(row => row.Stationary))} | {AttractorRow.Counts(runs.Select(row => row.LocalMinima))} | {Percent(row => row.Convex)} | {Percent(row => row.Saddle)} | {Percent(row => row.Singular)} | {runs.Average(row => row.LargestGradient).ToString("G3", CultureInfo.InvariantCulture)} | {runs[0].Losses} |\n");
                        string Percent(Func<AttractorRow, double> share) => (100 * runs.Average(share)).ToString("F1", CultureInfo.InvariantCulture) + " %";
                    }
                }
            }
        }

        text.Append("\nMicro steps from [−1, 1] with ten times the paper's walks and its curvature classes:\n\n| hidden layers | walks | paper | stationary attractors (seeds) | local minima (seeds) | convex | saddle | singular | losses, seed 1 |\n|---|---:|---|---:|---:|---:|---:|---:|---|\n");
        foreach (int width in Widths)
        {
            AttractorRow[] runs = [.. rows.Where(row => row.Run == string.Create(CultureInfo.InvariantCulture, $"elu-{width}x1-ce-1-micro-more")).OrderBy(row => row.Seed)];
            if (runs.Length > 0)
            {
                string Percent(Func<AttractorRow, double> share) => (100 * runs.Average(share)).ToString("F1", CultureInfo.InvariantCulture) + " %";
                text.Append(CultureInfo.InvariantCulture, $"| {width} | {runs[0].Walks} | {Paper[(width, 1, true)]} | {AttractorRow.Counts(runs.Select(row => row.Stationary))} | {AttractorRow.Counts(runs.Select(row => row.LocalMinima))} | {Percent(row => row.Convex)} | {Percent(row => row.Saddle)} | {Percent(row => row.Singular)} | {runs[0].Losses} |\n");
            }
        }

        return text.ToString();
    }

    private static string FileOf(Request request) => Path.Combine(request.Results, "architectures.csv");
}
