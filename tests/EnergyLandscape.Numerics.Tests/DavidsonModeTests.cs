namespace EnergyLandscape.Numerics.Tests;

public class DavidsonModeTests
{
    private const int Size = 60;

    [Fact]
    public void The_lowest_mode_is_that_of_a_whole_diagonalisation()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            double[] matrix = Random(seed, 1, out RandomStream stream), nearby = Near(matrix, 0.02, stream);
            SymmetricEigen exact = Decomposed(matrix), reference = Decomposed(nearby);
            var davidson = new DavidsonMode(Size, 30);
            Assert.True(davidson.Run(Product(matrix), Inverse(reference), Direction(stream), reference.Vector(0), followsStart: false, 1e-6));
            Assert.Equal(exact.Values[0], davidson.Value, 1e-8);
            Assert.Equal(1, Math.Abs(VectorMath.Dot(exact.Vector(0), davidson.Mode)), 1e-8);
            Assert.Equal(1, VectorMath.Norm(davidson.Mode), 1e-12);
            Assert.InRange(davidson.Products, 2, 20);
        }
    }

    // 54 eigenvalues within 2e-3 of zero, six near 10: residuals alone, a Krylov space, do not come to the lowest in so many products.
    [Fact]
    public void Crowded_spectra_take_a_few_products()
    {
        double[] matrix = Random(4, 1e-4, out RandomStream stream);
        for (int i = 0; i < 6; i++)
        {
            matrix[(i * Size) + i] += 10;
        }

        SymmetricEigen exact = Decomposed(matrix), reference = Decomposed(Near(matrix, 1e-6, stream));
        var davidson = new DavidsonMode(Size, 10);
        double[] start = [.. reference.Vector(0).ToArray().Zip(Direction(stream), (a, b) => a + (0.3 * b))], none = new double[Size];
        Assert.True(davidson.Run(Product(matrix), Inverse(reference), start, none, followsStart: false, 1e-3));
        Assert.Equal(exact.Values[0], davidson.Value, 1e-6 * Math.Abs(exact.Values[0]));
        Assert.False(davidson.Run(Product(matrix), (vector, _, result) => vector.CopyTo(result), start, none, followsStart: false, 1e-3));
        Assert.Equal(10, davidson.Products);
    }

    [Fact]
    public void A_mode_is_found_again_while_no_eigenvalue_is_negative()
    {
        double[] matrix = Random(5, 1, out RandomStream stream), nearby;
        for (int i = 0; i < Size; i++)
        {
            matrix[(i * Size) + i] += 30;
        }

        nearby = Near(matrix, 0.01, stream);
        SymmetricEigen exact = Decomposed(matrix), reference = Decomposed(nearby);
        double[] start = [.. exact.Vector(20).ToArray().Zip(Direction(stream), (a, b) => a + (0.05 * b))];
        var davidson = new DavidsonMode(Size, 30);
        Assert.True(davidson.Run(Product(matrix), Inverse(reference), start, reference.Vector(0), followsStart: true, 1e-6));
        Assert.Equal(exact.Values[20], davidson.Value, 1e-6);
        Assert.True(davidson.Run(Product(matrix), Inverse(reference), start, reference.Vector(0), followsStart: false, 1e-6));
        Assert.Equal(exact.Values[0], davidson.Value, 1e-6);

        // As soon as one is negative it is the one, wherever the start leads.
        for (int i = 0; i < Size; i++)
        {
            matrix[(i * Size) + i] -= 30;
        }

        exact.Decompose(matrix);
        reference.Decompose(Near(matrix, 0.01, stream));
        Assert.True(davidson.Run(Product(matrix), Inverse(reference), start, reference.Vector(0), followsStart: true, 1e-6));
        Assert.Equal(exact.Values[0], davidson.Value, 1e-6);
    }

    [Fact]
    public void Of_two_eigenvalues_that_cross_the_lower_is_found()
    {
        double[] matrix = Random(7, 1e-6, out RandomStream stream);
        for (int i = 0; i < Size; i++)
        {
            matrix[(i * Size) + i] += i;
        }

        SymmetricEigen reference = Decomposed(matrix);
        matrix[Size + 1] -= 1.5;
        var davidson = new DavidsonMode(Size, 20);
        Assert.True(davidson.Run(Product(matrix), Inverse(reference), reference.Vector(0), reference.Vector(1), followsStart: false, 0.05));
        Assert.Equal(-0.5, davidson.Value, 1e-3);
    }

    [Fact]
    public void Starts_that_are_no_vectors_and_products_that_are_no_numbers_are_refused()
    {
        double[] matrix = Random(6, 1, out RandomStream stream);
        SymmetricEigen reference = Decomposed(matrix);
        var davidson = new DavidsonMode(Size, 10);
        double[] nothing = new double[Size], start = Direction(stream);
        Assert.Throws<ArgumentException>(() => davidson.Run(Product(matrix), Inverse(reference), nothing, start, false, 1e-3));
        matrix[3] = double.NaN;
        Assert.Contains("product", Assert.Throws<ArithmeticException>(() => davidson.Run(Product(matrix), Inverse(reference), start, nothing, false, 1e-3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => davidson.Run(Product(matrix), Inverse(reference), start, [1], false, 1e-3));
    }

    private static double[] Direction(RandomStream stream)
    {
        var direction = new double[Size];
        stream.NextDirection(direction);
        return direction;
    }

    private static double[] Random(int seed, double scale, out RandomStream stream)
    {
        stream = new MasterSeed((ulong)seed).StreamFor(1);
        return Near(new double[Size * Size], scale, stream);
    }

    // The matrix and a random symmetric one of elements of a size.
    private static double[] Near(double[] matrix, double scale, RandomStream stream)
    {
        double[] result = [.. matrix];
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                result[(i * Size) + j] = result[(j * Size) + i] = matrix[(i * Size) + j] + (scale * stream.NextNormal());
            }
        }

        return result;
    }

    private static SymmetricEigen Decomposed(double[] matrix)
    {
        var eigen = new SymmetricEigen(Size);
        eigen.Decompose(matrix);
        return eigen;
    }

    private static DavidsonMode.ShiftedInverse Inverse(SymmetricEigen reference) => (vector, shift, result) =>
    {
        result.Clear();
        for (int k = 0; k < Size; k++)
        {
            double difference = reference.Values[k] - shift;
            VectorMath.Axpy(VectorMath.Dot(reference.Vector(k), vector) / (Math.Abs(difference) < 1e-10 ? 1e-10 : difference), reference.Vector(k), result);
        }
    };

    private static SymmetricOperator Product(double[] matrix) => (vector, product) =>
    {
        for (int i = 0; i < Size; i++)
        {
            product[i] = VectorMath.Dot(matrix.AsSpan(i * Size, Size), vector);
        }
    };
}
