using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Optim.Tests;

public class LbfgsDescentTests
{
    [Theory]
    [InlineData(-0.822, 0.624, -146.70, -80.77)]
    [InlineData(0.212, 0.293, -108.17, -80.77)]
    public void Transition_states_of_Mueller_and_Brown_connect_the_published_minima(double x, double y, double one, double other)
    {
        StationaryPoint saddle = MuellerBrown.TransitionState(x, y);
        var surface = new MuellerBrownSurface();
        PathwayOptions options = MuellerBrown.PathOptions with { Method = PathwayMethod.Lbfgs, Lbfgs = new LbfgsOptions { MaxStep = 0.05, InitialInverseCurvature = 1e-4 } };
        DownhillEnds[] sides = new PathwaySearch(options, MuellerBrown.Identity, surface)
            .Sides((ISecondOrderEvaluator)surface.CreateEvaluator(), saddle, new MasterSeed(1).StreamFor(1), CancellationToken.None);
        double[] ends = [.. sides.Select(side => Assert.Single(side.Ends).Minimum.Energy).Order()];
        Assert.Equal(one, ends[0], 0.01);
        Assert.Equal(other, ends[1], 0.01);
    }

    [Fact]
    public void A_trace_begins_at_the_pushoff_goes_downhill_and_ends_at_the_minimum()
    {
        StationaryPoint saddle = MuellerBrown.TransitionState(0.212, 0.293);
        var surface = new MuellerBrownSurface();
        var evaluator = (ISecondOrderEvaluator)surface.CreateEvaluator();
        PathwayOptions options = MuellerBrown.PathOptions with { Lbfgs = new LbfgsOptions { MaxStep = 0.05, InitialInverseCurvature = 1e-4 } };
        double[] mode = new PathwaySearch(options, MuellerBrown.Identity, surface).NegativeModes(evaluator, saddle)[0];
        var trace = new List<PathPoint>();
        DescentResult result = new LbfgsDescent(options, surface).Run(evaluator, saddle.Coordinates.Span, mode, trace);
        Assert.Equal(DescentOutcome.Minimum, result.Outcome);
        Assert.InRange(trace[0].ArcLength, 1e-6, options.MaxPushoff);
        Assert.All(trace.Zip(trace.Skip(1)), pair =>
        {
            Assert.True(pair.Second.Energy <= pair.First.Energy + 1e-9);
            Assert.Equal(pair.Second.ArcLength - pair.First.ArcLength, Math.Sqrt(pair.First.Coordinates.Zip(pair.Second.Coordinates, (a, b) => (a - b) * (a - b)).Sum()), 1e-9);
        });
        Assert.Equal(result.End!.Coordinates.ToArray(), trace[^1].Coordinates);
    }

    [Fact]
    public void Ends_in_symmetric_landscapes_are_known_minima_or_saddles_and_mostly_those_of_steepest_descent()
    {
        NetworkPotential potential = XorTruth.Potential(3, 1e-4);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        var identity = new IdentityRule();
        var exact = new PathwaySearch(new PathwayOptions(), identity, potential);
        var approximate = new PathwaySearch(new PathwayOptions { Method = PathwayMethod.Lbfgs }, identity, potential);
        double[] known = [.. XorTruth.Of(3, 1e-4).Minima.Select(minimum => minimum.Loss)];
        var start = new double[potential.Dimension];
        var seen = new HashSet<long>();
        int sides = 0, equal = 0;
        for (int i = 0; i < 150; i++)
        {
            double size = StartingPoints.LogUniform(new MasterSeed(2).StreamFor(i), 1e-4, 10, start);
            SaddleSearchResult result = search.Run(evaluator, start, 1, 0.3 * size, CancellationToken.None);
            if (result.Outcome != SaddleSearchOutcome.Converged || !seen.Add((long)Math.Round(result.Point!.Energy * 1e10)))
            {
                continue;
            }

            DownhillEnds[] one = exact.Sides(evaluator, result.Point, new MasterSeed(1).StreamFor(i), CancellationToken.None);
            DownhillEnds[] other = approximate.Sides(evaluator, result.Point, new MasterSeed(1).StreamFor(i), CancellationToken.None);
            for (int side = 0; side < 2; side++)
            {
                sides++;
                Assert.NotEmpty(other[side].Ends);
                Assert.All(other[side].Ends, end => Assert.Contains(known, loss => Math.Abs(loss - end.Minimum.Energy) <= 1e-13));
                Assert.All(other[side].Ends, end => Assert.True(end.Minimum.Energy < result.Point.Energy));
                equal += Energies(one[side]).SetEquals(Energies(other[side])) ? 1 : 0;
            }
        }

        Assert.True(sides >= 16, $"only {sides} sides");
        Assert.True(4 * equal >= 3 * sides, $"only {equal} of {sides} sides have the ends of steepest descent");
    }

    private static HashSet<long> Energies(DownhillEnds side) => [.. side.Ends.Select(end => (long)Math.Round(end.Minimum.Energy * 1e10))];
}
