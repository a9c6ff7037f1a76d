using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample;

/// <summary>The one place where the points of a landscape live: an SQLite file with everything in memory beside it.</summary>
/// <remarks>
/// What is read is what was committed and what is pending. <see cref="Commit"/> writes all that is pending in one transaction; it
/// holds back a search that was begun by <see cref="Add"/> and not ended by <see cref="CompleteSearch"/>, so that a finished search
/// and all that it found are in the file together or not at all, and a killed program leaves a prefix of the sequence of searches.
/// Disposing does not commit. Readers need no permission to write and may read while one writer writes.
/// </remarks>
/// <threadsafety>Safe for concurrent reads, <see cref="Find"/> among them, while nothing is written; writing is for one thread.</threadsafety>
public sealed partial class StationaryPointStore : IDisposable
{
    private readonly TimeProvider? _clock;
    private readonly SymmetryGroup? _symmetry;
    private readonly WriterLock? _lock;
    private readonly SqliteConnection? _connection;
    private readonly DatabaseWriter? _writer;
    private readonly DatabaseContents _contents;
    private readonly Lazy<EnergyIndex>[] _byEnergy;
    private readonly List<Action<DatabaseWriter>> _pending = [];
    private readonly HashSet<long> _openSearches = [];
    private readonly Lazy<NetworkComponents> _components;
    private int _writable;
    private bool _gapsChanged;
    private bool _runChanged;
    private LandscapeRun? _run;

    private StationaryPointStore(string path, SymmetryGroup? symmetry, DatabaseContents contents)
    {
        Path = path;
        _symmetry = symmetry;
        _contents = contents;
        _components = new Lazy<NetworkComponents>(() => NetworkComponents.Of(_contents.With(DatabaseParts.Network)));
        _byEnergy = [.. contents.Points.Select(points => new Lazy<EnergyIndex>(() =>
        {
            var byEnergy = new EnergyIndex();
            byEnergy.Fill([.. points.Select(p => new EnergyIndex.Entry(p.Energy, p.Id))]);
            return byEnergy;
        }))];
    }

    private StationaryPointStore(
        string path, SymmetryGroup? symmetry, DatabaseContents contents, TimeProvider clock, WriterLock writerLock, SqliteConnection connection)
        : this(path, symmetry, contents)
    {
        _clock = clock;
        _lock = writerLock;
        _connection = connection;
        _writer = new DatabaseWriter(connection);
    }

    /// <summary>Path of the database file.</summary>
    public string Path { get; }

    /// <summary>The landscape whose points these are.</summary>
    public LandscapeIdentity Identity => _contents.Identity;

    /// <summary>Minima by id: the one with id 1 comes first.</summary>
    public IReadOnlyList<StoredPoint> Minima => PointsOf(StationaryPointKind.Minimum);

    /// <summary>Transition states by id.</summary>
    public IReadOnlyList<StoredPoint> TransitionStates => PointsOf(StationaryPointKind.TransitionState);

    /// <summary>Saddles of index 2 or more by id.</summary>
    public IReadOnlyList<StoredPoint> HigherSaddles => PointsOf(StationaryPointKind.HigherSaddle);

    /// <summary>Valleys, stationary points with flat directions, by id; none of them is among the minima, transition states and saddles.</summary>
    public IReadOnlyList<StoredValley> Valleys => _contents.With(DatabaseParts.Points).Valleys.All;

    /// <summary>How many points there are now.</summary>
    public PointSnapshot Snapshot => new(Minima.Count, TransitionStates.Count, HigherSaddles.Count);

    /// <summary>The log of all searches.</summary>
    public SearchLog Log => _contents.With(DatabaseParts.Searches).Log;

    /// <summary>The components of the network of minima and transition states, gathered at the first use and kept up to date from then on.</summary>
    public NetworkComponents Components => _components.Value;

    /// <summary>All runs on this database in order.</summary>
    public IReadOnlyList<LandscapeRun> Runs => _contents.Runs;

    /// <summary>Whether the searches that found the points are in the log; false for a copy without them (<see cref="DatabaseCopy"/>).</summary>
    public bool HasSearchLog => Log.Searches.Count > 0 || !Minima.Concat(TransitionStates).Concat(HigherSaddles).Any(point => point.FoundBy > 0);

