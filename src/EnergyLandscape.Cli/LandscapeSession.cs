using System.Diagnostics;
using System.Reflection;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Cli.Report;
using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli;

/// <summary>A run file with the potential and the options that it describes, and its database open for writing.</summary>
internal sealed class LandscapeSession : IDisposable
{
    private int _threads;

    private LandscapeSession(RunFile run, IPotential potential, ExplorationOptions options, StationaryPointStore store)
    {
        Run = run;
        Potential = potential;
        Options = options;
        Store = store;
        _threads = run.Explore.Threads;
    }

    public static string Version { get; } =
        typeof(LandscapeSession).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public RunFile Run { get; }

    public IPotential Potential { get; }

    public ExplorationOptions Options { get; }

    public StationaryPointStore Store { get; }

    public static LandscapeSession Create(RunFile run, string name, string database)
    {
        run = RunFileLandscape.Resolve(run, name);
        IPotential potential = RunFileLandscape.CreatePotential(run, name);
        if (potential.Symmetry.Order is null)
        {
            throw new InputException($"{name}: key \"potential.kind\" describes atoms that move and turn freely, which searches for stationary points do not allow for yet; expected \"network\" or \"surface\"");
        }

        ExplorationOptions options = RunFileLandscape.CreateOptions(run, potential) with { Refined = PointsOf(run.Explore.From, potential.Dimension) };
        LandscapeIdentity identity = RunFileLandscape.CreateIdentity(run, potential);
        StationaryPointStore store = StationaryPointStore.CreateOrOpen(database, identity, potential.Symmetry, TimeProvider.System);
        return new LandscapeSession(run, potential, options, store);
    }

    /// <summary>Opens a database for writing with the run file that it remembers.</summary>
    /// <param name="database">Path of the database.</param>
    /// <param name="threads">Threads instead of those of the run file; 0 for all cores, null for the run file's.</param>
    public static LandscapeSession Open(string database, int? threads = null)
    {
        RunFile run;
        using (StationaryPointStore reader = StationaryPointStore.OpenReadOnly(database, DatabaseParts.None))
        {
            run = Remembered(reader);
        }

        IPotential potential = PotentialOf(run, database);
        StationaryPointStore store = StationaryPointStore.OpenForWriting(database, RunFileLandscape.CreateIdentity(run, potential), potential.Symmetry, TimeProvider.System);
        return new LandscapeSession(run, potential, RunFileLandscape.CreateOptions(run, potential), store) { _threads = threads ?? run.Explore.Threads };
    }

    /// <summary>Opens a database for reading with the run file that it remembers; coordinates are read when they are asked for.</summary>
    /// <param name="database">Path of the database.</param>
    /// <param name="parts">What the command needs of it.</param>
    public static LandscapeSession OpenReadOnly(string database, DatabaseParts parts = DatabaseParts.All)
    {
        StationaryPointStore store = StationaryPointStore.OpenReadOnly(database, parts);
        RunFile run = Remembered(store);
        IPotential potential = PotentialOf(run, database);
        return new LandscapeSession(run, potential, RunFileLandscape.CreateOptions(run, potential), store);
    }

    /// <summary>Opens a database for reading so that points can be looked up in it (<see cref="StationaryPointStore.Find"/>).</summary>
    /// <param name="database">Path of the database.</param>
    /// <param name="parts">What the command needs of it.</param>
    public static LandscapeSession OpenForLookup(string database, DatabaseParts parts = DatabaseParts.All)
    {
        RunFile run;
        using (StationaryPointStore reader = StationaryPointStore.OpenReadOnly(database, DatabaseParts.None))
        {
            run = Remembered(reader);
        }

        IPotential potential = PotentialOf(run, database);
        return new LandscapeSession(run, potential, RunFileLandscape.CreateOptions(run, potential), StationaryPointStore.OpenReadOnly(database, parts, potential.Symmetry));
    }

    /// <summary>Number of threads: what was asked for or the run file says, or one a processor.</summary>
    public int Threads => _threads > 0 ? _threads : Environment.ProcessorCount;

    /// <summary>Runs a strategy, with its record in the database and its progress on stderr, and certifies all points that it added.</summary>
    /// <param name="strategy">What to search.</param>
    /// <param name="budget">What may be used.</param>
    /// <param name="style">How progress is shown.</param>
    /// <param name="error">Where.</param>
    /// <param name="token">Cancels it.</param>
    /// <param name="profile">Where to count what everything took.</param>
    /// <param name="connection">What the command line of `connect` says after the database, when it is that verb's run: it stands before the run file in the record.</param>
    /// <param name="standing">Half a sentence on how far it came, for the reason of a run that ends unfinished.</param>
    public ExplorationEnd Explore(
        ExplorationStrategy strategy, ExplorationBudget budget, ProgressStyle style, TextWriter error, CancellationToken token, ExplorationProfile? profile = null,
        string? connection = null, Func<string>? standing = null)
    {
        var seed = new MasterSeed(Run.Explore.Seed);
        var explorer = new Explorer(Store, Potential, Options, Threads) { Profile = profile }; // Refuses before a run is recorded.
        Store.BeginRun(seed.ToString(), (connection is null ? string.Empty : RunRecords.ConnectionMark + connection + "\n") + RunFileWriter.ToToml(Run), Version, Threads);
        var progress = new ProgressLine(error, style, Run.Explore.Patience);
        profile?.Begin();
        try
        {
            ExplorationEnd end = explorer.Run(strategy, seed, budget, progress, token);
            end = end.Kind == ExplorationEndKind.Finished || standing is null ? end : end with { Reason = $"{end.Reason}; {standing()}" };
            Store.FinishRun(end.Reason);
            if (end.Kind != ExplorationEndKind.Cancelled)
            {
                long certifying = Stopwatch.GetTimestamp();
                StoreCertification.Complete(Store, Potential, RunFileLandscape.MostCertified(Run), Threads, token);
                profile?.AddCertifying(certifying);
            }

            return end;
        }
        catch (InputException problem)
        {
            Store.FinishRun(problem.Message);
            throw;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return new ExplorationEnd(ExplorationEndKind.Cancelled, "cancelled while points were certified; running the same command again goes on");
        }
        finally
        {
            profile?.End();
            progress.Clear();
        }
    }

