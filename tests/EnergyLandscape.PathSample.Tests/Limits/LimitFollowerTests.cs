using EnergyLandscape.Gmin;
using EnergyLandscape.PathSample.Limits;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests.Limits;

public class LimitFollowerTests
{
    // One weight and one row: σ(−w) = 2λw for the cross-entropy, and d w/d ln(1/λ) = 1/(σ(w) + 1/w) from its logarithm.
    [Fact]
    public void Logistic_regression_of_separable_data_diverges_as_its_condition_says()
    {
        NetworkPotential potential = Single(OutputFunction.Logistic, LossFunction.CrossEntropy, [1], [1], 1, 1e-2, biases: false);
        LimitCurve curve = Follow(potential, 1e-2, new LimitOptions());
        Assert.Equal(LimitEnd.Reached, curve.End);
        Assert.Equal(41, curve.Points.Count);
        Assert.All(curve.Points, point =>
        {
            double w = point.Coordinates.Span[0], right = 1 / (1 + Math.Exp(-w));
            Assert.Equal(1, 2 * point.Lambda * w * (1 + Math.Exp(w)), 1e-9);
            Assert.Equal(1, point.Growth * (right + (1 / w)), 1e-9);
            Assert.Equal(w * w, point.SquareSum, 1e-9 * w * w);
            Assert.NotEqual(false, point.IsVerified);
        });
        LimitExtrapolation limit = LimitExtrapolation.Of(curve, new LimitOptions())!;
        Assert.Equal(NormTrend.Diverges, limit.Trend);
        Assert.InRange(limit.Growth, 0.94, 1);
        Assert.InRange(limit.Exponent, -0.05, 0.05);
        Assert.InRange(Math.Abs(limit.Energy), 0, limit.Error);
        Assert.InRange(limit.Error, 0, 1e-9);
        Assert.Equal(1, limit.Vanishing);
    }

    // Normal equations: (XᵀX/n + λ) w = Xᵀy/n.
    [Fact]
    public void Linear_regression_has_the_limit_of_its_normal_equations()
    {
        NetworkPotential potential = Single(OutputFunction.Linear, LossFunction.SquaredError, [0, 1, 2], [1, 2, 2], 1, 1, biases: true);
        LimitCurve curve = Follow(potential, 1, new LimitOptions());
        Assert.Equal(LimitEnd.Reached, curve.End);
        Assert.All(curve.Points, point =>
        {
            // n = 3: Σx² = 5, Σx = 3, Σxy = 6, Σy = 5.
            double a = (5 / 3.0) + point.Lambda, b = 1, d = 1 + point.Lambda, determinant = (a * d) - (b * b);
            Assert.Equal(((2 * d) - (5 / 3.0 * b)) / determinant, point.Coordinates.Span[0], 1e-9);
            Assert.Equal(((5 / 3.0 * a) - (2 * b)) / determinant, point.Coordinates.Span[1], 1e-9);
        });
        LimitExtrapolation limit = LimitExtrapolation.Of(curve, new LimitOptions())!;
        Assert.Equal(NormTrend.Finite, limit.Trend);
        Assert.Equal(1, limit.Exponent, 1e-6);

        // The line through (0, 7/6) of slope 1/2 leaves residuals −1/6, 1/3, −1/6.
        Assert.Equal(1 / 18.0, limit.Energy, 1e-14);
        Assert.Equal(Math.Sqrt(0.25 + (49 / 36.0)), limit.Norm, 1e-10);
        Assert.Equal(0, limit.Vanishing);
    }

    [Fact]
    public void Two_equal_inputs_leave_one_eigenvalue_that_vanishes_and_the_shortest_solution()
    {
        NetworkPotential potential = Single(OutputFunction.Linear, LossFunction.SquaredError, [1, 1, 2, 2], [1, 2], 2, 1, biases: false);
        LimitCurve curve = Follow(potential, 1, new LimitOptions());
        LimitExtrapolation limit = LimitExtrapolation.Of(curve, new LimitOptions())!;
        Assert.Equal((1, NormTrend.Finite), (limit.Vanishing, limit.Trend));
        Assert.Equal(0.5, curve.Last.Coordinates.Span[0], 1e-9);
        Assert.Equal(0.5, curve.Last.Coordinates.Span[1], 1e-9);
        Assert.InRange(Math.Abs(limit.Energy), 0, 1e-14);
    }

