using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample;

/// <summary>Copies of a database for publication.</summary>
public static class DatabaseCopy
{
    /// <summary>Copies points, connections, hits, certificates and runs, but not the search log, which is most of a large database.</summary>
    /// <remarks>The copy can be read, listed, drawn and checked. It cannot be explored further, and says nothing of what may be missing, as the
    /// searches are gone; the runs in it say how to make the whole database again.</remarks>
    /// <param name="from">A database.</param>
    /// <param name="to">The copy; replaced if it exists.</param>
    /// <exception cref="InputException">The database cannot be read, or the copy not be written.</exception>
    public static void WithoutSearches(string from, string to)
    {
        ArgumentException.ThrowIfNullOrEmpty(from);
        ArgumentException.ThrowIfNullOrEmpty(to);
        if (Path.GetFullPath(from) == Path.GetFullPath(to))
        {
            throw new InputException($"{to} is the database itself, expected another file for the copy");
        }

        File.Delete(to);
        using (SqliteConnection source = DatabaseFile.OpenReadOnly(from))
        {
            DatabaseFile.Translate(to, () =>
            {
                using SqliteCommand copy = source.CreateCommand();
                copy.CommandText = "VACUUM INTO $to";
                copy.Parameters.AddWithValue("$to", to);
                return copy.ExecuteNonQuery();
            });
        }

        using SqliteConnection target = DatabaseFile.OpenForWriting(to);
        DatabaseFile.Translate(to, () =>
        {
            using SqliteCommand command = target.CreateCommand();
            command.CommandText = "DELETE FROM search; DELETE FROM batch; VACUUM";
            return command.ExecuteNonQuery();
        });
    }
}
