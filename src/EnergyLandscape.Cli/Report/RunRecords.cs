using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Report;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Report;

/// <summary>How a database came about, and how it is made again: runs, commands, run files and checksums.</summary>
internal static partial class RunRecords
{
    /// <summary>What stands before the run file of a run of `connect`, in a comment: what its command line said after the database.</summary>
    public const string ConnectionMark = "# landscape connect DB ";

    private static readonly string[] _ofMinima = [SearchMethod.MultiStart, SearchMethod.BasinHopping];
    private static readonly string[] _added = [SearchMethod.Basins, SearchMethod.Compare];

    /// <summary>Adds the sections.</summary>
    public static void Add(ReportPage page, LandscapeSession session)
    {
        StationaryPointStore store = session.Store;
        TextTable runs = TextTable.Create("run", "seed", "began (UTC)", "seconds", "threads", "searches", "version", "run file SHA-256");
        foreach (LandscapeRun run in store.Runs)
        {
            runs.Row(
                Numbers.Whole(run.Id), run.Seed, run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                run.Finished is { } finished ? (finished - run.Started).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) : "not ended", Numbers.Whole(run.Threads),
                run is { FirstSearch: { } first, LastSearch: { } last } ? $"{first} to {last}" : "none", run.ProgramVersion, run.RunHash[..12] + "…");
        }

        page.Section("runs", "Runs")
            .Table("Runs of the program on this database", runs.Columns, runs.Rows)
            .Properties(store.Runs.Select(run => ($"run {run.Id} ended", run.StopReason ?? "killed, or not ended yet")));
        Reproduction(page.Section("reproduce", "How to make it again"), store);
        Files(page.Section("files", "Files"), session);
    }

    private static void Reproduction(ReportSection section, StationaryPointStore store)
    {
        string name = Path.GetFileNameWithoutExtension(store.Path);
        var commands = new StringBuilder();
        foreach (LandscapeRun run in store.Runs)
        {
            commands.Append(CommandOf(run, store, name)).Append('\n');
        }

        section.Paragraph("Save the run file below under the name in the command. The same seed gives the same points with any number of threads; only times and the run records differ.")
            .Code(commands.ToString());
        foreach (LandscapeRun run in store.Runs.DistinctBy(RunFileOf))
        {
            section.Folded($"{RunFileName(run, store, name)}: the run file with every default written out", RunFileOf(run));
        }
    }

    // The searches come in one sequence: as many of them, from the same seed, give the same points, whatever ended the run.
    private static string CommandOf(LandscapeRun run, StationaryPointStore store, string name)
    {
        string database = Quoted(name + "-again.db");
        if (run is not { FirstSearch: { } first, LastSearch: { } last })
        {
            return $"# run {run.Id} finished no search";
        }

        if (IsConnection(run))
        {
            return string.Create(CultureInfo.InvariantCulture, $"landscape connect {database} {run.RunFile.Split('\n')[0][ConnectionMark.Length..]} --max-searches {last}");
        }

        // Databases of earlier releases have no such mark.
        if (JoinedPair().Match(run.StopReason ?? string.Empty) is { Success: true } pair)
        {
            return $"landscape connect {database} {pair.Groups["a"].Value} {pair.Groups["b"].Value}";
        }

        string[] methods = [.. store.Log.Searches.Where(search => search.Plan.Index >= first && search.Plan.Index <= last).Select(search => search.Plan.Method).Distinct()];
        if (methods.Length > 0 && methods.All(_added.Contains))
        {
            return $"# run {run.Id}: landscape {string.Join(", ", methods)} --add stored its new minima";
        }

        // A copy without its searches does not tell.
        bool minima = methods.Length > 0 && methods.All(_ofMinima.Contains);
        string time = RunFileReader.ReadText(run.RunFile, store.Path).Explore.MaxSeconds is null ? string.Empty : " --max-seconds 4000000";
        return string.Create(CultureInfo.InvariantCulture, $"landscape {(minima ? "minima" : "explore")} {Quoted(RunFileName(run, store, name))} --db {database} --max-searches {last}{time}");
    }

    /// <summary>Whether `connect` made a run.</summary>
    public static bool IsConnection(LandscapeRun run) => run.RunFile.StartsWith(ConnectionMark, StringComparison.Ordinal);

    private static string RunFileOf(LandscapeRun run) => IsConnection(run) ? run.RunFile[(run.RunFile.IndexOf('\n', StringComparison.Ordinal) + 1)..] : run.RunFile;

    // Runs with equal run files share one.
    private static string RunFileName(LandscapeRun run, StationaryPointStore store, string name)
    {
        LandscapeRun[] different = [.. store.Runs.DistinctBy(RunFileOf)];
        int at = Array.FindIndex(different, other => RunFileOf(other) == RunFileOf(run));
        return different.Length == 1 ? name + ".toml" : string.Create(CultureInfo.InvariantCulture, $"{name}-{at + 1}.toml");
    }

    private static void Files(ReportSection section, LandscapeSession session)
    {
        TextTable files = TextTable.Create("file", "what it is", "bytes", "SHA-256");
        using (FileStream database = File.Open(session.Store.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            files.Row(Path.GetFileName(session.Store.Path), "the database of this report", Numbers.Whole(database.Length), Convert.ToHexStringLower(SHA256.HashData(database)));
        }

        if (session.Run.Data is { Source: null } data)
        {
            (string? Path, string What)[] named = [(data.Path, "training data"), (data.LabelsPath, "training labels"), (data.TestPath, "test data"), (data.TestLabelsPath, "test labels")];
            foreach (((string? path, string what), int i) in named.Where(file => file.Path is not null).Select((file, i) => (file, i)))
            {
                files.Row(Path.GetFileName(path!), what, "–", i < data.Sha256.Count ? data.Sha256[i] : "not recorded");
            }
        }
        else if (session.Run.Data is { } builtIn)
        {
            section.Paragraph($"The data \"{builtIn.Source.ToString()!.ToLowerInvariant()}\" are built in.");
        }

        section.Properties([
            ("landscape SHA-256", session.Store.Identity.Hash + " (potential, data and identity: equal for two databases of one landscape)"),
            ("coordinates", Numbers.Whole(session.Store.Identity.Dimension)),
        ]);
        section.Table("Files and their checksums", files.Columns, files.Rows);
    }

    private static string Quoted(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || "._-+=,".Contains(c, StringComparison.Ordinal)) ? name : $"'{name.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("^minima (?<a>\\d+) and (?<b>\\d+) are ")]
    private static partial Regex JoinedPair();
}
