using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim.Tests;

public class ContinuationSearchTests
{
    private static readonly ContinuationOptions Wide = new() { Below = 2, Above = 2 };

    [Fact]
    public void The_minimum_of_a_cubic_leads_past_the_fold_to_its_maximum()
    {
        ModelFamily family = ModelFamily.Cubic(0.5);
        ContinuationResult result = Run(family, [Math.Sqrt(0.5), 0]);
        StationaryPoint other = Assert.Single(result.Points);
        Assert.Equal(-Math.Sqrt(0.5), other.Coordinates.Span[0], 1e-12);
        Assert.Equal(1, other.Index);
        SingularPoint fold = Assert.Single(result.Folds);
        Assert.Equal(0, fold.Parameter, 1e-10);
        Assert.Equal(0, fold.Coordinates.Span[0], 1e-5);
        Assert.Empty(result.Bifurcations);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public void Two_folds_join_all_three_points()
    {
        // p = x³ − x at p = 0.1.
        ContinuationResult result = Run(ModelFamily.Hysteresis(0.1), [1.0466805318046022, 0]);
        Assert.Equal(2, result.Points.Count);
        Assert.All(result.Points, point => Assert.Equal(0.1, Math.Pow(point.Coordinates.Span[0], 3) - point.Coordinates.Span[0], 1e-12));
        Assert.Equal([0, 1], result.Points.Select(point => point.Index).Order());
        double fold = 2 / (3 * Math.Sqrt(3));
        Assert.Equal(2, result.Folds.Count);
        Assert.All(result.Folds, at => Assert.Equal(fold, Math.Abs(at.Parameter), 1e-10));
    }

    [Fact]
    public void A_pitchfork_off_home_leads_from_the_handle_to_the_tines_and_back()
    {
        // At p = −0.1: x = 0, and x⁴ − x² = p.
        ModelFamily family = ModelFamily.Pitchfork(-0.1);
        double small = Math.Sqrt(0.5 - Math.Sqrt(0.15)), large = Math.Sqrt(0.5 + Math.Sqrt(0.15));
        AssertPositions([small, large], Run(family, [0, 0]));
        AssertPositions([0, large], Run(family, [small, 0]));
        AssertPositions([0, small], Run(family, [-large, 0]));
    }

    [Fact]
    public void A_window_that_ends_before_the_fold_gives_nothing()
    {
        ContinuationResult result = Run(ModelFamily.Cubic(0.5), [Math.Sqrt(0.5), 0], Wide with { Below = 0.3 });
        Assert.Empty(result.Points);
        Assert.Empty(result.Folds);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public void A_search_that_is_cut_short_says_so() =>
        Assert.False(Run(ModelFamily.Cubic(0.5), [Math.Sqrt(0.5), 0], Wide with { MaxHessians = 3 }).IsComplete);

    private static void AssertPositions(double[] expected, ContinuationResult result)
    {
        double[] positions = [.. result.Points.Select(point => Math.Abs(point.Coordinates.Span[0])).Order()];
        Assert.Equal(expected.Length, positions.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], positions[i], 1e-12);
        }
    }

    private static ContinuationResult Run(ModelFamily family, double[] x, ContinuationOptions? options = null)
    {
        ModelFamily.Evaluator evaluator = family.CreateFamilyEvaluator();
        new Gmin.NewtonPolish(SeparableDirections.None(2)).Polish(evaluator, x);
        StationaryPoint start = StationaryPoint.Verify(evaluator, x, new VerificationRule()).Point!;
        return new ContinuationSearch(options ?? Wide, family, evaluator).Run(start, CancellationToken.None);
    }
}
