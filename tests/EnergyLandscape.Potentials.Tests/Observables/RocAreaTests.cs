using CsCheck;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Areas under ROC curves against their definitions.</summary>
public sealed class RocAreaTests
{
    // Scores of a coarse grid, so that ties are frequent.
    private static readonly Gen<(double[] Scores, bool[] Positive)> Rows =
        Gen.Select(Gen.Int[0, 40].Select(i => i / 40.0), Gen.Bool).Array[1, 40].Select(rows => (rows.Select(row => row.Item1).ToArray(), rows.Select(row => row.Item2).ToArray()));

    [Fact]
    public void Rank_area_is_the_share_of_pairs_in_order() => Rows.Sample(rows =>
    {
        double wins = 0, pairs = 0;
        for (int a = 0; a < rows.Scores.Length; a++)
        {
            for (int b = 0; b < rows.Scores.Length; b++)
            {
                if (rows.Positive[a] && !rows.Positive[b])
                {
                    pairs++;
                    wins += rows.Scores[a] > rows.Scores[b] ? 1 : rows.Scores[a] == rows.Scores[b] ? 0.5 : 0;
                }
            }
        }

        double area = RocArea.Rank(rows.Scores, rows.Positive);
        if (pairs == 0)
        {
            Assert.True(double.IsNaN(area));
        }
        else
        {
            Assert.Equal(wins / pairs, area, 1e-12);
        }
    });

    // With thresholds between all different scores the trapezoids are the exact curve.
    [Fact]
    public void Trapezoids_of_thresholds_between_all_scores_give_the_rank_area() => Rows.Sample(rows =>
        Assert.Equal(RocArea.Rank(rows.Scores, rows.Positive), RocArea.Trapezoid(rows.Scores, rows.Positive, 81), 1e-12));

    // Scores at, and one bit below and above, the thresholds themselves: k/100 in doubles, where a product by 100 rounds to the wrong side for some.
    [Fact]
    public void Trapezoids_are_those_of_each_threshold_compared_with_each_score() =>
        Gen.Select(Gen.Select(Gen.Int[0, 100], Gen.Int[-1, 1]), Gen.Bool).Array[2, 60].Sample(rows =>
        {
            double[] scores = [.. rows.Select(row => (row.Item1.Item1 / 100.0, row.Item1.Item2)).Select(at => at.Item2 < 0 ? Math.BitDecrement(at.Item1) : at.Item2 > 0 ? Math.BitIncrement(at.Item1) : at.Item1)];
            bool[] positive = [.. rows.Select(row => row.Item2)];
            double positives = positive.Count(value => value), negatives = positive.Length - positives, area = 0, lastTrue = 0, lastFalse = 0;
            for (int k = 100; k >= 0; k--)
            {
                double isTrue = scores.Where((score, row) => score >= k / 100.0 && positive[row]).Count() / positives;
                double isFalse = scores.Where((score, row) => score >= k / 100.0 && !positive[row]).Count() / negatives;
                area += (isFalse - lastFalse) * (isTrue + lastTrue) / 2;
                (lastTrue, lastFalse) = (isTrue, isFalse);
            }

            Assert.Equal(positives == 0 || negatives == 0 ? double.NaN : area, RocArea.Trapezoid(scores, positive));
        });

    [Fact]
    public void Scores_that_no_threshold_separates_count_as_tied()
    {
        double[] scores = [0.0001, 0.6666, 0.6667, 0.6668];
        bool[] positive = [false, true, true, false];
        Assert.Equal(0.75, RocArea.Trapezoid(scores, positive), 1e-15);
        Assert.Equal(0.5, RocArea.Rank(scores, positive), 1e-15);
    }

    [Fact]
    public void Perfect_and_inverted_scores_give_one_and_zero()
    {
        Assert.Equal(1, RocArea.Trapezoid([1, 0, 1, 0], [true, false, true, false]));
        Assert.Equal(0, RocArea.Trapezoid([0, 1, 0, 1], [true, false, true, false]));
        Assert.Equal(0, RocArea.Rank([0, 1, 0, 1], [true, false, true, false]));
        Assert.True(double.IsNaN(RocArea.Rank([0.1, double.NaN], [true, false])));
    }
}
