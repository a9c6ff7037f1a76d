namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>Does what was asked for.</summary>
internal static class Reproduction
{
    public static async Task Run(Request request, CancellationToken token)
    {
        Array.ForEach([request.Work, Path.GetDirectoryName(request.Result("x"))!, Path.GetDirectoryName(request.Figure("x"))!], folder => Directory.CreateDirectory(folder));
        await NamedTasks.Run(request.Task, request, [
            ("data", DataSets.Make),
            ("landscapes", LandscapeRuns.Run),
            ("connections", LandscapeRuns.Connect),
            ("draws", DrawnRows.Run),
            ("analysis", AnalysisRuns.Run),
            ("figures", Figures.Run),
            ("results", (_, _) => Task.CompletedTask),
        ], token);
        await Tables.Write(request, token);
    }
}
