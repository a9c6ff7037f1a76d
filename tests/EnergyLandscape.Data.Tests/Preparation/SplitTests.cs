using CsCheck;

namespace EnergyLandscape.Data.Tests;

/// <summary>A split divides the rows, and only the seed decides how.</summary>
public sealed class SplitTests
{
    // train_test_split(range(n), test_size=share) of scikit-learn: test = ceil(share n).
    [Theory]
    [InlineData(150, 0.2, 30)]
    [InlineData(768, 0.2, 154)]
    [InlineData(214, 0.2, 43)]
    [InlineData(569, 0.2, 114)]
    [InlineData(920, 0.2, 184)]
    [InlineData(4, 0.0, 0)]
    [InlineData(4, 0.01, 1)]
    [InlineData(4, 1.0, 4)]
    public void Test_rows_are_the_share_rounded_up(int rows, double share, int expected)
    {
        (int[] training, int[] test) = RandomSplit.Of(rows, share, 1);
        Assert.Equal((rows - expected, expected), (training.Length, test.Length));
    }

    [Fact]
    public void Parts_are_a_partition_and_the_same_for_the_same_seed()
        => Gen.Select(Gen.Int[0, 200], Gen.Double[0.0, 1.0], Gen.ULong).Sample((rows, share, seed) =>
        {
            (int[] training, int[] test) = RandomSplit.Of(rows, share, seed);
            Assert.Equal(Enumerable.Range(0, rows), training.Concat(test).Order());
            (int[] again, int[] testAgain) = RandomSplit.Of(rows, share, seed);
            Assert.Equal(training, again);
            Assert.Equal(test, testAgain);
            Assert.Equal(test.Order(), test);
        }, iter: 500, threads: 1);

    [Fact]
    public void Every_row_is_as_likely_as_another_to_be_a_test_row()
    {
        int[] hits = new int[10];
        for (ulong seed = 0; seed < 10_000; seed++)
        {
            foreach (int row in RandomSplit.Of(10, 0.3, seed).Test)
            {
                hits[row]++;
            }
        }

        // Binomial with p = 0.3: mean 3000, standard deviation 46.
        Assert.All(hits, count => Assert.InRange(count, 2770, 3230));
    }

    [Fact]
    public void A_split_stays_what_it_was() => Assert.Equal([7, 8], RandomSplit.Of(10, 0.2, 1).Test);
}
