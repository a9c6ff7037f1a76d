using System.Globalization;
using EnergyLandscape.Cli;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>The figures of both papers from the walks that are in the work folder; what was not run is left out.</summary>
internal static class Figures
{
    // Clouds of paper 002 by curvature: four settings each.
    private static readonly (string Figure, string Problem, int Box)[] Clouds =
    [
        ("fig3", "xor", 1), ("fig4", "xor", 10), ("fig5", "iris", 1), ("fig6", "iris", 10), ("fig8", "diabetes", 1), ("fig9", "diabetes", 10), ("fig11", "glass", 1),
        ("fig12", "glass", 10), ("fig14", "cancer", 1), ("fig15", "cancer", 10), ("fig17", "heart", 1), ("fig18", "heart", 10), ("fig20", "mnist", 1), ("fig21", "mnist", 10),
    ];

    // Clouds near the global minimum, coloured by the generalisation loss.
    private static readonly (string Figure, string Problem, string Setting, string MaxLoss)[] CloseUps =
    [
        ("fig7a", "iris", "sse-1-micro", "0.05"), ("fig7b", "iris", "ce-1-micro", "0.05"), ("fig7c", "iris", "sse-10-micro", "0.05"), ("fig7d", "iris", "ce-10-micro", "0.05"),
        ("fig10a", "diabetes", "sse-1-micro", "0.2"), ("fig10b", "diabetes", "ce-1-micro", "0.5"), ("fig10c", "diabetes", "sse-10-micro", "0.2"), ("fig10d", "diabetes", "ce-10-micro", "1"),
        ("fig13a", "glass", "sse-10-micro", "0.2"), ("fig13b", "glass", "ce-10-micro", "1"), ("fig16a", "cancer", "sse-1-micro", "0.05"), ("fig16b", "cancer", "ce-1-micro", "0.05"),
        ("fig16c", "cancer", "sse-10-micro", "0.05"), ("fig16d", "cancer", "ce-10-micro", "0.1"), ("fig19a", "heart", "sse-1-micro", "0.2"), ("fig19b", "heart", "ce-1-micro", "0.5"),
        ("fig22a", "mnist", "sse-10-macro", "0.2"), ("fig22b", "mnist", "ce-10-macro", "0.25"),
    ];

    public static async Task Draw(Request request, CancellationToken token)
    {
        Directory.CreateDirectory(request.Figures);
        foreach ((string figure, string problem, int box) in Clouds)
        {
            Setting[] settings = [.. Setting.All.Where(setting => setting.Box == box)];
            string labels = string.Join(',', settings.Select(setting => $"{setting.Loss.ToUpperInvariant()} {setting.Granularity}"));
            await Draw(request, figure + ".svg", ["cloud"], settings.Select(setting => Walks(problem, setting.Name)), [.. box == 10 ? ["--x", "sqrt"] : Array.Empty<string>(), "--labels", labels, "--width", "170"], token);
        }

        foreach ((string figure, string problem, string setting, string maxLoss) in CloseUps)
        {
            string[] options = ["--colour", "test-loss", "--max-loss", maxLoss, .. problem == "cancer" && setting.StartsWith("ce", StringComparison.Ordinal) ? ["--colour-scale", "log"] : Array.Empty<string>()];
            await Draw(request, figure + ".svg", ["cloud"], [Walks(problem, setting)], options, token);
        }

        int[] widths = [2, 4, 20], depths = [1, 2, 3];
        Setting[] entropy = [.. Setting.All.Where(setting => setting.Loss == "ce")];
        (string Run, string Label)[] bars = [.. from depth in depths from width in widths from setting in entropy
            select (Architecture(width, depth, setting), string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', Enumerable.Repeat(width, depth))}/{(setting.Micro ? "mic" : "mac")} {setting.Box}"))];
        await Draw(request, "000-fig1.svg", ["curvature"], bars.Select(bar => bar.Run), ["--labels", string.Join(',', bars.Select(bar => bar.Label)), "--width", "180"], token);
        foreach (Setting setting in entropy.Where(setting => setting.Box == 1))
        {
            (string Run, string Label)[] clouds = [.. from width in widths from depth in depths where depth <= 2 select (Architecture(width, depth, setting), string.Join('-', Enumerable.Repeat(width, depth)))];
            await Draw(request, $"000-{(setting.Micro ? "fig2" : "fig3")}.svg", ["cloud"], clouds.Select(cloud => cloud.Run), ["--labels", string.Join(',', clouds.Select(cloud => cloud.Label)), "--x", "sqrt", "--width", "170"], token);
        }

        await Draw(request, "fig2.svg", ["stagnation"], [Walks("xor", "sse-1-micro")], ["--walk", "1"], token);
    }

    private static string Walks(string problem, string setting) =>
        string.Create(CultureInfo.InvariantCulture, $"{problem}-{StagnationRuns.Scalings(Problem.Named(problem)).First()}-exact-{setting}-{StagnationRuns.Seed}");

    private static string Architecture(int width, int depth, Setting setting) => string.Create(CultureInfo.InvariantCulture, $"elu-{width}x{depth}-{setting.Name}-1");

    private static async Task Draw(Request request, string file, string[] verb, IEnumerable<string> runs, string[] options, CancellationToken token)
    {
        string[] directories = [.. runs.Select(run => Path.Combine(request.Work, run))];
        if (!directories.All(directory => File.Exists(Path.Combine(directory, "summary.json"))))
        {
            Console.WriteLine($"{file}: not all walks are there, left out");
            return;
        }

        string[] arguments = [.. verb, .. directories, "-o", Path.Combine(request.Figures, file), .. options];
        int code = await LandscapeCommand.Run(arguments, TextWriter.Null, Console.Error, token);
        if (code != ExitCode.Success)
        {
            throw new InputException($"landscape {string.Join(' ', arguments)} ended with exit code {code}");
        }
    }
}
