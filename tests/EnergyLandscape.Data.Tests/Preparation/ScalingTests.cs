using System.Globalization;
using CsCheck;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>What each scaling promises, of the training rows alone.</summary>
public sealed class ScalingTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private TrainingData Load(string text, DataScaling scaling, string? test = null) => TrainingData.Load(new DataRequest
    {
        Path = _folder.Write("t.csv", text),
        TestPath = test is null ? null : _folder.Write("u.csv", test),
        Scaling = scaling,
        Header = TableHeader.None,
    });

    [Theory]
    [InlineData(DataScaling.None, "1 0.1 3 0.1 5 0.1", "7 0.2")]
    [InlineData(DataScaling.MinMax, "-1 0 0 0 1 0", "2 0")]
    [InlineData(DataScaling.Unit, "0.2 0.02 0.6 0.02 1 0.02", "1.4 0.04")]
    [InlineData(DataScaling.ZScore, "-1.224744871391589 0 0 0 1.224744871391589 0", "2.449489742783178 0")]
    public void Training_rows_set_the_scale_of_test_rows(DataScaling scaling, string training, string test)
    {
        TrainingData data = Load("1,0.1,0\n3,0.1,1\n5,0.1,0\n", scaling, "7,0.2,1\n");
        static double[] Of(string text) => [.. text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        Assert.Equal(Of(training), data.Training.TakeAll().Inputs.ToArray(), Close);
        Assert.Equal(Of(test), data.Test!.TakeAll().Inputs.ToArray(), Close);
    }

    [Fact]
    public void Scaled_columns_have_the_moments_and_ranges_promised()
        => Gen.Select(Gen.Double[-1e3, 1e3].Array2D[Gen.Int[2, 30], Gen.Int[1, 4]], Gen.Double[-6.0, 6.0]).Sample((values, size) =>
        {
            double factor = Math.Pow(10, size);
            int rows = values.GetLength(0), columns = values.GetLength(1);
            string text = string.Concat(Enumerable.Range(0, rows).Select(row => string.Join(',', Enumerable.Range(0, columns)
                .Select(column => (factor * values[row, column]).ToString("R", CultureInfo.InvariantCulture)).Append($"{row % 2}")) + "\n"));
            double[] z = Load(text, DataScaling.ZScore).Training.TakeAll().Inputs.ToArray(), box = Load(text, DataScaling.MinMax).Training.TakeAll().Inputs.ToArray();
            for (int column = 0; column < columns; column++)
            {
                double[] raw = Column(text, column);
                double[] standard = [.. Enumerable.Range(0, rows).Select(row => z[(row * columns) + column])];
                double[] boxed = [.. Enumerable.Range(0, rows).Select(row => box[(row * columns) + column])];
                double spread = raw.Max() - raw.Min();
                if (spread == 0)
                {
                    Assert.All(standard.Concat(boxed), value => Assert.Equal(0, value));
                    continue;
                }

                // A mean rounds by an ulp of the largest number, which the division by the spread magnifies.
                double tolerance = 1e-9 + (4e-16 * rows * raw.Max(Math.Abs) / spread);
                Assert.Equal(0, standard.Average(), tolerance);
                Assert.Equal(1, standard.Average(value => value * value), tolerance);
                Assert.Equal((-1.0, 1.0), (boxed.Min(), boxed.Max()));
            }
        }, iter: 200, threads: 1);

    [Theory]
    [InlineData(DataScaling.ZScore)]
    [InlineData(DataScaling.MinMax)]
    public void A_constant_column_becomes_zero_and_the_smallest_spread_does_not(DataScaling scaling)
        => Assert.Equal([0, -1, -1, 0, 1, 1], Load("7,1e-200,5,0\n7,3e-200,5.5,1\n", scaling).Training.TakeAll().Inputs.ToArray(), Close);

    [Fact]
    public void Numbers_too_large_to_be_scaled_are_refused()
    {
        DataRequest request = new() { Path = _folder.Write("t.csv", "1,1e300,0\n1,-1e300,1\n"), Scaling = DataScaling.ZScore };
        Assert.Equal("t.csv: the numbers of input 2 are too large to be scaled, expected a spread below 1e150", _folder.Refused(request));
    }

    private static double[] Column(string text, int column) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture))];

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-15 * Math.Max(1, Math.Abs(a));
}