    /// <summary>Number of searches that have ended: of the log or, where it was not kept, of the runs.</summary>
    public long FinishedSearches => HasSearchLog ? Log.Finished : Runs.Sum(run => run is { FirstSearch: { } first, LastSearch: { } last } ? last - first + 1 : 0);

    /// <summary>Smallest difference of energies of two points of one kind that were kept apart; null with fewer than two points.</summary>
    public double? SmallestGapKept => _contents.SmallestGapKept;

    /// <summary>Largest difference of energies of a stored point and one that was taken for the same; null when none was.</summary>
    public double? LargestGapMerged => _contents.LargestGapMerged;

    /// <summary>Makes a new database and opens it for writing.</summary>
    /// <param name="path">Path of a file that does not exist.</param>
    /// <param name="identity">The landscape.</param>
    /// <param name="symmetry">Symmetry of its potential; null when points are lumped by energy alone or only appended.</param>
    /// <param name="clock">Tells when runs begin and end.</param>
    /// <exception cref="InputException">The file exists or cannot be written.</exception>
    public static StationaryPointStore Create(string path, LandscapeIdentity identity, SymmetryGroup? symmetry, TimeProvider clock) =>
        Open(path, identity, symmetry, clock, mayCreate: true, mayExist: false);

    /// <summary>Opens an existing database for writing.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="identity">The landscape that it must be a database of.</param>
    /// <param name="symmetry">Symmetry of its potential; null when points are lumped by energy alone or only appended.</param>
    /// <param name="clock">Tells when runs begin and end.</param>
    /// <exception cref="InputException">The file is missing, unusable, in use by another writer, or of another landscape.</exception>
    public static StationaryPointStore OpenForWriting(string path, LandscapeIdentity identity, SymmetryGroup? symmetry, TimeProvider clock) =>
        Open(path, identity, symmetry, clock, mayCreate: false, mayExist: true);

    /// <summary>Opens a database for writing and makes it first when there is none.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="identity">The landscape that it must be a database of.</param>
    /// <param name="symmetry">Symmetry of its potential; null when points are lumped by energy alone or only appended.</param>
    /// <param name="clock">Tells when runs begin and end.</param>
    /// <exception cref="InputException">The file is unusable, in use by another writer, or of another landscape.</exception>
    public static StationaryPointStore CreateOrOpen(string path, LandscapeIdentity identity, SymmetryGroup? symmetry, TimeProvider clock) =>
        Open(path, identity, symmetry, clock, mayCreate: true, mayExist: true);

    /// <summary>Reads a database; a writer may be at work on it and the folder may be read-only.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="symmetry">Symmetry of its potential; needed only by <see cref="Find"/>.</param>
    /// <param name="coordinates">Whether to read coordinates; without them points have none, and reading takes less than half the time.</param>
    /// <exception cref="InputException">The file is missing or unusable.</exception>
    public static StationaryPointStore OpenReadOnly(string path, SymmetryGroup? symmetry = null, bool coordinates = true) =>
        OpenReadOnly(path, symmetry, DatabaseParts.All, coordinates ? CoordinateReading.AtOnce : CoordinateReading.Never);

    /// <summary>Reads parts of a database; a writer may be at work on it and the folder may be read-only.</summary>
    /// <remarks>Coordinates, and without <see cref="DatabaseParts.Details"/> all of a point but its energy, are read from the file when they are asked for,
    /// until the store is disposed of. To ask for a part that was not read is a mistake of the caller and throws an
    /// <see cref="InvalidOperationException"/>.</remarks>
    /// <param name="path">Path of the file.</param>
    /// <param name="parts">What is needed; all but <see cref="DatabaseParts.Searches"/> comes with the points.</param>
    /// <param name="symmetry">Symmetry of its potential; needed only by <see cref="Find"/>.</param>
    /// <exception cref="InputException">The file is missing or unusable.</exception>
    public static StationaryPointStore OpenReadOnly(string path, DatabaseParts parts, SymmetryGroup? symmetry = null)
    {
        bool ofPoints = (parts & (DatabaseParts.Connections | DatabaseParts.Hits | DatabaseParts.Details)) != 0;
        return OpenReadOnly(path, symmetry, ofPoints ? parts | DatabaseParts.Points : parts, CoordinateReading.OnDemand);
    }

