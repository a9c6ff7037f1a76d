using System.Globalization;
using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample;

/// <summary>Opening, creating and recognising a database file; every trouble becomes one sentence about the file.</summary>
internal static class DatabaseFile
{
    private const int ReaderTimeoutSeconds = 10;
    private const int WriterTimeoutSeconds = 60;
    private const int ReadOnlyRollback = 776;

    static DatabaseFile() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Makes an empty database; the file appears under its name only when its tables are complete.</summary>
    public static void Create(string path, LandscapeIdentity identity)
    {
        if (Path.Exists(path))
        {
            throw new InputException($"{path} exists already; expected a new name for a new database.");
        }

        // A journal without its database would be rolled back into the new one.
        string unfinished = path + ".new";
        Delete(path + "-journal", path + "-wal", path + "-shm", unfinished, unfinished + "-journal");
        Translate(path, () =>
        {
            using (SqliteConnection connection = Connect(unfinished, SqliteOpenMode.ReadWriteCreate, WriterTimeoutSeconds))
            {
                using SqliteTransaction transaction = connection.BeginTransaction();
                Execute(connection, DatabaseSchema.Tables);
                Execute(connection, string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA application_id = {DatabaseSchema.ApplicationId}; PRAGMA user_version = {DatabaseSchema.Version};"));
                DatabaseWriter.InsertLandscape(transaction, identity);
                transaction.Commit();
            }

            return 0;
        });
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be created ({e.Message}); expected a folder that can be written.");
        }
    }

    /// <summary>Opens a database for writing; older ones are brought up to date.</summary>
    public static SqliteConnection OpenForWriting(string path)
    {
        CheckHeader(path);
        return Translate(path, () =>
        {
            SqliteConnection connection = Connect(path, SqliteOpenMode.ReadWrite, WriterTimeoutSeconds);
            try
            {
                Recognise(path, connection, older: version => Migrate(path, connection, version));
                Execute(connection, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
                using SqliteTransaction probe = connection.BeginTransaction();
                Execute(connection, "UPDATE landscape SET hash = hash");
                probe.Rollback();
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        });
    }

    /// <summary>Opens a database for reading; neither the file nor its folder need to be writable, and an older one stays as it is.</summary>
    public static SqliteConnection OpenReadOnly(string path)
    {
        CheckHeader(path);
        return Translate(path, () =>
        {
            try
            {
                return Open();
            }
            catch (SqliteException e) when (e.SqliteExtendedErrorCode == ReadOnlyRollback)
            {
                // A writer was killed inside a commit. Any writing connection rolls that back.
                using (SqliteConnection recovery = Connect(path, SqliteOpenMode.ReadWrite, ReaderTimeoutSeconds))
                {
                    _ = Integer(recovery, "SELECT count(*) FROM sqlite_schema");
                }

                return Open();
            }
        });

        SqliteConnection Open()
        {
            SqliteConnection connection = Connect(path, SqliteOpenMode.ReadOnly, ReaderTimeoutSeconds);
            try
            {
                Recognise(path, connection, older: version =>
                {
                    if (version < DatabaseSchema.OldestReadable)
                    {
                        throw new InputException($"{path} has database version {version}, which no release wrote; expected {DatabaseSchema.Version}.");
                    }
                });
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    /// <summary>Runs a piece of database work and says what is wrong with the file in one sentence.</summary>
    public static T Translate<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            string sentence = e.SqliteErrorCode switch
            {
                5 or 6 => $"{path} is locked by another program and did not become free; expected to read or write it.",
                8 when e.SqliteExtendedErrorCode == ReadOnlyRollback =>
                    $"{path} has an interrupted commit beside it that cannot be undone without permission to write; expected a folder and file that can be written, once.",
                8 or 3 => $"{path}: no permission to write; expected a folder and database that can be written.",
                10 or 13 => $"{path} cannot be read or written ({e.Message}); expected a working disk with free space.",
                11 => $"{path} is a damaged database ({e.Message}); expected an intact landscape database.",
                14 => $"{path} cannot be opened ({e.Message}); expected a landscape database in a folder that can be read.",
                26 => $"{path} is not an SQLite database; expected a landscape database.",
                _ => string.Empty,
            };
            if (sentence.Length == 0)
            {
                throw;
            }

            throw new InputException(sentence);
        }
    }

    public static void Execute(SqliteConnection connection, string statements)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    public static long Integer(SqliteConnection connection, string query)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode, int timeoutSeconds)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            Mode = mode,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = timeoutSeconds,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout = {timeoutSeconds * 1000}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CheckHeader(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path} is a folder; expected a landscape database.");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"{path} does not exist; expected a landscape database.");
        }

        Span<byte> header = stackalloc byte[16];
        int read;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputException($"{path}: no permission to read; expected a landscape database that can be read.");
        }
        catch (IOException e)
        {
            throw new InputException($"{path} cannot be read ({e.Message}); expected a landscape database.");
        }

        if (read == 0)
        {
            throw new InputException($"{path} is empty (0 bytes); expected a landscape database.");
        }

        if (!header[..read].SequenceEqual("SQLite format 3\0"u8))
        {
            throw new InputException($"{path} is not an SQLite database; expected a landscape database.");
        }
    }

    private static void Recognise(string path, SqliteConnection connection, Action<long> older)
    {
        long application = Integer(connection, "PRAGMA application_id");
        if (application != DatabaseSchema.ApplicationId)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path} is an SQLite database of another program (application id {application}); expected a landscape database ({DatabaseSchema.ApplicationId})."));
        }

        long version = Integer(connection, "PRAGMA user_version");
        if (version > DatabaseSchema.Version)
        {
            throw new InputException(
                $"{path} has database version {version} of a newer release; expected at most {DatabaseSchema.Version}.");
        }

        if (version < DatabaseSchema.Version)
        {
            older(version);
        }
    }

    private static void Migrate(string path, SqliteConnection connection, long version)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        for (int v = (int)version; v < DatabaseSchema.Version; v++)
        {
            if (!DatabaseSchema.Migrations.TryGetValue(v, out string? step))
            {
                throw new InputException($"{path} has database version {version}, which no release wrote; expected {DatabaseSchema.Version}.");
            }

            Execute(connection, step);
        }

        Execute(connection, $"PRAGMA user_version = {DatabaseSchema.Version}");
        transaction.Commit();
    }

    private static void Delete(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"{path} is left over and cannot be deleted ({e.Message}); expected a folder that can be written.");
            }
        }
    }
}
