using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>The rotation, with or without inversion, that brings one cluster nearest to another with given partners.</summary>
/// <remarks>Quaternions: the best rotation is the top eigenvector of a symmetric 4 × 4 matrix of the moments Σ x_i r_j (Horn 1987,
/// doi:10.1364/JOSAA.4.000629). Inversion changes the sign of the matrix, so the lowest eigenvector is the best rotation after it.</remarks>
/// <threadsafety>Not safe: holds buffers.</threadsafety>
internal sealed class Superposition(int atoms)
{
    private readonly SymmetricEigen _eigen = new(4);
    private readonly double[] _matrix = new double[16];
    private readonly double[] _moments = new double[9];
    private readonly double[] _turn = new double[9];

    /// <summary>The rotation of the latest fit, 3 × 3 row-major.</summary>
    public double[] Turn => _turn;

    /// <summary>1, or −1 when the inversion comes before the rotation of the latest fit.</summary>
    public double Sign { get; private set; } = 1;

    /// <summary>The rotation matrix of a unit quaternion (w, x, y, z).</summary>
    public static void Rotation(ReadOnlySpan<double> quaternion, Span<double> rotation)
    {
        double w = quaternion[0], x = quaternion[1], y = quaternion[2], z = quaternion[3];
        rotation[0] = (w * w) + (x * x) - (y * y) - (z * z);
        rotation[1] = 2 * ((x * y) - (w * z));
        rotation[2] = 2 * ((x * z) + (w * y));
        rotation[3] = 2 * ((x * y) + (w * z));
        rotation[4] = (w * w) - (x * x) + (y * y) - (z * z);
        rotation[5] = 2 * ((y * z) - (w * x));
        rotation[6] = 2 * ((x * z) - (w * y));
        rotation[7] = 2 * ((y * z) + (w * x));
        rotation[8] = (w * w) - (x * x) - (y * y) + (z * z);
    }

    /// <summary>Fits x to the reference, both about their centres.</summary>
    /// <param name="reference">The cluster that stays, length 3N.</param>
    /// <param name="x">The cluster that is turned, length 3N.</param>
    /// <param name="order">Atom of <paramref name="x"/> that comes to lie on each atom of the reference.</param>
    /// <returns>The squared distance afterwards, up to rounding.</returns>
    public double Fit(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, ReadOnlySpan<int> order)
    {
        Array.Clear(_moments);
        double squares = 0;
        for (int atom = 0; atom < atoms; atom++)
        {
            for (int i = 0; i < 3; i++)
            {
                double from = x[(3 * order[atom]) + i], to = reference[(3 * atom) + i];
                squares += (from * from) + (to * to);
                for (int j = 0; j < 3; j++)
                {
                    _moments[(3 * i) + j] += from * reference[(3 * atom) + j];
                }
            }
        }

        double[] m = _moments;
        Lower(0, 0, m[0] + m[4] + m[8]);
        Lower(1, 0, m[5] - m[7]);
        Lower(1, 1, m[0] - m[4] - m[8]);
        Lower(2, 0, m[6] - m[2]);
        Lower(2, 1, m[1] + m[3]);
        Lower(2, 2, m[4] - m[0] - m[8]);
        Lower(3, 0, m[1] - m[3]);
        Lower(3, 1, m[6] + m[2]);
        Lower(3, 2, m[5] + m[7]);
        Lower(3, 3, m[8] - m[0] - m[4]);
        _eigen.Decompose(_matrix);
        bool inverts = -_eigen.Values[0] > _eigen.Values[3];
        Sign = inverts ? -1 : 1;
        Rotation(_eigen.Vector(inverts ? 0 : 3), _turn);
        return Math.Max(0, squares - (2 * (inverts ? -_eigen.Values[0] : _eigen.Values[3])));
    }

    /// <summary>The image sign · R · x with its atoms in an order.</summary>
    public void Apply(ReadOnlySpan<double> rotation, double sign, ReadOnlySpan<int> order, ReadOnlySpan<double> x, Span<double> image)
    {
        for (int atom = 0; atom < atoms; atom++)
        {
            ReadOnlySpan<double> from = x.Slice(3 * order[atom], 3);
            for (int i = 0; i < 3; i++)
            {
                image[(3 * atom) + i] = sign * ((rotation[3 * i] * from[0]) + (rotation[(3 * i) + 1] * from[1]) + (rotation[(3 * i) + 2] * from[2]));
            }
        }
    }

    /// <summary>Squared distances of every atom of the reference (rows) from every atom of an image (columns).</summary>
    public void Costs(ReadOnlySpan<double> reference, ReadOnlySpan<double> image, Span<double> cost)
    {
        for (int row = 0; row < atoms; row++)
        {
            for (int column = 0; column < atoms; column++)
            {
                double sum = 0;
                for (int i = 0; i < 3; i++)
                {
                    double difference = reference[(3 * row) + i] - image[(3 * column) + i];
                    sum += difference * difference;
                }

                cost[(row * atoms) + column] = sum;
            }
        }
    }

    private void Lower(int row, int column, double value) => _matrix[(4 * row) + column] = value;
}
