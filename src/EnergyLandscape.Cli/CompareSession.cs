using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;
using EnergyLandscape.Walks;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli;

/// <summary>A database and the walks that are compared with it.</summary>
internal sealed class CompareSession : IDisposable
{
    private readonly LandscapeSession _session;
    private readonly ComparedLandscape _landscape;
    private readonly IReadOnlyList<ComparedWalks> _walks;

    private CompareSession(LandscapeSession session, IReadOnlyList<ComparedWalks> walks)
    {
        _session = session;
        _landscape = new ComparedLandscape(session.Store, session.Potential, session.Options);
        _walks = walks;
    }

    public LandscapeSession Landscape => _session;

    /// <summary>Opens both, and refuses walks whose coordinates mean something else.</summary>
    /// <param name="database">The database.</param>
    /// <param name="directories">Directories of walks.</param>
    /// <param name="mayAdd">Whether the database is opened for writing.</param>
    public static CompareSession Open(string database, IReadOnlyList<string> directories, bool mayAdd)
    {
        string? twice = directories.GroupBy(FullName).FirstOrDefault(group => group.Count() > 1)?.First();
        if (twice is not null)
        {
            throw new InputException($"{twice} is given more than once, expected every directory of walks once: the same walks again are no further evidence");
        }

        LandscapeSession session = mayAdd ? LandscapeSession.Open(database) : LandscapeSession.OpenForLookup(database);
        try
        {
            if (mayAdd)
            {
                NewMinima.RequireFinished(session.Store);
            }

            string[] names = [.. directories.Select(NameOf)];
            bool distinct = names.Distinct().Count() == names.Length;
            ComparedWalks[] walks = [.. directories.Select((directory, i) => WalksOf(session, directory, distinct ? names[i] : directory))];
            return new CompareSession(session, walks);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Maps and compares all walks.</summary>
    public LandscapeComparison Compare(ComparisonOptions options, int threads, ProgressStyle style, TextWriter error, CancellationToken token)
    {
        int walks = _walks.Sum(directory => directory.Directory.Walks);
        var progress = new WalkProgressLine(error, style, walks, (_walks[0].Options.Steps + options.Every - 1) / options.Every);
        try
        {
            return LandscapeComparison.Run(_landscape, _walks, options, threads, progress.Report, token);
        }
        finally
        {
            progress.Clear();
        }
    }

    /// <summary>Puts the new minima into the database. Every walk that was in a basin is an arrival.</summary>
    /// <param name="comparison">What was found.</param>
    /// <param name="threads">Most threads that certify at once.</param>
    /// <param name="token">Stops certification; the minima are stored then.</param>
    public void Add(LandscapeComparison comparison, int threads, CancellationToken token)
    {
        (StationaryPoint, long)[] minima = [.. comparison.Whole.Basins.Basins.Where(basin => basin.IsNew).OrderBy(basin => basin.Minimum)
            .Select(basin => (_landscape.Catalogue[basin.Minimum], (long)basin.Walks))];
        if (minima.Length > 0)
        {
            _session.Record(minima, SearchMethod.Compare, new MasterSeed(_session.Run.Explore.Seed), threads, token);
        }
    }

    public void Dispose() => _session.Dispose();

    private static ComparedWalks WalksOf(LandscapeSession session, string path, string label)
    {
        WalkDirectory directory = WalkDirectory.Open(path);
        WalkDirectoryArguments.RequireWalks(directory);
        string name = Path.Combine(path, "run.toml");
        RunFile run = RunFileReader.ReadText(directory.RunFileText, name);
        WalkSection walk = run.Walk ?? new WalkSection();

        // The loss on all rows; batches are for the walks alone.
        var loss = new Lazy<IPotential>(() => RunFileLandscape.CreatePotential(run with { Data = run.Data is { Source: null } data ? data.WithoutTestFiles() : run.Data }, name));
        WalkCoordinates.Require(session, run, () => loss.Value, $"{path} cannot be compared with {session.Store.Path}");
        return new ComparedWalks(label, directory, RunFileWalks.CreateLandscape(run with { Walk = walk }, name), RunFileWalks.CreateOptions(walk), loss.Value, walk.Batch);
    }

    private static string NameOf(string directory) => Path.GetFileName(FullName(directory));

    private static string FullName(string directory) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
}