    [Fact]
    public void A_fold_is_found_where_the_cubic_has_its_double_root()
    {
        RegularisedFamily family = RegularisedFamily.Fold(4);
        StationaryPoint start = new Quench(new QuenchOptions(), family).Run(family.CreateSecondOrderEvaluator(), [0.3]).Minimum!;
        LimitCurve curve = new LimitFollower(family, new LimitOptions()).Follow(start.Coordinates.Span, 4, 0, CancellationToken.None)!;
        Assert.Equal(LimitEnd.Fold, curve.End);
        Assert.Equal(2.5, curve.EndLambda, 1e-6);
        Assert.Equal(1, curve.EndCoordinates.Span[0], 1e-3);
        Assert.Null(LimitExtrapolation.Of(curve, new LimitOptions()));
        Assert.All(curve.Points, point => Assert.True(point.Lambda >= 2.5));
    }

    [Fact]
    public void Tines_merge_with_the_point_of_higher_symmetry_that_changes_its_index_at_the_same_lambda()
    {
        double expected = 4 - Math.Sqrt(15);
        RegularisedFamily family = RegularisedFamily.Tines(0.2);
        StationaryPoint tine = new Quench(new QuenchOptions(), family).Run(family.CreateSecondOrderEvaluator(), [0.09, 0.8]).Minimum!;
        var follower = new LimitFollower(family, new LimitOptions());
        LimitCurve merging = follower.Follow(tine.Coordinates.Span, 0.2, 0, CancellationToken.None)!;
        Assert.Equal(LimitEnd.Merge, merging.End);
        Assert.Equal(expected, merging.EndLambda, 1e-9);
        Assert.Equal(0, merging.EndCoordinates.Span[0], 1e-5);
        Assert.Equal(1 / (1 + expected), merging.EndCoordinates.Span[1], 1e-3);

        LimitCurve straight = follower.Follow([0, 1 / 1.2], 0.2, 1, CancellationToken.None)!;
        IndexChange change = Assert.Single(straight.IndexChanges);
        Assert.Equal((1, 0), (change.Before, change.After));
        Assert.Equal(expected, change.Lambda, 1e-7);
        Assert.Equal(LimitEnd.Reached, straight.End);
        Assert.Equal(NormTrend.Finite, LimitExtrapolation.Of(straight, new LimitOptions())!.Trend);
    }

    // dE/dλ = S (envelope theorem); d|x|²/dλ = −4 xᵀH⁻¹x < 0 along minima, so that the norm grows and E is concave.
    [Theory]
    [InlineData(LossFunction.CrossEntropy)]
    [InlineData(LossFunction.SquaredError)]
    public void Along_curves_of_minima_of_a_network_the_energy_obeys_the_envelope_theorem_and_the_norm_grows(LossFunction loss)
    {
        var potential = new NetworkPotential(new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), TrainingSet.Xor(1), OutputFunction.Logistic, loss, 1e-4);
        var options = new LimitOptions { Lambda = 1e-6, PointsPerDecade = 200 };
        var stream = new Numerics.MasterSeed(5).StreamFor(1);
        int followed = 0;
        for (int trial = 0; trial < 6; trial++)
        {
            double[] start = [.. Enumerable.Range(0, potential.Dimension).Select(_ => stream.NextUniform(-6, 6))];
            if (new Quench(new QuenchOptions(), potential).Run(potential.CreateSecondOrderEvaluator(), start).Minimum is not { } minimum)
            {
                continue;
            }

            LimitCurve curve = new LimitFollower(potential, options).Follow(minimum.Coordinates.Span, 1e-4, 0, CancellationToken.None)!;
            followed++;
            for (int k = 1; k + 1 < curve.Points.Count; k++)
            {
                LimitPoint above = curve.Points[k - 1], at = curve.Points[k], below = curve.Points[k + 1];
                Assert.True(below.Norm > at.Norm || at.Norm < 1e-9);
                double step = Math.Log(above.Lambda / below.Lambda);
                Assert.Equal(at.Lambda * at.SquareSum, (above.Energy - below.Energy) / step, 1e-3 * at.Lambda * Math.Max(1, at.SquareSum));
                Assert.Equal(at.Growth, (below.Norm - above.Norm) / step, 1e-4 * Math.Max(1, at.Norm));
                Assert.Equal(at.SquareSumGrowth, (below.SquareSum - above.SquareSum) / step, 1e-3 * Math.Max(1, at.SquareSum));
            }
        }

