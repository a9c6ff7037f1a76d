using System.Globalization;
using EnergyLandscape.Cli;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Pictures of the walks that are in the work folder.</summary>
internal static class Figures
{
    public static async Task Draw(Request request, CancellationToken token)
    {
        Directory.CreateDirectory(request.Figures);
        foreach (Problem problem in Problem.All)
        {
            string scaling = StagnationRuns.Scalings(problem).First();
            foreach (Setting setting in Setting.All)
            {
                string directory = Path.Combine(request.Work, string.Create(CultureInfo.InvariantCulture, $"{problem.Name}-{scaling}-exact-{setting.Name}-{StagnationRuns.Seed}"));
                if (File.Exists(Path.Combine(directory, "summary.json")))
                {
                    await Draw(token, "cloud", directory, "-o", Path.Combine(request.Figures, $"{problem.Name}-{setting.Name}.png"), "--colour", problem.Name == "xor" ? "density" : "test-loss");
                }
            }
        }

        int[] widths = [2, 4, 20], depths = [1, 2, 3];
        string[] runs = [.. from depth in depths from width in widths from setting in Setting.All where setting.Loss == "ce" select Path.Combine(request.Work, string.Create(CultureInfo.InvariantCulture, $"elu-{width}x{depth}-{setting.Name}-1"))];
        if (runs.All(run => File.Exists(Path.Combine(run, "summary.json"))))
        {
            await Draw(token, ["curvature", .. runs, "-o", Path.Combine(request.Figures, "architectures-curvature.svg")]);
        }
    }

    private static async Task Draw(CancellationToken token, params string[] arguments)
    {
        int code = await LandscapeCommand.Run(arguments, TextWriter.Null, Console.Error, token);
        if (code != ExitCode.Success)
        {
            throw new InputException($"landscape {string.Join(' ', arguments)} ended with exit code {code}");
        }
    }
}
