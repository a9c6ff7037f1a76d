using System.Numerics;
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
public sealed class StationaryPointStore : IDisposable
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

    /// <summary>The stored point that a point is the same as, by the identity rule.</summary>
    /// <param name="point">A verified point.</param>
    /// <param name="limit">Looks only among the points that existed at that moment; null looks among all.</param>
    /// <returns>The nearest of those that are the same, ties to the lower id; null when there is none.</returns>
    public StoredPoint? Find(StationaryPoint point, PointSnapshot? limit = null)
    {
        ArgumentNullException.ThrowIfNull(point);
        CheckCoordinates(point);
        IdentityRule rule = Identity.Rule;
        if (rule.Lump == Lumping.Geometry && _symmetry is null)
        {
            throw new InvalidOperationException("A store that was opened without the symmetry of its potential cannot compare geometries.");
        }

        IReadOnlyList<StoredPoint> points = PointsOf(point.Kind);
        int highestId = limit?.Count(point.Kind) ?? points.Count;
        StoredPoint? nearest = null;
        double least = double.PositiveInfinity;
        foreach (EnergyIndex.Entry entry in _byEnergy[(int)point.Kind].Value.Within(point.Energy, rule.EnergyWindowAt(point.Energy)))
        {
            if (entry.Id > highestId)
            {
                continue;
            }

            StoredPoint candidate = points[entry.Id - 1];
            double distance = Math.Abs(candidate.Energy - point.Energy);
            if (rule.Lump == Lumping.Geometry)
            {
                if (candidate.Point.Index != point.Index || candidate.Point.Coordinates.IsEmpty || point.Coordinates.IsEmpty)
                {
                    continue;
                }

                distance = _symmetry!.Distance(candidate.Point.Coordinates.Span, point.Coordinates.Span, rule.DistanceWindow);
                if (!(distance <= rule.DistanceWindow))
                {
                    continue;
                }
            }

            if (nearest is null || distance < least || (distance == least && candidate.Id < nearest.Id))
            {
                nearest = candidate;
                least = distance;
            }
        }

        return nearest;
    }

    /// <summary>Adds a point unless it is the same as a stored one.</summary>
    /// <param name="point">A verified point; its index says what kind it is.</param>
    /// <param name="searchIndex">The search that found it. Until <see cref="CompleteSearch"/> ends that search, nothing from here on
    /// is committed.</param>
    /// <returns>The stored point and whether it is new.</returns>
    public Added Add(StationaryPoint point, long searchIndex)
    {
        ArgumentNullException.ThrowIfNull(point);
        Writer();
        BeginSearch(searchIndex);
        if (Find(point) is { } same)
        {
            double gap = Math.Abs(same.Energy - point.Energy);
            if (!(gap <= _contents.LargestGapMerged))
            {
                _contents.LargestGapMerged = gap;
                _gapsChanged = true;
            }

            return new Added(same, false);
        }

        BigInteger? orbit = point.Coordinates.IsEmpty
            ? null
            : _symmetry?.OrbitSize(point.Coordinates.Span, Identity.Rule.DistanceWindow);
        return new Added(Append(point, searchIndex, orbit), true);
    }

    /// <summary>Adds a point without asking whether it is known, as an import does that has to keep the numbers of another database.</summary>
    /// <param name="point">The point; coordinates may be absent, unknown numbers are NaN.</param>
    /// <param name="searchIndex">The search that found it; 0 for an import.</param>
    /// <param name="orbitSize">Number of distinct symmetry images, when known.</param>
    public StoredPoint Append(StationaryPoint point, long searchIndex, BigInteger? orbitSize)
    {
        ArgumentNullException.ThrowIfNull(point);
        CheckCoordinates(point);
        if (!double.IsFinite(point.Energy))
        {
            throw new ArgumentException("A stored point has a finite energy.", nameof(point));
        }

        Writer();
        BeginSearch(searchIndex);
        point = WithoutNegativeZeros(point);
        List<StoredPoint> points = _contents.Points[(int)point.Kind];
        var stored = new StoredPoint(point.Kind, points.Count + 1, point, orbitSize, searchIndex);
        EnergyIndex byEnergy = _byEnergy[(int)point.Kind].Value;
        if (byEnergy.NearestGap(point.Energy) is { } gap && !(gap >= _contents.SmallestGapKept))
        {
            _contents.SmallestGapKept = gap;
            _gapsChanged = true;
        }

        byEnergy.Insert(point.Energy, stored.Id);
        points.Add(stored);
        if (point.Kind == StationaryPointKind.Minimum && _components.IsValueCreated)
        {
            _components.Value.AddMinimum(point.Energy);
        }

        if (point.Kind == StationaryPointKind.TransitionState)
        {
            _contents.Connections.AddTransitionState();
        }

        Enqueue(writer => writer.Insert(stored));
        return stored;
    }

    /// <summary>Counts an arrival at a valley: a stationary point with flat directions that symmetry does not explain.</summary>
    /// <param name="point">The point.</param>
    /// <param name="dimension">Number of its zero eigenvalues beyond those that symmetry forces on every point.</param>
    /// <param name="searchIndex">The search that arrived.</param>
    /// <returns>The valley, new or known.</returns>
    public StoredValley AddValley(StationaryPoint point, int dimension, long searchIndex)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        CheckCoordinates(point);
        Writer();
        BeginSearch(searchIndex);
        (StoredValley valley, bool isNew) = _contents.Valleys.Add(WithoutNegativeZeros(point), dimension, searchIndex, Identity.Rule);
        if (isNew)
        {
            Enqueue(writer => writer.Insert(valley));
        }
        else
        {
            Enqueue(writer => writer.CountHit(valley));
        }

        return valley;
    }

    /// <summary>Counts independent arrivals at a point.</summary>
    /// <param name="kind">Kind of the point.</param>
    /// <param name="id">Id of the point.</param>
    /// <param name="method">Name of the method that arrived.</param>
    /// <param name="count">Number of arrivals.</param>
    public void AddHit(StationaryPointKind kind, int id, string method, long count = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Writer();
        PointOf(kind, id, nameof(id)).CountHits(method, count);
        Enqueue(writer => writer.CountHits(kind, id, method, count));
    }

    /// <summary>Records what was proved about a point, in place of what was recorded before.</summary>
    /// <param name="kind">Kind of the point.</param>
    /// <param name="id">Id of the point.</param>
    /// <param name="certificate">The certificate.</param>
    public void SetCertificate(StationaryPointKind kind, int id, Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        Writer();
        StoredPoint point = PointOf(kind, id, nameof(id));
        if (certificate.Verdict == CertificateVerdict.Certain && certificate.Index != point.Point.Index)
        {
            throw new ArgumentException($"The certificate is for index {certificate.Index}, the point has {point.Point.Index}.", nameof(certificate));
        }

        point.Certificate = certificate;
        Enqueue(writer => writer.SetCertificate(kind, id, certificate));
    }

    /// <summary>Adds one minimum that a side of a transition state reaches.</summary>
    /// <param name="connection">The connection; its points must be stored.</param>
    /// <returns>False when that side was known to reach that minimum; the first way there is kept.</returns>
    public bool AddConnection(Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Writer();
        PointOf(StationaryPointKind.TransitionState, connection.TransitionState, nameof(connection));
        PointOf(StationaryPointKind.Minimum, connection.Minimum, nameof(connection));
        if (connection.Side is not (0 or 1) || connection.ViaKind.HasValue != connection.Via.HasValue
            || connection.ViaKind == StationaryPointKind.Minimum)
        {
            throw new ArgumentException("A connection has side 0 or 1 and goes via a saddle or via nothing.", nameof(connection));
        }

        if (connection.ViaKind is { } viaKind)
        {
            PointOf(viaKind, connection.Via!.Value, nameof(connection));
        }

        if (!_contents.Connections.Add(connection))
        {
            return false;
        }

        if (_components.IsValueCreated)
        {
            _components.Value.AddConnection(connection, _contents.Connections.MinimaOf(connection.TransitionState));
        }

        Enqueue(writer => writer.Insert(connection));
        return true;
    }

    /// <summary>The minima that a transition state reaches, in order of side and minimum.</summary>
    /// <param name="transitionState">Id of the transition state.</param>
    public IReadOnlyList<Connection> ConnectionsOf(int transitionState) =>
        transitionState >= 1 && transitionState <= _contents.With(DatabaseParts.Connections).Connections.TransitionStates
            ? _contents.Connections.Of(transitionState)
            : [];

    /// <summary>The minima that a transition state reaches, one that both sides reach twice: less work than <see cref="ConnectionsOf"/>.</summary>
    internal int[] MinimaOf(int transitionState) => _contents.With(DatabaseParts.Connections).Connections.MinimaOf(transitionState);

    /// <summary>Fixes the next searches and the points that they see; the next <see cref="Commit"/> writes both.</summary>
    /// <remarks>A plan that is lost with the process before that is made again from the same state: strategies are pure functions of it.</remarks>
    /// <param name="searches">The searches in order of index without gaps, from <see cref="SearchLog.NextIndex"/> or higher.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="InvalidOperationException">Searches of an earlier batch have not ended.</exception>
    public SearchBatch PlanBatch(IReadOnlyList<PlannedSearch> searches)
    {
        ArgumentNullException.ThrowIfNull(searches);
        Writer();
        if (searches.Count == 0 || searches[0].Index < Log.NextIndex)
        {
            throw new ArgumentException($"A batch begins with search {Log.NextIndex} or a later one.", nameof(searches));
        }

        for (int i = 0; i < searches.Count; i++)
        {
            if (searches[i].Index != searches[0].Index + i || string.IsNullOrEmpty(searches[i].Method))
            {
                throw new ArgumentException("The searches of a batch have a method each and indices without gaps.", nameof(searches));
            }

            CheckPair(searches[i].ParentKind, searches[i].Parent);
            CheckPair(searches[i].OtherKind, searches[i].Other);
        }

        if (PendingBatch() is { } unfinished)
        {
            throw new InvalidOperationException($"Batch {unfinished.Batch.Number} has searches that have not ended.");
        }

        var batch = new SearchBatch(Log.Batches.Count + 1, searches[0].Index, searches.Count, Snapshot);
        Log.Plan(batch);
        Enqueue(writer => writer.Insert(batch));
        foreach (PlannedSearch search in searches)
        {
            Log.Plan(search, batch.Number);
            Enqueue(writer => writer.Insert(search, batch.Number));
        }

        // The run that plans a batch owns its searches, even if it ends before the first of them does: their seed is its seed.
        if (_run is { FirstSearch: null } run)
        {
            SetRun(run with { FirstSearch = batch.FirstSearch });
        }

        return batch;

        void CheckPair(StationaryPointKind? kind, int? id)
        {
            if (kind.HasValue != id.HasValue)
            {
                throw new ArgumentException("A search starts from a kind and an id or from neither.", nameof(searches));
            }

            if (kind is { } k)
            {
                PointOf(k, id!.Value, nameof(searches));
            }
        }
    }

    /// <summary>The last batch when some of its searches have not ended; null when all have.</summary>
    public PendingBatch? PendingBatch() => Log.Pending();

    /// <summary>Ends a search; what it found was handed in before.</summary>
    /// <param name="record">How it ended.</param>
    public void CompleteSearch(SearchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentException.ThrowIfNullOrEmpty(record.Outcome);
        Writer();
        if (record.PointKind.HasValue != record.Point.HasValue)
        {
            throw new ArgumentException("A search arrives at a kind and an id or at neither.", nameof(record));
        }

        if (record.PointKind is { } kind)
        {
            PointOf(kind, record.Point!.Value, nameof(record));
        }

        Log.Complete(record);
        _openSearches.Remove(record.Index);
        Enqueue(writer => writer.Complete(record));
        if (_run is { } run)
        {
            SetRun(run with
            {
                FirstSearch = Math.Min(run.FirstSearch ?? long.MaxValue, record.Index),
                LastSearch = Math.Max(run.LastSearch ?? long.MinValue, record.Index),
            });
        }
    }

    /// <summary>Records that the program begins to work on this database, and commits.</summary>
    /// <param name="seed">Master seed, as text.</param>
    /// <param name="runFile">The run file with every default written out.</param>
    /// <param name="programVersion">Version of the program.</param>
    /// <param name="threads">Number of threads.</param>
    public LandscapeRun BeginRun(string seed, string runFile, string programVersion, int threads)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(runFile);
        ArgumentNullException.ThrowIfNull(programVersion);
        Writer();
        if (_run is not null)
        {
            throw new InvalidOperationException($"Run {_run.Id} has not been finished.");
        }

        var run = new LandscapeRun
        {
            Id = Runs.Count + 1,
            Seed = seed,
            RunFile = runFile,
            RunHash = LandscapeIdentity.Digest(runFile),
            ProgramVersion = programVersion,
            Threads = threads,
            Started = _clock!.GetUtcNow(),
        };
        _contents.Runs.Add(run);
        SetRun(run);
        Commit();
        return run;
    }

    /// <summary>Records why and when the run ended, and commits.</summary>
    /// <param name="reason">Why it ended.</param>
    public LandscapeRun FinishRun(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        Writer();
        LandscapeRun run = (_run ?? throw new InvalidOperationException("No run was begun.")) with
        {
            Finished = _clock!.GetUtcNow(), StopReason = reason,
        };
        SetRun(run);
        Commit();
        _run = null;
        return run;
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

    // SQLite has one zero; what is in memory must be what comes back from the file.
    private static StationaryPoint WithoutNegativeZeros(StationaryPoint p)
    {
        static bool Negative(double value) => value == 0 && double.IsNegative(value);
        return Negative(p.Energy) || Negative(p.GradientRms) || Negative(p.GradientMax) || Negative(p.LowestEigenvalue)
            || Negative(p.HighestEigenvalue) || Negative(p.LogProduct) || Negative(p.ZeroThreshold)
            ? StationaryPoint.Restore(
                p.Energy + 0.0, p.Coordinates, p.GradientRms + 0.0, p.GradientMax + 0.0, p.Index, p.Nullity, p.LowestEigenvalue + 0.0,
                p.HighestEigenvalue + 0.0, p.LogProduct + 0.0, p.ZeroThreshold + 0.0)
            : p;
    }

    private void CheckCoordinates(StationaryPoint point)
    {
        if (!point.Coordinates.IsEmpty && point.Coordinates.Length != Identity.Dimension)
        {
            throw new ArgumentException(
                $"The point has {point.Coordinates.Length} coordinates, the landscape {Identity.Dimension}.", nameof(point));
        }
    }

    private StoredPoint PointOf(StationaryPointKind kind, int id, string parameter) =>
        id >= 1 && id <= PointsOf(kind).Count
            ? PointsOf(kind)[id - 1]
            : throw new ArgumentException($"There is no {kind} {id}.", parameter);

    private DatabaseWriter Writer() => _writer ?? throw new InvalidOperationException("The store was opened for reading.");

    private void BeginSearch(long searchIndex)
    {
        if (Log.Find(searchIndex) is { Record: null })
        {
            _openSearches.Add(searchIndex);
        }
    }

    private void Enqueue(Action<DatabaseWriter> change)
    {
        _pending.Add(change);
        if (_openSearches.Count == 0)
        {
            _writable = _pending.Count;
        }
    }

    private void SetRun(LandscapeRun run)
    {
        _run = run;
        _contents.Runs[^1] = run;
        _runChanged = true;
    }
}
