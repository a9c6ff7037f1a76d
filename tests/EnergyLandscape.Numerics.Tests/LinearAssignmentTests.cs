using CsCheck;

namespace EnergyLandscape.Numerics.Tests;

public class LinearAssignmentTests
{
    private static double BruteForce(double[] cost, int n, int row, int taken) => row == n
        ? 0
        : Enumerable.Range(0, n).Where(c => (taken & (1 << c)) == 0).Min(c => cost[(row * n) + c] + BruteForce(cost, n, row + 1, taken | (1 << c)));

    private static double Solve(double[] cost, int n, int[] columns)
    {
        double total = new LinearAssignment(n).Solve(cost, columns);
        Assert.Equal(Enumerable.Range(0, n), columns.Order());
        Assert.Equal(total, Enumerable.Range(0, n).Aggregate(0.0, (sum, i) => sum + cost[(i * n) + columns[i]]));
        return total;
    }

    [Fact]
    public void Total_is_the_least_of_all_permutations() => Gen.Int[1, 6].SelectMany(n => Gen.Double[-10, 10].Array[n * n]).Sample(cost =>
    {
        int n = (int)Math.Sqrt(cost.Length);
        Assert.Equal(BruteForce(cost, n, 0, 0), Solve(cost, n, new int[n]), 1e-12);
    });

    [Fact]
    public void Whole_costs_with_many_ties_are_solved_too() => Gen.Int[1, 7].SelectMany(n => Gen.Int[0, 3].Array[n * n]).Sample(
        whole =>
        {
            double[] cost = whole.Select(c => (double)c).ToArray();
            int n = (int)Math.Sqrt(cost.Length);
            Assert.Equal(BruteForce(cost, n, 0, 0), Solve(cost, n, new int[n]));
        },
        iter: 40);

    [Fact]
    public void A_hidden_permutation_is_found_again() => Gen.Select(Gen.Int[1, 80], Gen.ULong).Sample(
        (n, seed) =>
        {
            var stream = new RandomStream(seed, 0);
            int[] hidden = Enumerable.Range(0, n).ToArray();
            for (int i = n - 1; i > 0; i--)
            {
                int j = stream.NextInt(i + 1);
                (hidden[i], hidden[j]) = (hidden[j], hidden[i]);
            }

            // Row and column prices and, off the permutation, a surplus: the permutation is the one optimum.
            double[] rows = Enumerable.Range(0, n).Select(_ => stream.NextUniform(-5, 5)).ToArray();
            double[] columns = Enumerable.Range(0, n).Select(_ => stream.NextUniform(-5, 5)).ToArray();
            var cost = new double[n * n];
            for (int i = 0; i < n * n; i++)
            {
                cost[i] = rows[i / n] + columns[i % n] + (hidden[i / n] == i % n ? 0 : stream.NextUniform(0.001, 1));
            }

            var found = new int[n];
            Solve(cost, n, found);
            Assert.Equal(hidden, found);
        },
        iter: 50);

    [Fact]
    public void Ties_repeat_and_a_used_object_gives_the_same()
    {
        var assignment = new LinearAssignment(6);
        var columns = new int[6];
        assignment.Solve(new double[36], columns);
        int[] again = new int[6];
        assignment.Solve(Enumerable.Range(0, 36).Select(i => (double)(i * 7 % 5)).ToArray(), again);
        assignment.Solve(new double[36], again);
        Assert.Equal(columns, again);
        Assert.Equal([0, 1, 2, 3, 4, 5], columns);
    }

    [Fact]
    public void Costs_that_are_not_finite_and_wrong_lengths_are_refused()
    {
        var assignment = new LinearAssignment(2);
        Assert.Throws<ArithmeticException>(() => assignment.Solve([0, 1, double.NaN, 2], new int[2]));
        Assert.Throws<ArithmeticException>(() => assignment.Solve([0, 1, double.PositiveInfinity, 2], new int[2]));
        Assert.Throws<ArgumentException>(() => assignment.Solve([0, 1, 2], new int[2]));
        Assert.Throws<ArgumentException>(() => assignment.Solve([0, 1, 2, 3], new int[3]));
    }
}
