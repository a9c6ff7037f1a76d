using System.Buffers.Binary;
using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample;

/// <summary>Coordinates of the points of one kind, read from the file in blocks of neighbouring ids when they are asked for, and kept.</summary>
/// <remarks>Coordinates never change and points are never deleted, so that a block read late belongs to what was read before.</remarks>
internal sealed class StoredCoordinates(string path, StationaryPointKind kind, int dimension) : CoordinateSource, IDisposable
{
    private const int Block = 64;
    private readonly Lock _reading = new();
    private readonly Dictionary<int, ReadOnlyMemory<double>[]> _blocks = [];
    private SqliteConnection? _connection;
    private DatabaseRows? _rows;
    private bool _isDisposed;

    /// <inheritdoc/>
    public override ReadOnlyMemory<double> Read(int number)
    {
        (int block, int at) = Math.DivRem(number - 1, Block);
        lock (_reading)
        {
            if (!_blocks.TryGetValue(block, out ReadOnlyMemory<double>[]? points))
            {
                _blocks.Add(block, points = DatabaseFile.Translate(path, () => ReadBlock((block * Block) + 1)));
            }

            return points[at];
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

    private ReadOnlyMemory<double>[] ReadBlock(int first)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _connection ??= DatabaseFile.OpenReadOnly(path);
        _rows ??= new DatabaseRows(_connection, "SELECT id, x FROM coordinates WHERE kind = ?1 AND id BETWEEN ?2 AND ?3 ORDER BY id");
        _rows.Restart((int)kind, first, first + Block - 1);
        var points = new ReadOnlyMemory<double>[Block];
        while (_rows.Read())
        {
            points[_rows.Integer(0) - first] = Decode(path, _rows.Bytes(1), dimension);
        }

        _rows.Restart();
        return points;
    }

    /// <summary>The numbers of a column of coordinates.</summary>
    /// <exception cref="InputException">There are more or fewer than the landscape has.</exception>
    public static double[] Decode(string path, ReadOnlySpan<byte> bytes, int dimension)
    {
        if (bytes.Length != dimension * sizeof(double))
        {
            throw new InputException(
                $"{path} is a damaged database (a point has {bytes.Length} bytes of coordinates where {dimension} numbers take {dimension * sizeof(double)}); expected an intact landscape database.");
        }

        var x = new double[dimension];
        for (int i = 0; i < dimension; i++)
        {
            x[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        return x;
    }
}
