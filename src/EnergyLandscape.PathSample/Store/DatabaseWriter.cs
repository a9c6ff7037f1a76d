using System.Buffers.Binary;
using System.Globalization;
using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample;

/// <summary>Prepared statements of a writing store.</summary>
internal sealed class DatabaseWriter(SqliteConnection connection) : IDisposable
{
    private readonly long _dataVersion = DatabaseFile.Integer(connection, "PRAGMA data_version");
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;

    public static void InsertLandscape(SqliteTransaction transaction, LandscapeIdentity identity)
    {
        using var writer = new DatabaseWriter(transaction.Connection!) { _transaction = transaction };
        writer.Run(
            """
            INSERT INTO landscape (only_row, potential_json, hash, dimension, energy_window, distance_window, lump)
            VALUES (1, $0, $1, $2, $3, $4, $5)
            """,
            identity.PotentialJson,
            identity.Hash,
            identity.Dimension,
            identity.Rule.EnergyWindow,
            identity.Rule.DistanceWindow,
            identity.Rule.Lump == Lumping.Energy ? "energy" : "geometry");
    }

    /// <summary>Writes a sequence of changes in one transaction; when one fails, none is there.</summary>
    public void Write(string path, IReadOnlyList<Action<DatabaseWriter>> changes, int count)
    {
        DatabaseFile.Translate(path, () =>
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            _transaction = transaction;
            if (DatabaseFile.Integer(connection, "PRAGMA data_version") != _dataVersion)
            {
                throw new InputException($"{path} was changed by another program while this one was writing; expected one writer at a time.");
            }

            for (int i = 0; i < count; i++)
            {
                changes[i](this);
            }

            transaction.Commit();
            return 0;
        });
    }

    public void SetGaps(double? smallestKept, double? largestMerged) =>
        Run("UPDATE landscape SET smallest_gap_kept = $0, largest_gap_merged = $1", smallestKept, largestMerged);

    public void SetRun(LandscapeRun run) => Run(
        """
        INSERT INTO run (id, seed, run_file, run_hash, program_version, threads, started, finished, stop_reason, first_search, last_search)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (id) DO UPDATE SET finished = $7, stop_reason = $8, first_search = $9, last_search = $10
        """,
        run.Id, run.Seed, run.RunFile, run.RunHash, run.ProgramVersion, run.Threads, Time(run.Started),
        run.Finished is { } finished ? Time(finished) : null, run.StopReason, run.FirstSearch, run.LastSearch);

    public void Insert(StoredPoint stored)
    {
        StationaryPoint p = stored.Point;
        Run(
            """
            INSERT INTO point (kind, id, energy, gradient_rms, gradient_max, hessian_index, nullity, lowest_eigenvalue,
                highest_eigenvalue, log_product, zero_threshold, orbit_size, found_by)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            (int)stored.Kind, stored.Id, p.Energy, Real(p.GradientRms), Real(p.GradientMax), p.Index, p.Nullity,
            Real(p.LowestEigenvalue), Real(p.HighestEigenvalue), Real(p.LogProduct), Real(p.ZeroThreshold),
            stored.OrbitSize?.ToString(CultureInfo.InvariantCulture), stored.FoundBy);
        if (!p.Coordinates.IsEmpty)
        {
            Run("INSERT INTO coordinates (kind, id, x) VALUES ($0, $1, $2)", (int)stored.Kind, stored.Id, Encode(p.Coordinates.Span));
        }
    }

    public void Insert(StoredValley valley)
    {
        StationaryPoint p = valley.Point;
        Run(
            """
            INSERT INTO valley (id, dimension, energy, gradient_rms, gradient_max, hessian_index, nullity, lowest_eigenvalue, highest_eigenvalue,
                log_product, zero_threshold, found_by, hits, x)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)
            """,
            valley.Id, valley.Dimension, p.Energy, Real(p.GradientRms), Real(p.GradientMax), p.Index, p.Nullity, Real(p.LowestEigenvalue),
            Real(p.HighestEigenvalue), Real(p.LogProduct), Real(p.ZeroThreshold), valley.FoundBy, Encode(p.Coordinates.Span));
    }

    public void CountHit(StoredValley valley) => Run("UPDATE valley SET hits = hits + 1 WHERE id = $0", valley.Id);

    public void SetCertificate(StationaryPointKind kind, int id, Certificate certificate) => Run(
        """
        UPDATE point SET certificate = $2, certified_radius = $3, certified_eigenvalue = $4, undecided_reason = $5 WHERE kind = $0 AND id = $1
        """,
        (int)kind, id, certificate.Verdict == CertificateVerdict.Certain ? "certain" : "undecided", Real(certificate.Radius),
        Real(certificate.LowestAbsoluteEigenvalueBound), certificate.Reason);

    public void Insert(Connection c) => Run(
        "INSERT INTO connection (transition_state, side, minimum, via_kind, via) VALUES ($0, $1, $2, $3, $4)",
        c.TransitionState, c.Side, c.Minimum, (int?)c.ViaKind, c.Via);

    public void CountHits(StationaryPointKind kind, int id, string method, long count) => Run(
        "INSERT INTO hit (kind, id, method, count) VALUES ($0, $1, $2, $3) ON CONFLICT DO UPDATE SET count = count + $3",
        (int)kind, id, method, count);

    public void Insert(SearchBatch batch) => Run(
        """
        INSERT INTO batch (batch, first_search, count, minima_before, transition_states_before, saddles_before)
        VALUES ($0, $1, $2, $3, $4, $5)
        """,
        batch.Number, batch.FirstSearch, batch.Count, batch.Snapshot.Minima, batch.Snapshot.TransitionStates, batch.Snapshot.HigherSaddles);

    public void Delete(SearchBatch batch)
    {
        Run("DELETE FROM search WHERE batch = $0", batch.Number);
        Run("DELETE FROM batch WHERE batch = $0", batch.Number);
    }

    public void Insert(PlannedSearch plan, int batch) => Run(
        """
        INSERT INTO search (search_index, batch, method, parent_kind, parent, other_kind, other, space)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7)
        """,
        plan.Index, batch, plan.Method, (int?)plan.ParentKind, plan.Parent, (int?)plan.OtherKind, plan.Other, plan.Space);

    public void Complete(SearchRecord record) => Run(
        """
        UPDATE search SET outcome = $1, point_kind = $2, point = $3, new_point = $4, energies = $5, gradients = $6, hessians = $7,
            hessian_vectors = $8
        WHERE search_index = $0
        """,
        record.Index, record.Outcome, (int?)record.PointKind, record.Point, record.NewPoint is { } isNew ? (isNew ? 1 : 0) : null,
        record.Counts.Energies, record.Counts.Gradients, record.Counts.Hessians, record.Counts.HessianVectors);

    public void Dispose()
    {
        foreach (SqliteCommand statement in _statements.Values)
        {
            statement.Dispose();
        }
    }

    private static byte[] Encode(ReadOnlySpan<double> x)
    {
        var bytes = new byte[x.Length * sizeof(double)];
        for (int i = 0; i < x.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), x[i]);
        }

        return bytes;
    }

    private static double? Real(double value) => double.IsNaN(value) ? null : value;

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private void Run(string statement, params ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(statement, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = statement;
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
            }

            _statements.Add(statement, command);
        }

        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.Transaction = _transaction;
        command.ExecuteNonQuery();
    }
}
