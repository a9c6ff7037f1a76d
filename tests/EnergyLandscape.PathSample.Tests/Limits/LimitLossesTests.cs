using EnergyLandscape.Gmin;
using EnergyLandscape.PathSample.Limits;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests.Limits;

public sealed class LimitLossesTests : IDisposable
{
    private const double Lambda = 1e-3;
    private readonly TemporaryFolder _folder = new();
    private readonly StoredPoint[] _points;
    private readonly LimitCurve _curve;

    // One minimum of 1 − cos x + λx² near each multiple of 2π, for points with ids 1, 2, 3 …; their limits are made up.
    public LimitLossesTests()
    {
        var family = new RegularisedFamily(1, Lambda, (x, g, h) =>
        {
            (g[0], h[0]) = (Math.Sin(x[0]), Math.Cos(x[0]));
            return 1 - Math.Cos(x[0]);
        });
        using StationaryPointStore store = StationaryPointStore.Create(
            _folder.File("cosine.db"), new LandscapeIdentity("{}", 1, new IdentityRule()), family.Symmetry, TimeProvider.System);
        for (int k = 0; k < 30; k++)
        {
            store.Add(new Quench(new QuenchOptions(), family).Run(family.CreateSecondOrderEvaluator(), [2 * Math.PI * k * (1 - (2 * Lambda))]).Minimum!, 1);
        }

        _points = [.. store.InEnergyOrder(StationaryPointKind.Minimum).OrderBy(point => point.Id)];
        _curve = new LimitFollower(family, new LimitOptions { Lambda = Lambda / 20 }).Follow(_points[0].Point.Coordinates.Span, Lambda, 0, CancellationToken.None)!;
    }

    [Fact]
    public void An_uncertain_point_joins_no_two_losses_and_belongs_to_neither()
    {
        FollowedPoint[] points = [Point(1, 0, 1e-9), Point(2, 1e-10, 1e-9), Point(3, 0.5, 0.6), Point(4, 1, 1e-9)];
        LimitLosses losses = LimitLosses.Of(points);
        Assert.Equal([[1, 2], [4]], losses.Losses.Select(loss => Ids(loss.Points)));
        Assert.Equal([3], Ids(losses.Unassigned));
        Assert.Equal(Text(losses), Text(LimitLosses.Of(points.Reverse())));
    }

    [Fact]
    public void Members_of_a_loss_agree_in_pairs()
    {
        // 2 and 3 both agree with 1 but not with each other.
        LimitLosses losses = LimitLosses.Of([Point(1, 0, 1), Point(2, -1.5, 1.1), Point(3, 1.5, 1.2)]);
        Assert.Equal([1, 2], Ids(Assert.Single(losses.Losses).Points));
        Assert.Equal([3], Ids(losses.Unassigned));
    }

    [Fact]
    public void A_point_that_is_uncertain_yet_apart_is_a_loss_of_its_own()
    {
        LimitLosses losses = LimitLosses.Of([Point(1, 0, 0.01), Point(2, 0.02, 0.1), Point(3, 0.9, 0.3)]);
        Assert.Equal([[1, 2], [3]], losses.Losses.Select(loss => Ids(loss.Points)));
        Assert.Empty(losses.Unassigned);
    }

    [Fact]
    public void The_loss_is_the_mean_by_inverse_squares_of_errors_and_no_better_than_the_best()
    {
        LimitLoss loss = Assert.Single(LimitLosses.Of([Point(1, 1, 0.1), Point(2, 1.2, 0.2)]).Losses);
        Assert.Equal((1 + (1.2 / 4)) / 1.25, loss.Energy, 1e-15);
        Assert.Equal((0.1 + (0.2 / 4)) / 1.25, loss.Error, 1e-15);
        LimitLoss exact = Assert.Single(LimitLosses.Of([Point(1, 1, 0), Point(2, 1.2, 0.2)]).Losses);
        Assert.Equal((1, 0), (exact.Energy, exact.Error));
    }

    // Random points: no pair within a loss differs, none is lost, and every two losses differ somewhere.
    [Fact]
    public void Every_point_is_in_one_loss_or_unassigned()
    {
        var stream = new Numerics.MasterSeed(3).StreamFor(1);
        for (int trial = 0; trial < 50; trial++)
        {
            FollowedPoint[] points = [.. Enumerable.Range(1, 30).Select(id => Point(id, stream.NextUniform(0, 1), Math.Pow(10, stream.NextUniform(-3, -0.5))))];
            LimitLosses losses = LimitLosses.Of(points);
            Assert.Equal(Enumerable.Range(1, 30), losses.Losses.SelectMany(loss => loss.Points).Concat(losses.Unassigned).Select(point => point.Point.Id).Order());
            Assert.All(losses.Losses, loss => Assert.All(loss.Points, a => Assert.All(loss.Points, b => Assert.True(Agree(a, b)))));
            Assert.All(losses.Losses, one => Assert.All(losses.Losses, other => Assert.True(ReferenceEquals(one, other) || one.Points.Any(a => other.Points.Any(b => !Agree(a, b))))));
            Assert.Equal(losses.Losses.OrderBy(loss => loss.Energy), losses.Losses);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static bool Agree(FollowedPoint a, FollowedPoint b) => Math.Abs(a.Limit!.Energy - b.Limit!.Energy) <= a.Limit.Error + b.Limit.Error;

    private static int[] Ids(IEnumerable<FollowedPoint> points) => [.. points.Select(point => point.Point.Id)];

    private static string Text(LimitLosses losses) =>
        string.Join(';', losses.Losses.Select(loss => FormattableString.Invariant($"{loss.Energy:R} {loss.Error:R} {string.Join(' ', Ids(loss.Points))}"))) + "|" + string.Join(' ', Ids(losses.Unassigned));

    private FollowedPoint Point(int id, double loss, double error) =>
        new(_points[id - 1], [_curve], new LimitExtrapolation(loss, error, 1, 0, double.NaN, NormTrend.Finite, 0));
}
