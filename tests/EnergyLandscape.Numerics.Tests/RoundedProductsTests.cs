namespace EnergyLandscape.Numerics.Tests;

/// <summary>Bounds of matrix products hold against products without rounding.</summary>
public class RoundedProductsTests
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 1e-20)]
    [InlineData(7, 2, 0)]
    [InlineData(7, 3, 1e-3)]
    [InlineData(19, 4, 1e-16)]
    public void A_congruence_contains_that_of_every_matrix_within_the_radii(int n, int stream, double radius)
    {
        RandomStream random = new MasterSeed(20261122).StreamFor(stream);
        double[] rows = new double[n * n], midpoints = new double[n * n], radii = new double[n * n], result = new double[n * n], bounds = new double[n * n];
        var matrix = new Dyadic[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                rows[(i * n) + j] = random.NextUniform(-1, 1);
            }

            for (int j = 0; j <= i; j++)
            {
                midpoints[(i * n) + j] = midpoints[(j * n) + i] = random.NextUniform(-1, 1) * Math.Pow(10, random.NextInt(12) - 6);
                radii[(i * n) + j] = radii[(j * n) + i] = radius * random.NextUniform(0, 1);
                matrix[(i * n) + j] = matrix[(j * n) + i] = (Dyadic)midpoints[(i * n) + j] + ((Dyadic)(double)(random.NextInt(3) - 1) * radii[(i * n) + j]);
            }
        }

        new RoundedProducts(n).Congruence(rows, midpoints, radii, result, bounds);
        double widest = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                Dyadic exact = 0.0;
                for (int k = 0; k < n * n; k++)
                {
                    exact += (Dyadic)rows[(i * n) + (k / n)] * matrix[k] * rows[(j * n) + (k % n)];
                }

                Assert.True(Dyadic.Abs(exact - result[(i * n) + j]) <= bounds[(i * n) + j], $"element {i}, {j}");
                widest = Math.Max(widest, bounds[(i * n) + j]);
            }
        }

        Assert.InRange(widest, 0, n * n * ((1e6 * n * 1e-15) + radius));
    }

    [Fact]
    public void The_defect_of_orthogonality_is_bounded()
    {
        var products = new RoundedProducts(2);
        Assert.InRange(products.DefectOfOrthogonality([1, 0, 0, 1]), 0, 1e-14);
        Assert.InRange(products.DefectOfOrthogonality([0.6, 0.8, -0.8, 0.6]), 0, 1e-14);
        Assert.InRange(products.DefectOfOrthogonality([1, 0, 1e-3, 1]), 1e-3 + 1e-6, 1.1e-3);
        Assert.True(products.DefectOfOrthogonality([1, 1, 1, 1]) >= 3);
        Assert.True(double.IsNaN(products.DefectOfOrthogonality([double.NaN, 0, 0, 1])));
    }

    [Fact]
    public void A_product_with_a_vector_contains_the_exact_one()
    {
        Ball[] vector = [Ball.Around(1.0 / 3, 1e-20), (Ball)1e-17 + 1e-35, -7];
        double[] rows = [0.1, 0.2, 0.3, 1, 1e8, -0.4, 0, 0, 1], result = new double[3], radii = new double[3];
        new RoundedProducts(3).Apply(rows, vector, result, radii);
        for (int i = 0; i < 3; i++)
        {
            Dyadic exact = 0.0;
            for (int j = 0; j < 3; j++)
            {
                exact += (Dyadic)rows[(3 * i) + j] * (Dyadic.MidpointOf(vector[j]) + vector[j].Radius);
            }

            Assert.True(Dyadic.Abs(exact - result[i]) <= radii[i]);
            Assert.InRange(radii[i], 0, 1e-14);
        }
    }
}
