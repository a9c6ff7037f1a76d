using System.Globalization;
using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample;

/// <summary>Reads a database in one transaction, so that a writer beside it cannot tear it.</summary>
internal sealed partial class DatabaseReader
{
    private static readonly StationaryPointKind[] Kinds = [StationaryPointKind.Minimum, StationaryPointKind.TransitionState, StationaryPointKind.HigherSaddle];

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly bool _hasSecondVersion;

    private DatabaseReader(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
        _hasSecondVersion = DatabaseFile.Integer(_connection, "PRAGMA user_version") >= DatabaseSchema.FirstWithCertificates;
    }

    /// <summary>Reads parts of a database.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="connection">Connection to it.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="coordinates">Whether to read the coordinates of the points, too; else they are read when they are asked for.</param>
    public static DatabaseContents Read(string path, SqliteConnection connection, DatabaseParts parts, CoordinateReading coordinates)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        var reader = new DatabaseReader(path, connection);
        try
        {
            DatabaseContents contents = reader.Read(parts, coordinates);
            transaction.Commit();
            return contents;
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw reader.Damaged(e.Message.TrimEnd('.'));
        }
    }

    private DatabaseContents Read(DatabaseParts parts, CoordinateReading coordinates)
    {
        DatabaseContents contents = ReadLandscape(parts);
        ReadRuns(contents);
        if (parts.HasFlag(DatabaseParts.Points))
        {
            ReadPoints(contents, coordinates);
            ReadValleys(contents);
        }

        if (parts.HasFlag(DatabaseParts.Hits))
        {
            ReadHits(contents);
        }

        if (parts.HasFlag(DatabaseParts.Connections))
        {
            ReadConnections(contents);
        }

        if (parts.HasFlag(DatabaseParts.Searches))
        {
            ReadSearches(contents);
        }

        return contents;
    }

    private DatabaseContents ReadLandscape(DatabaseParts parts)
    {
        using var row = new DatabaseRows(
            _connection, "SELECT potential_json, hash, dimension, energy_window, distance_window, lump, smallest_gap_kept, largest_gap_merged FROM landscape");
        if (!row.Read())
        {
            throw Damaged("it describes no landscape");
        }

        var identity = new LandscapeIdentity(row.Text(0), row.Integer(2), new IdentityRule
        {
            EnergyWindow = row.Real(3),
            DistanceWindow = row.Real(4),
            Lump = row.Text(5) == "energy" ? Lumping.Energy : Lumping.Geometry,
        });
        if (identity.Hash != row.Text(1))
        {
            throw Damaged("its landscape does not have the hash beside it");
        }

        return new DatabaseContents
        {
            Identity = identity,
            Parts = parts,
            SmallestGapKept = row.IsNull(6) ? null : row.Real(6),
            LargestGapMerged = row.IsNull(7) ? null : row.Real(7),
        };
    }

    private void ReadRuns(DatabaseContents contents)
    {
        using var row = new DatabaseRows(
            _connection,
            """
            SELECT id, seed, run_file, run_hash, program_version, threads, started, finished, stop_reason, first_search, last_search
            FROM run ORDER BY id
            """);
        while (row.Read())
        {
            contents.Runs.Add(new LandscapeRun
            {
                Id = row.Integer(0),
                Seed = row.Text(1),
                RunFile = row.Text(2),
                RunHash = row.Text(3),
                ProgramVersion = row.Text(4),
                Threads = row.Integer(5),
                Started = Time(row.Text(6)),
                Finished = row.IsNull(7) ? null : Time(row.Text(7)),
                StopReason = row.IsNull(8) ? null : row.Text(8),
                FirstSearch = row.IsNull(9) ? null : row.Long(9),
                LastSearch = row.IsNull(10) ? null : row.Long(10),
            });
        }
    }

    private void ReadSearches(DatabaseContents contents)
    {
        using (var row = new DatabaseRows(
            _connection, "SELECT batch, first_search, count, minima_before, transition_states_before, saddles_before FROM batch ORDER BY batch"))
        {
            while (row.Read())
            {
                contents.Log.Plan(new SearchBatch(
                    row.Integer(0), row.Long(1), row.Integer(2), new PointSnapshot(row.Integer(3), row.Integer(4), row.Integer(5))));
            }
        }

        using var search = new DatabaseRows(
            _connection,
            $"""
            SELECT search_index, batch, method, parent_kind, parent, other_kind, other, outcome, point_kind, point, new_point,
                energies, gradients, hessians, hessian_vectors, {(_hasSecondVersion ? "space" : "NULL")}
            FROM search ORDER BY search_index
            """);
        while (search.Read())
        {
            long index = search.Long(0);
            var plan = new PlannedSearch(
                index, search.RecurringText(2), Kind(search, 3), search.MaybeInteger(4), Kind(search, 5), search.MaybeInteger(6), search.MaybeInteger(15));
            SearchRecord? record = search.IsNull(7) ? null : new SearchRecord(
                index, search.RecurringText(7), Kind(search, 8), search.MaybeInteger(9), search.IsNull(10) ? null : search.Integer(10) != 0,
                new EvaluationCounts(search.Long(11), search.Long(12), search.Long(13), search.Long(14)));
            contents.Log.Append(new LoggedSearch(plan, search.Integer(1), record));
        }

        long planned = contents.Log.Batches.Sum(batch => (long)batch.Count);
        if (planned != contents.Log.Searches.Count)
        {
            throw Damaged($"its batches have {planned} searches, its log {contents.Log.Searches.Count}");
        }
    }

    private static StationaryPointKind? Kind(DatabaseRows row, int column) => (StationaryPointKind?)row.MaybeInteger(column);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private InputException Damaged(string what) => new($"{_path} is a damaged database ({what}); expected an intact landscape database.");
}
