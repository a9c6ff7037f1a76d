using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>Does what was asked for.</summary>
internal static class Reproduction
{
    public static async Task Run(Request request, CancellationToken token)
    {
        Array.ForEach([request.Work, Path.GetDirectoryName(request.Result("x"))!, Path.GetDirectoryName(request.Figure("x"))!], folder => Directory.CreateDirectory(folder));
        (string Name, Func<Request, CancellationToken, Task> Do)[] tasks =
        [
            ("data", DataSets.Make),
            ("landscapes", LandscapeRuns.Run),
            ("analysis", AnalysisRuns.Run),
            ("figures", Figures.Run),
            ("results", (_, _) => Task.CompletedTask),
        ];
        var wanted = tasks.Where(task => request.Task == "all" || task.Name == request.Task).ToList();
        if (wanted.Count == 0)
        {
            throw new InputException($"'{request.Task}' is no task, expected {string.Join(", ", tasks.Select(task => task.Name))} or all");
        }

        foreach ((_, Func<Request, CancellationToken, Task> run) in wanted)
        {
            await run(request, token);
        }

        await Tables.Write(request, token);
    }
}