    /// <summary>The strategy, after the points of the database that <c>explore.from</c> names are refined.</summary>
    /// <exception cref="InputException">Planned searches refine points of another one.</exception>
    public ExplorationStrategy Refining(ExplorationStrategy strategy)
    {
        (long First, string? From)[] runs = [.. Store.Runs.Where(run => run.FirstSearch is not null)
            .Select(run => (run.FirstSearch!.Value, RunFileReader.ReadText(run.RunFile, Store.Path).Explore.From))];
        string? planned = Store.Runs.Count == 0 ? null : RunFileReader.ReadText(Store.Runs[^1].RunFile, Store.Path).Explore.From;
        PendingBatch? pending = Store.PendingBatch();
        if (planned != Run.Explore.From && pending is not null && pending.Unfinished.Any(plan => plan.Method == SearchMethod.Refinement))
        {
            throw new InputException($"{Store.Path} has planned searches that refine points of {planned ?? "another database"}, expected explore.from or --from with it until they are done");
        }

        if (Options.Refined is not { } refined)
        {
            return strategy;
        }

        // Numbers count up with the ids of each kind: minima first, so that the paths of transition states end on known ones.
        int[] points = [.. refined.OrderBy(point => (int)point.Value.Kind).ThenBy(point => point.Key).Select(point => point.Key)];
        return new RefinementStrategy(points, index => index >= pending?.Batch.FirstSearch || Array.FindLast(runs, run => run.First <= index).From == Run.Explore.From, strategy);
    }

    /// <summary>Stores minima that another way than a search met, with a run and a search of their own, and certifies them.</summary>
    public void Record(IReadOnlyList<(StationaryPoint Point, long Arrivals)> minima, string method, MasterSeed seed, int threads, CancellationToken token)
    {
        NewMinima.RequireFinished(Store);
        Store.BeginRun(seed.ToString(), RunFileWriter.ToToml(Run), Version, threads);
        NewMinima.Record(Store, minima, method);
        Store.FinishRun($"new minima of 'landscape {method}' were added");
        StoreCertification.Complete(Store, Potential, RunFileLandscape.MostCertified(Run), threads, token);
    }

    public void Dispose() => Store.Dispose();

    private static Dictionary<int, StationaryPoint>? PointsOf(string? database, int dimension)
    {
        if (database is null)
        {
            return null;
        }

        using StationaryPointStore other = StationaryPointStore.OpenReadOnly(database);
        return other.Identity.Dimension == dimension
            ? StoreCertification.AllOf(other).Where(point => !point.Point.Coordinates.IsEmpty).ToDictionary(point => RefinementStrategy.NumberOf(point.Kind, point.Id), point => point.Point)
            : throw new InputException(FormattableString.Invariant($"{database} holds points of {other.Identity.Dimension} coordinates, expected {dimension} as the run file's"));
    }

    // A database remembers where its data were, and their checksum: they may have been moved since. Test rows are no part of the landscape, so
    // nothing depends on what became of them.
    private static IPotential PotentialOf(RunFile run, string database)
    {
        if (run.Data is not { Source: null } data)
        {
            return RunFileLandscape.CreatePotential(run, database);
        }

        (string Key, string? Path)[] files = [("path", data.Path), ("labels-path", data.LabelsPath)];
        foreach ((string key, string? path) in files)
        {
            if (path is not null && !File.Exists(path))
            {
                throw new InputException($"{database} was made from {path}, which is not there any more; expected the file back in its place or beside the database, or 'landscape explore RUN.toml --db {database}' once with a run file whose key data.{key} names its new place");
            }
        }

        return RunFileLandscape.CreatePotential(run with { Data = data.WithoutTestFiles() }, database);
    }

    private static RunFile Remembered(StationaryPointStore store)
    {
        if (store.Runs.Count == 0)
        {
            throw new InputException($"{store.Path} records no run, expected a database that 'landscape minima' or 'landscape explore' made");
        }

        RunFile run = RunFileReader.ReadText(store.Runs[^1].RunFile, store.Path);
        return run with { Data = run.Data?.WithMovedFiles(Path.GetDirectoryName(Path.GetFullPath(store.Path))!) };
    }
}
