namespace EnergyLandscape.Potentials;

/// <summary>Area under the curve (AUC) of the receiver operating characteristic (ROC) of a score that should tell two classes apart:
/// 1 where every positive scores above every negative, 0.5 for a score that tells nothing.</summary>
public static class RocArea
{
    /// <summary>Thresholds of <see cref="Trapezoid"/> in Mehta et al. (2018) and in GMIN's MLPPROB: 0, 0.01, … 1.</summary>
    public const int PaperThresholds = 101;

    /// <summary>The area as the paper has it: by trapezoids through the points of equally spaced thresholds from 0 to 1.</summary>
    /// <remarks>A row is taken for positive when its score is at least the threshold. The curve begins at (0, 0), above all thresholds, and
    /// ends at (1, 1), threshold 0. Scores that no threshold separates count as tied.</remarks>
    /// <param name="scores">Probability of the positive class, one a row, from 0 to 1.</param>
    /// <param name="positive">Whether the row is of the positive class, one a row.</param>
    /// <param name="thresholds">Number of thresholds, at least 2.</param>
    /// <returns>The area; NaN unless both classes have a row.</returns>
    public static double Trapezoid(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive, int thresholds = PaperThresholds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        (int positives, int negatives) = Classes(scores, positive);
        int[] right = new int[thresholds + 1], wrong = new int[thresholds + 1];
        for (int row = 0; row < scores.Length; row++)
        {
            (positive[row] ? right : wrong)[ThresholdsReached(scores[row], thresholds)]++;
        }

        double area = 0, lastTrue = 0, lastFalse = 0;
        int taken = 0, takenWrongly = 0;
        for (int reached = thresholds; reached >= 1; reached--)
        {
            taken += right[reached];
            takenWrongly += wrong[reached];
            double truePositive = taken / (double)positives, falsePositive = takenWrongly / (double)negatives;
            area += (falsePositive - lastFalse) * (truePositive + lastTrue) / 2;
            (lastTrue, lastFalse) = (truePositive, falsePositive);
        }

        return positives > 0 && negatives > 0 ? area : double.NaN;
    }

    /// <summary>The exact area: the share of pairs of a positive and a negative row in which the positive scores higher, ties counting half
    /// (Mann and Whitney 1947, doi:10.1214/aoms/1177730491).</summary>
    /// <param name="scores">Score of the positive class, one a row; any scale.</param>
    /// <param name="positive">Whether the row is of the positive class, one a row.</param>
    /// <returns>The area; NaN unless both classes have a row, or when a score is NaN.</returns>
    public static double Rank(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive)
    {
        (int positives, int negatives) = Classes(scores, positive);
        if (positives == 0 || negatives == 0)
        {
            return double.NaN;
        }

        // Sum of the ranks of the positive rows, tied rows sharing the mean of their ranks.
        double[] sorted = scores.ToArray();
        bool[] isPositive = positive.ToArray();
        Array.Sort(sorted, isPositive);
        if (double.IsNaN(sorted[0]))
        {
            return double.NaN;
        }

        double ranks = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            int tied = 0;
            for (end = start; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
                tied += isPositive[end] ? 1 : 0;
            }

            ranks += tied * (start + 1 + end) / 2.0;
        }

        return (ranks - (positives * (positives + 1.0) / 2)) / ((double)positives * negatives);
    }

    // How many of the thresholds k / (count - 1) a score is at least: a guess, and steps by the comparison itself, so that rounding moves nothing.
    private static int ThresholdsReached(double score, int count)
    {
        if (!(score >= 0))
        {
            return 0;
        }

        int k = (int)Math.Min(score * (count - 1), count - 1);
        while (k + 1 < count && score >= (k + 1) / (count - 1.0))
        {
            k++;
        }

        while (k > 0 && score < k / (count - 1.0))
        {
            k--;
        }

        return k + 1;
    }

    private static (int Positives, int Negatives) Classes(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive)
    {
        if (scores.Length != positive.Length)
        {
            throw new ArgumentException($"{scores.Length} scores do not match {positive.Length} classes.", nameof(positive));
        }

        int positives = 0;
        foreach (bool row in positive)
        {
            positives += row ? 1 : 0;
        }

        return (positives, positive.Length - positives);
    }
}
