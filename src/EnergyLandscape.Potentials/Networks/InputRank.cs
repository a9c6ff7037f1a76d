using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Rank of the inputs of a training set.</summary>
internal static class InputRank
{
    // Residuals of dependent vectors are rounding errors of a few units; data that are independent are so by far more than this.
    private const double Safety = 16;

    /// <summary>Rank of the matrix [inputs, 1], or of the inputs alone.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="withOnes">Whether a column of ones (the bias) belongs to the matrix.</param>
    /// <remarks>Columns are brought to length 1, which leaves the rank. Then a modified Gram–Schmidt process with pivoting runs over the rows or
    /// the columns, whichever are fewer, until the longest residual is below 16·max(rows, columns)·2⁻⁵².</remarks>
    public static int Of(TrainingSet data, bool withOnes)
    {
        double[][] vectors = Vectors(data, withOnes, out int length);
        double tolerance = Safety * Math.Max(vectors.Length, length) * Math.ScaleB(1, -52);
        for (int rank = 0; rank < vectors.Length; rank++)
        {
            int longest = rank;
            double largest = 0;
            for (int i = rank; i < vectors.Length; i++)
            {
                double square = VectorMath.Dot(vectors[i], vectors[i]);
                (largest, longest) = square > largest ? (square, i) : (largest, longest);
            }

            double size = Math.Sqrt(largest);
            if (size <= tolerance)
            {
                return rank;
            }

            (vectors[rank], vectors[longest]) = (vectors[longest], vectors[rank]);
            double[] unit = vectors[rank];
            for (int i = 0; i < unit.Length; i++)
            {
                unit[i] /= size;
            }

            for (int i = rank + 1; i < vectors.Length; i++)
            {
                VectorMath.Axpy(-VectorMath.Dot(unit, vectors[i]), unit, vectors[i]);
            }
        }

        return vectors.Length;
    }

    // The columns that are not zero, scaled to length 1, or the rows of the matrix of such columns.
    private static double[][] Vectors(TrainingSet data, bool withOnes, out int length)
    {
        int rows = data.Rows, columns = data.InputColumns, all = columns + (withOnes ? 1 : 0);
        ReadOnlySpan<double> inputs = data.Inputs;
        double[] scale = new double[columns], largest = new double[columns];
        for (int row = 0; row < rows; row++)
        {
            for (int k = 0; k < columns; k++)
            {
                largest[k] = Math.Max(largest[k], Math.Abs(inputs[(row * columns) + k]));
            }
        }

        // Divided by the largest first: squares of tiny or huge inputs leave the range of doubles.
        for (int row = 0; row < rows; row++)
        {
            for (int k = 0; k < columns; k++)
            {
                double value = largest[k] > 0 ? inputs[(row * columns) + k] / largest[k] : 0;
                scale[k] += value * value;
            }
        }

        bool byColumns = all <= rows;
        length = byColumns ? rows : all;
        var vectors = new double[byColumns ? all : rows][];
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = new double[length];
        }

        for (int row = 0; row < rows; row++)
        {
            for (int k = 0; k < all; k++)
            {
                double value = k == columns ? 1 / Math.Sqrt(rows)
                    : largest[k] > 0 ? inputs[(row * columns) + k] / largest[k] / Math.Sqrt(scale[k])
                    : 0;
                vectors[byColumns ? k : row][byColumns ? row : k] = value;
            }
        }

        return vectors;
    }
}
