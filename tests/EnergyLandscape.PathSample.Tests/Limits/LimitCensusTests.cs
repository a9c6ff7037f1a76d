using EnergyLandscape.Gmin;
using EnergyLandscape.PathSample.Limits;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests.Limits;

public class LimitCensusTests
{
    [Fact]
    public void A_minimum_that_folds_falls_to_the_other_and_ends_with_it()
    {
        RegularisedFamily family = RegularisedFamily.Fold(2.51);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Store(folder, family, [0.8], [2]);
        IReadOnlyList<FollowedPoint> points = Run(store, family, 1);
        Assert.Equal(2, points.Count);
        FollowedPoint folding = points.Single(point => point.End == LimitEnd.Fold), staying = points.Single(point => point.End == LimitEnd.Reached);
        Assert.Equal(2.5, folding.Own!.EndLambda, 1e-6);
        Assert.Equal(2, folding.Curves.Count);
        Assert.Equal([staying.Point.Id], folding.SameEnd);
        Assert.Equal([folding.Point.Id], staying.SameEnd);
        Assert.Null(folding.Limit);
        Assert.Null(folding.LossNumber);
        Assert.Equal(1, staying.LossNumber);

        // x³ − 4x² − 2 = 0.
        double x = staying.Final!.Coordinates.Span[0];
        Assert.Equal(0, (x * x * x) - (4 * x * x) - 2, 1e-9);
        Assert.Equal(NormTrend.Finite, staying.Limit!.Trend);
        Assert.Equal((x * x * x * x / 4) - (4 * x * x * x / 3) - (2 * x), staying.Limit.Energy, 1e-13);
    }

    [Fact]
    public void A_tine_falls_to_nothing_but_the_point_it_merges_with()
    {
        RegularisedFamily family = RegularisedFamily.Tines(0.2);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Store(folder, family, [0.09, 0.8]);
        FollowedPoint tine = Assert.Single(Run(store, family, 1));
        Assert.Equal(LimitEnd.Merge, tine.End);
        Assert.False(tine.ChangesIndex);
        Assert.True(tine.IsVerified);
        Assert.Equal(0, tine.Final!.Coordinates.Span[0], 1e-9);
        Assert.Equal(1, tine.Final.Coordinates.Span[1], 1e-9);
    }

    [Fact]
    public void Losses_at_lambda_zero_of_xor_are_those_of_rows_that_cannot_be_told_apart()
    {
        ExploredXor explored = ExploredXor.Of(2, 1e-3);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = ExploredXor.Open(folder.File("xor.db"), explored.Potential);
        foreach (StoredPoint point in explored.Minima.Concat(explored.TransitionStates))
        {
            store.Add(point.Point, 1);
        }

        IReadOnlyList<FollowedPoint> minima = Run(store, explored.Potential, 1), again = Run(store, explored.Potential, 3);
        Assert.Equal(minima.Select(Text), again.Select(Text));
        Assert.Equal(store.InEnergyOrder(StationaryPointKind.Minimum).Select(point => point.Id), minima.Select(point => point.Point.Id));

        // Of n rows with the same answer, the best is the entropy of their targets: none, two of four, three of four or all rows.
        double two = Math.Log(2) / 2, three = 0.75 * ((Math.Log(3) / 3) + (2 / 3.0 * Math.Log(1.5))), four = Math.Log(2);
        Assert.All(minima, point => Assert.Contains(new[] { 0, two, three, four }, loss => Math.Abs(point.Limit!.Energy - loss) <= 2 * point.Limit.Error));
        Assert.All(minima, point => Assert.Equal(point.Limit!.Norm > 1e-6 ? NormTrend.Diverges : NormTrend.Finite, point.Limit.Trend));
        Assert.Single(minima, point => point.Limit!.Trend == NormTrend.Finite);
        Assert.All(minima, point => Assert.All(point.Own!.Points, at => Assert.NotEqual(false, at.IsVerified)));

        IReadOnlyList<FollowedPoint> saddles = LimitCensus.Run(store, explored.Potential, StationaryPointKind.TransitionState, new LimitOptions(), 2, CancellationToken.None);
        Assert.All(saddles, point => Assert.Equal(point.End == LimitEnd.Reached, point.Limit is not null));
        Assert.All(
            saddles.Where(point => point.Limit is not null),
            point => Assert.Contains(new[] { 0, two, three, four }, loss => Math.Abs(point.Limit!.Energy - loss) <= 2 * point.Limit.Error));
        Assert.Equal(LimitLosses.Of(minima).Losses.Count, minima.Max(point => point.LossNumber));
        Assert.All(minima, point => Assert.Equal(point.EndIndex != 0, point.ChangesIndex));
    }

    [Fact]
    public void Without_regularisation_or_way_to_go_there_is_no_limit_to_follow()
    {
        using var folder = new TemporaryFolder();
        RegularisedFamily family = RegularisedFamily.Fold(4);
        using StationaryPointStore store = Store(folder, family, [0.3]);
        Assert.Contains("without regularisation", Assert.Throws<InputException>(() => Run(store, new MuellerBrownSurface(), 1)).Message, StringComparison.Ordinal);
        var options = new LimitOptions { Lambda = 1 };
        Assert.Contains("more than ten times", Assert.Throws<InputException>(() => LimitCensus.Run(store, family, StationaryPointKind.Minimum, options, 1, CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => LimitCensus.Run(store, family, StationaryPointKind.Minimum, new LimitOptions(), 1, new CancellationToken(true)));
    }

    private static string Text(FollowedPoint point) => FormattableString.Invariant($"{point.Point.Id} {point.End} {point.Limit} {point.LossNumber} {string.Join(' ', point.SameEnd)} {point.Final?.Energy:R}");

    private static IReadOnlyList<FollowedPoint> Run(StationaryPointStore store, IPotential potential, int threads) =>
        LimitCensus.Run(store, potential, StationaryPointKind.Minimum, new LimitOptions(), threads, CancellationToken.None);

    private static StationaryPointStore Store(TemporaryFolder folder, RegularisedFamily family, params double[][] starts)
    {
        StationaryPointStore store = StationaryPointStore.Create(
            folder.File("model.db"), new LandscapeIdentity("{}", family.Dimension, new IdentityRule()), family.Symmetry, TimeProvider.System);
        foreach (double[] start in starts)
        {
            store.Add(new Quench(new QuenchOptions(), family).Run(family.CreateSecondOrderEvaluator(), start).Minimum!, 1);
        }

        return store;
    }
}
