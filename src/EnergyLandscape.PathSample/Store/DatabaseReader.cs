using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample;

/// <summary>Reads a whole database in one transaction, so that a writer beside it cannot tear it.</summary>
internal sealed class DatabaseReader
{
    private readonly string _path;
    private readonly SqliteConnection _connection;

    private DatabaseReader(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    public static DatabaseContents Read(string path, SqliteConnection connection, bool coordinates)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        var reader = new DatabaseReader(path, connection);
        try
        {
            DatabaseContents contents = reader.Read(coordinates);
            transaction.Commit();
            return contents;
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw reader.Damaged(e.Message.TrimEnd('.'));
        }
    }

    private DatabaseContents Read(bool coordinates)
    {
        DatabaseContents contents = ReadLandscape();
        ReadRuns(contents);
        ReadPoints(contents, coordinates);
        ReadHits(contents);
        ReadConnections(contents);
        ReadSearches(contents);
        return contents;
    }

    private DatabaseContents ReadLandscape()
    {
        using SqliteCommand command = Command(
            "SELECT potential_json, hash, dimension, energy_window, distance_window, lump, smallest_gap_kept, largest_gap_merged FROM landscape");
        using SqliteDataReader row = command.ExecuteReader();
        if (!row.Read())
        {
            throw Damaged("it describes no landscape");
        }

        var identity = new LandscapeIdentity(row.GetString(0), row.GetInt32(2), new IdentityRule
        {
            EnergyWindow = row.GetDouble(3),
            DistanceWindow = row.GetDouble(4),
            Lump = row.GetString(5) == "energy" ? Lumping.Energy : Lumping.Geometry,
        });
        if (identity.Hash != row.GetString(1))
        {
            throw Damaged("its landscape does not have the hash beside it");
        }

        return new DatabaseContents
        {
            Identity = identity,
            SmallestGapKept = row.IsDBNull(6) ? null : row.GetDouble(6),
            LargestGapMerged = row.IsDBNull(7) ? null : row.GetDouble(7),
        };
    }