    /// <summary>Points of a kind by id: the one with id 1 comes first.</summary>
    /// <param name="kind">The kind.</param>
    public IReadOnlyList<StoredPoint> PointsOf(StationaryPointKind kind) => _contents.With(DatabaseParts.Points).Points[(int)kind];

    /// <summary>Points of a kind in order of energy, then id.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<StoredPoint> InEnergyOrder(StationaryPointKind kind)
    {
        IReadOnlyList<StoredPoint> points = PointsOf(kind);
        foreach (EnergyIndex.Entry entry in _byEnergy[(int)kind].Value.Within(0, double.PositiveInfinity))
        {
            yield return points[entry.Id - 1];
        }
    }

    /// <summary>Writes all that is pending in one transaction, except what a search found that has not ended.</summary>
    /// <exception cref="InputException">The file cannot be written; everything stays pending.</exception>
    public void Commit()
    {
        DatabaseWriter writer = Writer();
        if (_writable == 0 && !_gapsChanged && !_runChanged)
        {
            return;
        }

        int written = _writable;
        var changes = _pending.GetRange(0, written);
        if (_gapsChanged)
        {
            changes.Add(w => w.SetGaps(SmallestGapKept, LargestGapMerged));
        }

        if (_runChanged && _run is { } run)
        {
            changes.Add(w => w.SetRun(run));
        }

        writer.Write(Path, changes, changes.Count);
        _pending.RemoveRange(0, written);
        _writable = 0;
        _gapsChanged = false;
        _runChanged = false;
    }

    /// <summary>Closes the file; what is pending is dropped.</summary>
    public void Dispose()
    {
        foreach (StoredCoordinates coordinates in _contents.Coordinates ?? [])
        {
            coordinates.Dispose();
        }

        foreach (StoredBlocks<StoredPoint> details in _contents.Details ?? [])
        {
            details.Dispose();
        }

        _writer?.Dispose();
        _connection?.Dispose();
        _lock?.Dispose();
    }

    private static StationaryPointStore OpenReadOnly(string path, SymmetryGroup? symmetry, DatabaseParts parts, CoordinateReading coordinates)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using SqliteConnection connection = DatabaseFile.OpenReadOnly(path);
        return new StationaryPointStore(
            path, symmetry, DatabaseFile.Translate(path, () => DatabaseReader.Read(path, connection, parts, coordinates)));
    }

    private static StationaryPointStore Open(
        string path, LandscapeIdentity identity, SymmetryGroup? symmetry, TimeProvider clock, bool mayCreate, bool mayExist)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(clock);
        if (!mayCreate && !System.IO.Path.Exists(path))
        {
            throw new InputException($"{path} does not exist; expected a landscape database.");
        }

        WriterLock writerLock = WriterLock.Take(path);
        SqliteConnection? connection = null;
        try
        {
            if (!mayExist || (mayCreate && !System.IO.Path.Exists(path)))
            {
                DatabaseFile.Create(path, identity);
            }

            connection = DatabaseFile.OpenForWriting(path);
            DatabaseContents contents = DatabaseFile.Translate(path, () => DatabaseReader.Read(path, connection, DatabaseParts.All, CoordinateReading.AtOnce));
            if (contents.Identity.DifferenceFrom(identity) is { } difference)
            {
                throw new InputException($"{path} is a database of another landscape: {difference}; expected the same landscape.");
            }

            return new StationaryPointStore(path, symmetry, contents, clock, writerLock, connection);
        }
        catch
        {
            connection?.Dispose();
            writerLock.Dispose();
            throw;
        }
    }

    private DatabaseWriter Writer() => _writer ?? throw new InvalidOperationException("The store was opened for reading.");

    private void Enqueue(Action<DatabaseWriter> change)
    {
        _pending.Add(change);
        if (_openSearches.Count == 0)
        {
            _writable = _pending.Count;
        }
    }
}
