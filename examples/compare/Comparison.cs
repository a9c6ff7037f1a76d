using System.Globalization;
using System.Text;

namespace EnergyLandscape.Examples.Compare;

/// <summary>Does what was asked for.</summary>
internal static class Comparison
{
    public static async Task Run(Request request, CancellationToken token)
    {
        string[] folders = [request.Work, Path.GetDirectoryName(request.Result("x"))!, Path.GetDirectoryName(request.Figure("x"))!];
        Array.ForEach(folders, folder => Directory.CreateDirectory(folder));
        await NamedTasks.Run(request.Task, request, [
            ("landscapes", LandscapeRuns.Run),
            ("limits", LimitRuns.Run),
            ("counterparts", CounterpartRuns.Run),
            ("walks", WalkRuns.Run),
            ("basins", BasinRuns.Run),
            ("results", (_, _) => Task.CompletedTask),
        ], token);
        await Tables.Write(request, token);
    }

    /// <summary>Writes a table of results.</summary>
    public static Task Write(string path, string header, IEnumerable<string> rows, CancellationToken token) =>
        File.WriteAllTextAsync(path, new StringBuilder(header).Append('\n').AppendJoin('\n', rows).Append('\n').ToString(), token);

    /// <summary>A number as text that reads back as the same number.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
