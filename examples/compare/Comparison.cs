using System.Globalization;
using System.Text;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Compare;

/// <summary>Does what was asked for.</summary>
internal static class Comparison
{
    public static async Task Run(Request request, CancellationToken token)
    {
        string[] folders = [request.Work, Path.GetDirectoryName(request.Result("x"))!, Path.GetDirectoryName(request.Figure("x"))!];
        Array.ForEach(folders, folder => Directory.CreateDirectory(folder));
        (string Name, Func<Request, CancellationToken, Task> Do)[] tasks =
        [
            ("landscapes", LandscapeRuns.Run),
            ("limits", LimitRuns.Run),
            ("counterparts", CounterpartRuns.Run),
            ("walks", WalkRuns.Run),
            ("basins", BasinRuns.Run),
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

    /// <summary>Writes a table of results.</summary>
    public static Task Write(string path, string header, IEnumerable<string> rows, CancellationToken token) =>
        File.WriteAllTextAsync(path, new StringBuilder(header).Append('\n').AppendJoin('\n', rows).Append('\n').ToString(), token);

    /// <summary>A number as text that reads back as the same number.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
