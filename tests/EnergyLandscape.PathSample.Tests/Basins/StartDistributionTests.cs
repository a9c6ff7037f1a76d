using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests.Basins;

public sealed class StartDistributionTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Starts_have_the_range_the_mean_and_the_variance_of_their_distribution()
    {
        Moments(StartDistribution.Uniform(-1, 3), 1, 16 / 12.0, 3);
        Moments(StartDistribution.Normal(2), 0, 4, 12);

        // Variance of ± s is s²/3, and the mean of s² log-uniform in [a, b] is (b² − a²)/(2 ln(b/a)).
        Moments(StartDistribution.LogUniform(0.1, 2), 0, (4 - 0.01) / (2 * Math.Log(20)) / 3, 2);
    }

    // Glorot and Bengio 2010: the variance of a weight is 2/(in + out).
    [Fact]
    public void Xavier_starts_have_the_variance_of_Glorot_and_biases_of_zero()
    {
        var architecture = new NetworkArchitecture([2, 3, 1], [Activation.Tanh]);
        double[] widths = GlorotInitialisation.HalfWidths(architecture), x = new double[13], squares = new double[13];
        double first = Math.Sqrt(6 / 5.0), second = Math.Sqrt(6 / 4.0);
        Assert.Equal([.. Enumerable.Repeat(first, 6), 0, 0, 0, second, second, second, 0], widths);
        StartDistribution starts = StartDistribution.Within(widths, "Xavier");
        RandomStream stream = new MasterSeed(1).StreamFor(0);
        for (int i = 0; i < Draws; i++)
        {
            starts.Draw(stream, x);
            for (int k = 0; k < 13; k++)
            {
                Assert.InRange(Math.Abs(x[k]), 0, widths[k]);
                squares[k] += x[k] * x[k] / Draws;
            }
        }

        Assert.All(squares[..6], square => Assert.Equal(2 / 5.0, square, 0.02));
        Assert.All(squares[9..12], square => Assert.Equal(2 / 4.0, square, 0.025));
        Assert.Equal([0, 0, 0, 0], [.. squares[6..9], squares[12]]);
        Assert.Equal(9, GlorotInitialisation.HalfWidths(new NetworkArchitecture([2, 3, 1], [Activation.Tanh], biases: false)).Length);
    }

    [Fact]
    public void Ranges_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StartDistribution.Uniform(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StartDistribution.Uniform(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StartDistribution.LogUniform(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StartDistribution.Normal(0));
    }

    private static void Moments(StartDistribution starts, double mean, double variance, double furthest)
    {
        RandomStream stream = new MasterSeed(1).StreamFor(0);
        double[] x = new double[2];
        double sum = 0, squares = 0, most = 0;
        for (int i = 0; i < Draws; i++)
        {
            starts.Draw(stream, x);
            sum += x[0];
            squares += (x[0] - mean) * (x[0] - mean);
            most = Math.Max(most, Math.Abs(x[1]));
        }

        Assert.Equal(mean, sum / Draws, 5 * Math.Sqrt(variance / Draws));
        Assert.Equal(variance, squares / Draws, 0.06 * variance);
        Assert.InRange(most, 0.8 * Math.Min(furthest, 6), furthest);
    }
}
