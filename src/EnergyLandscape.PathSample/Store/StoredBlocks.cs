using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample;

/// <summary>Values that belong to the points of one kind, read from the file in blocks of neighbouring ids when they are asked for, and kept.</summary>
/// <remarks>Points never change and are never deleted, so that a block read late belongs to what was read before.</remarks>
/// <typeparam name="T">What a row holds.</typeparam>
/// <param name="path">Path of the file.</param>
/// <param name="kind">Kind of the points.</param>
/// <param name="query">Asks for the rows of kind ?1 with ids from ?2 to ?3; the id comes first.</param>
/// <param name="parse">Makes the value of a row.</param>
/// <threadsafety>Safe.</threadsafety>
internal sealed class StoredBlocks<T>(string path, StationaryPointKind kind, string query, Func<DatabaseRows, T> parse) : IDisposable
{
    private const int Length = 64;
    private readonly Lock _reading = new();
    private readonly Dictionary<int, T[]> _blocks = [];
    private SqliteConnection? _connection;
    private DatabaseRows? _rows;
    private bool _isDisposed;

    /// <summary>The value of a point; the default one when there is no row.</summary>
    public T Read(int id)
    {
        (int block, int at) = Math.DivRem(id - 1, Length);
        lock (_reading)
        {
            if (!_blocks.TryGetValue(block, out T[]? values))
            {
                _blocks.Add(block, values = DatabaseFile.Translate(path, () => ReadBlock((block * Length) + 1)));
            }

            return values[at];
        }
    }

    public void Dispose()
    {
        lock (_reading)
        {
            _isDisposed = true;
            _rows?.Dispose();
            _connection?.Dispose();
        }
    }

    private T[] ReadBlock(int first)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _connection ??= DatabaseFile.OpenReadOnly(path);
        _rows ??= new DatabaseRows(_connection, query);
        _rows.Restart((int)kind, first, first + Length - 1);
        var values = new T[Length];
        while (_rows.Read())
        {
            values[_rows.Integer(0) - first] = parse(_rows);
        }

        // A statement that stays open would keep writers from committing.
        _rows.Restart();
        return values;
    }
}
