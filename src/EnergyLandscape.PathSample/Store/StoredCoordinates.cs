using System.Buffers.Binary;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Coordinates of the points of one kind, read from the file when they are asked for.</summary>
internal sealed class StoredCoordinates(string path, StationaryPointKind kind, int dimension) : CoordinateSource, IDisposable
{
    private readonly StoredBlocks<ReadOnlyMemory<double>> _blocks = new(
        path, kind, "SELECT id, x FROM coordinates WHERE kind = ?1 AND id BETWEEN ?2 AND ?3", row => Decode(path, row.Bytes(1), dimension));

    /// <inheritdoc/>
    public override ReadOnlyMemory<double> Read(int number) => _blocks.Read(number);

    public void Dispose() => _blocks.Dispose();

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