    private void ReadRuns(DatabaseContents contents)
    {
        using SqliteCommand command = Command(
            """
            SELECT id, seed, run_file, run_hash, program_version, threads, started, finished, stop_reason, first_search, last_search
            FROM run ORDER BY id
            """);
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            contents.Runs.Add(new LandscapeRun
            {
                Id = row.GetInt32(0),
                Seed = row.GetString(1),
                RunFile = row.GetString(2),
                RunHash = row.GetString(3),
                ProgramVersion = row.GetString(4),
                Threads = row.GetInt32(5),
                Started = Time(row.GetString(6)),
                Finished = row.IsDBNull(7) ? null : Time(row.GetString(7)),
                StopReason = row.IsDBNull(8) ? null : row.GetString(8),
                FirstSearch = row.IsDBNull(9) ? null : row.GetInt64(9),
                LastSearch = row.IsDBNull(10) ? null : row.GetInt64(10),
            });
        }
    }

    private bool HasSecondVersion => DatabaseFile.Integer(_connection, "PRAGMA user_version") >= DatabaseSchema.FirstWithCertificates;

    private void ReadPoints(DatabaseContents contents, bool coordinates)
    {
        using SqliteCommand blobs = Command("SELECT kind, id, x FROM coordinates ORDER BY kind, id");
        using SqliteDataReader? blob = coordinates ? blobs.ExecuteReader() : null;
        bool more = blob?.Read() ?? false;
        string certificate = HasSecondVersion
            ? "certificate, certified_radius, certified_eigenvalue, undecided_reason"
            : "NULL, NULL, NULL, NULL";
        using SqliteCommand command = Command(
            $"""
            SELECT kind, id, energy, gradient_rms, gradient_max, hessian_index, nullity, lowest_eigenvalue, highest_eigenvalue,
                log_product, zero_threshold, orbit_size, found_by, {certificate}
            FROM point ORDER BY kind, id
            """);
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            int kind = row.GetInt32(0), id = row.GetInt32(1);
            List<StoredPoint> points = contents.Points[kind];
            if (id != points.Count + 1)
            {
                throw Damaged($"point {points.Count + 1} of kind {kind} is missing");
            }

            double[] x = [];
            if (more && blob!.GetInt32(0) == kind && blob.GetInt32(1) == id)
            {
                x = Decode(blob.GetFieldValue<byte[]>(2), contents.Identity.Dimension);
                more = blob.Read();
            }

            var point = StationaryPoint.Restore(
                row.GetDouble(2), x, Real(row, 3), Real(row, 4), row.GetInt32(5), row.GetInt32(6), Real(row, 7), Real(row, 8),
                Real(row, 9), Real(row, 10));
            BigInteger? orbit = row.IsDBNull(11) ? null : BigInteger.Parse(row.GetString(11), CultureInfo.InvariantCulture);
            points.Add(new StoredPoint((StationaryPointKind)kind, id, point, orbit, row.GetInt64(12)) { Certificate = Certificate(row, point.Index) });
        }

        if (more)
        {
            throw Damaged("it holds coordinates of a point that it does not hold");
        }
    }

    private void ReadHits(DatabaseContents contents)
    {
        using SqliteCommand command = Command("SELECT kind, id, method, count FROM hit");
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            Point(contents, row.GetInt32(0), row.GetInt32(1)).CountHits(row.GetString(2), row.GetInt64(3));
        }
    }

    private void ReadConnections(DatabaseContents contents)
    {
        foreach (StoredPoint _ in contents.Points[(int)StationaryPointKind.TransitionState])
        {
            contents.Connections.Add([]);
        }

        using SqliteCommand command = Command(
            "SELECT transition_state, side, minimum, via_kind, via FROM connection ORDER BY transition_state, side, minimum");
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            StoredPoint from = Point(contents, (int)StationaryPointKind.TransitionState, row.GetInt32(0));
            StoredPoint to = Point(contents, (int)StationaryPointKind.Minimum, row.GetInt32(2));
            contents.Connections[from.Id - 1].Add(new Connection(from.Id, row.GetInt32(1), to.Id, Kind(row, 3), Id(row, 4)));
        }
    }

    private void ReadSearches(DatabaseContents contents)
    {
        using (SqliteCommand batches = Command(
            "SELECT batch, first_search, count, minima_before, transition_states_before, saddles_before FROM batch ORDER BY batch"))
        {
            using SqliteDataReader row = batches.ExecuteReader();
            while (row.Read())
            {
                contents.Log.Plan(new SearchBatch(
                    row.GetInt32(0), row.GetInt64(1), row.GetInt32(2), new PointSnapshot(row.GetInt32(3), row.GetInt32(4), row.GetInt32(5))));
            }
        }

        string space = HasSecondVersion ? "space" : "NULL";
        using SqliteCommand command = Command(
            $"""
            SELECT search_index, batch, method, parent_kind, parent, other_kind, other, outcome, point_kind, point, new_point,
                energies, gradients, hessians, hessian_vectors, {space}
            FROM search ORDER BY search_index
            """);
        using SqliteDataReader search = command.ExecuteReader();
        while (search.Read())
        {
            // Names of methods and outcomes recur in every row: one copy of each.
            long index = search.GetInt64(0);
            contents.Log.Plan(
                new PlannedSearch(
                    index, string.Intern(search.GetString(2)), Kind(search, 3), Id(search, 4), Kind(search, 5), Id(search, 6), Id(search, 15)),
                search.GetInt32(1));
            if (!search.IsDBNull(7))
            {
                contents.Log.Complete(new SearchRecord(
                    index,
                    string.Intern(search.GetString(7)),
                    Kind(search, 8),
                    Id(search, 9),
                    search.IsDBNull(10) ? null : search.GetInt64(10) != 0,
                    new EvaluationCounts(search.GetInt64(11), search.GetInt64(12), search.GetInt64(13), search.GetInt64(14))));
            }
        }

        long planned = contents.Log.Batches.Sum(batch => (long)batch.Count);
        if (planned != contents.Log.Searches.Count)
        {
            throw Damaged($"its batches have {planned} searches, its log {contents.Log.Searches.Count}");
        }
    }

    private double[] Decode(byte[] bytes, int dimension)
    {
        if (bytes.Length != dimension * sizeof(double))
        {
            throw Damaged($"a point has {bytes.Length} bytes of coordinates where {dimension} numbers take {dimension * sizeof(double)}");
        }

        var x = new double[dimension];
        for (int i = 0; i < dimension; i++)
        {
            x[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)));
        }

        return x;
    }

    private StoredPoint Point(DatabaseContents contents, int kind, int id) =>
        kind is >= 0 and <= 2 && id >= 1 && id <= contents.Points[kind].Count
            ? contents.Points[kind][id - 1]
            : throw Damaged($"a row names point {id} of kind {kind}, which it does not hold");

    private static Certificate? Certificate(SqliteDataReader row, int index) => row.IsDBNull(13) ? null
        : row.GetString(13) == "certain"
            ? new Certificate { Verdict = CertificateVerdict.Certain, Radius = Real(row, 14), Index = index, LowestAbsoluteEigenvalueBound = Real(row, 15) }
        : Potentials.Certificate.Undecided(row.IsDBNull(16) ? string.Empty : row.GetString(16));

    private static double Real(SqliteDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);

    private static StationaryPointKind? Kind(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : (StationaryPointKind)row.GetInt32(column);

    private static int? Id(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private InputException Damaged(string what) => new($"{_path} is a damaged database ({what}); expected an intact landscape database.");

    private SqliteCommand Command(string query)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = query;
        return command;
    }
}
