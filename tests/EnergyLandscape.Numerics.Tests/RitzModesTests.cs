namespace EnergyLandscape.Numerics.Tests;

public class RitzModesTests
{
    private const int Size = 60;

    [Fact]
    public void The_lowest_mode_is_that_of_a_whole_diagonalisation()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            double[] matrix = Random(seed, out RandomStream stream);
            var exact = new SymmetricEigen(Size);
            exact.Decompose(matrix);
            var start = new double[Size];
            stream.NextDirection(start);
            var modes = new RitzModes(Size, Size);
            modes.Run(Product(matrix), start, 1e-6);
            var vector = new double[Size];
            modes.Vector(0, vector);
            Assert.Equal(exact.Values[0], modes.Value(0), 1e-8);
            Assert.Equal(1, Math.Abs(VectorMath.Dot(exact.Vector(0), vector)), 1e-8);
            Assert.Equal(1, VectorMath.Norm(vector), 1e-12);
        }
    }

    [Fact]
    public void Few_products_give_values_within_the_spectrum_and_orthonormal_vectors()
    {
        double[] matrix = Random(3, out RandomStream stream);
        var exact = new SymmetricEigen(Size);
        exact.Decompose(matrix);
        var start = new double[Size];
        stream.NextDirection(start);
        var modes = new RitzModes(Size, 7);
        modes.Run(Product(matrix), start, 1e-12);
        Assert.Equal(7, modes.Count);
        var vectors = new double[7][];
        for (int k = 0; k < 7; k++)
        {
            vectors[k] = new double[Size];
            modes.Vector(k, vectors[k]);
            var product = new double[Size];
            Product(matrix)(vectors[k], product);
            Assert.Equal(modes.Value(k), VectorMath.Dot(vectors[k], product), 1e-10);
            Assert.InRange(modes.Value(k), exact.Values[0] - 1e-12, exact.Values[^1] + 1e-12);
            Assert.All(Enumerable.Range(0, k), other => Assert.Equal(0, VectorMath.Dot(vectors[k], vectors[other]), 1e-12));
        }
    }

    [Fact]
    public void The_mode_most_like_the_start_is_found_again()
    {
        double[] matrix = Random(5, out RandomStream stream);
        var exact = new SymmetricEigen(Size);
        exact.Decompose(matrix);
        var noise = new double[Size];
        stream.NextDirection(noise);
        double[] start = [.. exact.Vector(20).ToArray().Zip(noise, (a, b) => a + (0.05 * b))];
        var modes = new RitzModes(Size, Size);
        modes.Run(Product(matrix), start, 1e-6);
        var vector = new double[Size];
        modes.Vector(modes.LikeStart, vector);
        Assert.True(Math.Abs(VectorMath.Dot(exact.Vector(20), vector)) > 0.9);
        Assert.True(modes.LikeStart > 0);
    }

    private static double[] Random(int seed, out RandomStream stream)
    {
        stream = new MasterSeed((ulong)seed).StreamFor(1);
        var matrix = new double[Size * Size];
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[(i * Size) + j] = matrix[(j * Size) + i] = stream.NextNormal();
            }
        }

        return matrix;
    }

    private static SymmetricOperator Product(double[] matrix) => (vector, product) =>
    {
        for (int i = 0; i < Size; i++)
        {
            product[i] = VectorMath.Dot(matrix.AsSpan(i * Size, Size), vector);
        }
    };
}