        Assert.InRange(followed, 3, 6);
    }

    // What is left at a smaller λ does not depend on where the way began.
    [Fact]
    public void Minima_of_the_reference_lead_to_those_of_a_smaller_lambda()
    {
        XorTruth from = XorTruth.Of(2, 1e-3), to = XorTruth.Of(2, 1e-5);
        ExploredXor explored = ExploredXor.Of(2, 1e-3);
        var options = new LimitOptions { Lambda = 1e-5 };
        double[] ends = [.. explored.Minima.Select(minimum => new LimitFollower(explored.Potential, options).Follow(minimum.Point.Coordinates.Span, 1e-3, 0, CancellationToken.None)!.Last.Energy)];
        Assert.Equal(from.Minima.Length, ends.Length);
        Assert.All(ends, energy => Assert.Contains(to.Minima, minimum => Math.Abs(minimum.Loss - energy) < 1e-11));
        Assert.Equal(ends.Length, ends.Select(energy => Math.Round(energy, 9)).Distinct().Count());
    }

    // A curve that ends far from the limit says so: the limit from far down lies within its error, wherever it ends, with S a polynomial of ln λ or not yet.
    [Fact]
    public void The_error_of_a_limit_covers_what_is_found_farther_down()
    {
        var potential = new NetworkPotential(new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), TrainingSet.Xor(1), OutputFunction.Logistic, LossFunction.SquaredError, 1e-3);
        var stream = new Numerics.MasterSeed(5).StreamFor(1);
        int compared = 0;
        for (int trial = 0; trial < 12; trial++)
        {
            double[] start = [.. Enumerable.Range(0, potential.Dimension).Select(_ => stream.NextUniform(-6, 6))];
            if (new Quench(new QuenchOptions(), potential).Run(potential.CreateSecondOrderEvaluator(), start).Minimum is not { } minimum
                || Limit(potential, minimum, 1e-12) is not { } limit)
            {
                continue;
            }

            foreach (double to in new[] { 7e-5, 5e-5, 3e-5, 2e-5, 1e-5, 3e-6, 1e-7 })
            {
                LimitExtrapolation early = Limit(potential, minimum, to)!;
                Assert.InRange(Math.Abs(early.Energy - limit.Energy), 0, early.Error + limit.Error);
                compared++;
            }
        }

        Assert.True(compared >= 35);
    }

    [Fact]
    public void A_curve_that_ends_before_has_no_limit()
    {
        RegularisedFamily family = RegularisedFamily.Fold(2.51);
        StationaryPoint start = new Quench(new QuenchOptions(), family).Run(family.CreateSecondOrderEvaluator(), [2]).Minimum!;
        LimitCurve curve = new LimitFollower(family, new LimitOptions { Lambda = 0.1 }).Follow(start.Coordinates.Span, 2.51, 0, CancellationToken.None)!;
        Assert.NotNull(LimitExtrapolation.Of(curve, new LimitOptions()));
        Assert.All([LimitEnd.Lost, LimitEnd.Fold, LimitEnd.Merge], end => Assert.Null(LimitExtrapolation.Of(curve with { End = end }, new LimitOptions())));
    }

    private static LimitExtrapolation? Limit(NetworkPotential potential, StationaryPoint minimum, double to)
    {
        var options = new LimitOptions { Lambda = to };
        return LimitExtrapolation.Of(new LimitFollower(potential, options).Follow(minimum.Coordinates.Span, Math.Exp(((IPotentialFamily)potential).Parameter), 0, CancellationToken.None)!, options);
    }

    private static LimitCurve Follow(NetworkPotential potential, double lambda, LimitOptions options)
    {
        StationaryPoint start = new Quench(new QuenchOptions(), potential).Run(potential.CreateSecondOrderEvaluator(), new double[potential.Dimension].Select(_ => 0.5).ToArray()).Minimum!;
        return new LimitFollower(potential, options).Follow(start.Coordinates.Span, lambda, 0, CancellationToken.None)!;
    }

    private static NetworkPotential Single(OutputFunction output, LossFunction loss, double[] inputs, double[] targets, int columns, double lambda, bool biases) =>
        new(new NetworkArchitecture([columns, 1], [], biases), new TrainingSet("rows", inputs, columns, targets, 1), output, loss, lambda);
}
