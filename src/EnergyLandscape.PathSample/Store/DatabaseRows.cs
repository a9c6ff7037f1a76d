using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnergyLandscape.PathSample;

/// <summary>The rows of a query, read through SQLite's own functions: for millions of rows the general reader of .NET takes most of the time.</summary>
internal sealed class DatabaseRows : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly Dictionary<int, (byte[] Bytes, string Text)> _latest = [];

    public DatabaseRows(SqliteConnection connection, string query)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, query, out _statement));
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Read()
    {
        int result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(result);
        }

        return result == raw.SQLITE_ROW;
    }

    /// <summary>Begins the query again with values for its parameters.</summary>
    public void Restart(params ReadOnlySpan<int> values)
    {
        raw.sqlite3_reset(_statement);
        for (int i = 0; i < values.Length; i++)
        {
            Check(raw.sqlite3_bind_int(_statement, i + 1, values[i]));
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public int Integer(int column) => checked((int)raw.sqlite3_column_int64(_statement, column));

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>An integer that may be absent.</summary>
    public int? MaybeInteger(int column) => IsNull(column) ? null : Integer(column);

    /// <summary>A number, NaN for NULL.</summary>
    public double Real(int column)
    {
        double value = raw.sqlite3_column_double(_statement, column);
        return value == 0 && IsNull(column) ? double.NaN : value;
    }

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>A text that recurs in many rows: one copy of it as long as it stays the same.</summary>
    public string RecurringText(int column)
    {
        ReadOnlySpan<byte> bytes = raw.sqlite3_column_blob(_statement, column);
        if (_latest.TryGetValue(column, out (byte[] Bytes, string Text) latest) && bytes.SequenceEqual(latest.Bytes))
        {
            return latest.Text;
        }

        string text = string.Intern(Encoding.UTF8.GetString(bytes));
        _latest[column] = (bytes.ToArray(), text);
        return text;
    }

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_connection).utf8_to_string(), result, raw.sqlite3_extended_errcode(_connection));
        }
    }
}
