using EnergyLandscape.Numerics;

namespace EnergyLandscape.Data;

/// <summary>A random division of rows into a training and a test part, not stratified.</summary>
public static class RandomSplit
{
    /// <summary>Number of test rows: the share rounded up, as train_test_split of scikit-learn has it.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="testShare">Share of test rows, from 0 to 1.</param>
    public static int TestRows(int rows, double testShare) => (int)Math.Ceiling(testShare * rows);

    /// <summary>Divides rows; both parts are in the order of the file.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="testShare">Share of test rows, from 0 to 1.</param>
    /// <param name="seed">Seed: the same gives the same parts on every machine.</param>
    /// <returns>Row numbers from 0, each in one of the parts.</returns>
    public static (int[] Training, int[] Test) Of(int rows, double testShare, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (!(testShare >= 0 && testShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testShare), testShare, "A share is from 0 to 1.");
        }

        int[] order = [.. Enumerable.Range(0, rows)];
        int test = TestRows(rows, testShare);
        RandomStream stream = new MasterSeed(seed).StreamFor(0);
        for (int i = 0; i < test; i++)
        {
            int other = i + stream.NextInt(rows - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return ([.. order.Skip(test).Order()], [.. order.Take(test).Order()]);
    }
}
