using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Optim.Tests;

/// <summary>Paths; those of all XOR landscapes are compared with an independent integration among the tests of the exploration.</summary>
public class PathwayTests
{
    [Theory]
    [InlineData(-0.822, 0.624, -40.66, -146.70, -80.77)]
    [InlineData(0.212, 0.293, -72.25, -108.17, -80.77)]
    public void Transition_states_of_Mueller_and_Brown_connect_the_published_minima(double x, double y, double energy, double one, double other)
    {
        StationaryPoint saddle = MuellerBrown.TransitionState(x, y);
        Assert.Equal(energy, saddle.Energy, 0.01);
        var surface = new MuellerBrownSurface();
        var pathways = new PathwaySearch(MuellerBrown.PathOptions, MuellerBrown.Identity, surface);
        DownhillEnds[] sides = pathways.Sides((ISecondOrderEvaluator)surface.CreateEvaluator(), saddle, new MasterSeed(1).StreamFor(1), CancellationToken.None);
        Assert.All(sides, side => Assert.True(side.IsComplete));
        Assert.All(sides, side => Assert.Empty(side.Saddles));
        double[] ends = [.. sides.Select(side => Assert.Single(side.Ends).Minimum.Energy).Order()];
        Assert.Equal(one, ends[0], 0.01);
        Assert.Equal(other, ends[1], 0.01);
    }

    [Theory]
    [InlineData(-0.822, 0.624)]
    [InlineData(0.212, 0.293)]
    public void A_path_follows_the_gradient_downhill_as_an_explicit_integration_does(double x, double y)
    {
        StationaryPoint saddle = MuellerBrown.TransitionState(x, y);
        var surface = new MuellerBrownSurface();
        var evaluator = (ISecondOrderEvaluator)surface.CreateEvaluator();
        double[] mode = new PathwaySearch(MuellerBrown.PathOptions, MuellerBrown.Identity, surface).NegativeModes(evaluator, saddle)[0];
        foreach (double sign in new[] { 1.0, -1 })
        {
            double[] direction = [.. mode.Select(component => sign * component)];
            var trace = new List<PathPoint>();
            DescentResult result = new SteepestDescent(MuellerBrown.PathOptions, surface).Run(evaluator, saddle.Coordinates.Span, direction, trace, CancellationToken.None);
            Assert.Equal(DescentOutcome.Minimum, result.Outcome);
            Assert.All(trace.Zip(trace.Skip(1)), pair => Assert.True(pair.Second.Energy <= pair.First.Energy + 1e-10 && pair.Second.ArcLength >= pair.First.ArcLength));
            List<double[]> integrated = RungeKutta(evaluator, [.. saddle.Coordinates.ToArray().Zip(direction, (a, b) => a + (1e-4 * b))]);
            Assert.InRange(Distance(integrated[^1], result.End!.Coordinates.ToArray()), 0, 1e-4);
            foreach (PathPoint point in trace)
            {
                Assert.InRange(integrated.Min(other => Distance(other, point.Coordinates)), 0, 0.01);
            }
        }
    }

    [Fact]
    public void The_pushoff_never_crosses_a_barrier_of_a_hundred_billionth()
    {
        NetworkPotential potential = XorTruth.Potential(1, 1e-6);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        var pathways = new PathwaySearch(new PathwayOptions(), new IdentityRule(), potential);
        var start = new double[potential.Dimension];
        var met = new HashSet<long>();
        for (int i = 0; i < 200; i++)
        {
            RandomStream random = new MasterSeed(5).StreamFor(i);
            double size = StartingPoints.LogUniform(random, 1e-4, 1e-1, start);
            SaddleSearchResult result = search.Run(evaluator, start, 1, 0.3 * size, CancellationToken.None);
            if (result.Outcome != SaddleSearchOutcome.Converged || result.Point!.Energy - XorTruth.Ln2 is not (> 0 and < 1e-7))
            {
                continue;
            }

            met.Add((long)Math.Round((result.Point.Energy - XorTruth.Ln2) / 1e-13));
            DownhillEnds[] sides = pathways.Sides(evaluator, result.Point, random, CancellationToken.None);
            Assert.Single(sides, side => side.Ends.All(end => Math.Abs(end.Minimum.Energy - XorTruth.Ln2) < 1e-15 && VectorMath.MaxAbs(end.Minimum.Coordinates.Span) < 1e-9));
            Assert.Single(sides, side => side.Ends.All(end => end.Minimum.Energy < 0.6));
        }

        Assert.Contains(142, met.Select(key => key is 142 or 143 ? 142L : key));
    }

    [Fact]
    public void A_trace_ends_in_the_minimum_that_was_asked_for()
    {
        StationaryPoint saddle = MuellerBrown.TransitionState(-0.822, 0.624);
        var surface = new MuellerBrownSurface();
        var evaluator = (ISecondOrderEvaluator)surface.CreateEvaluator();
        var pathways = new PathwaySearch(MuellerBrown.PathOptions, MuellerBrown.Identity, surface);
        double[] mode = pathways.NegativeModes(evaluator, saddle)[0], back = [.. mode.Select(component => -component)];
        RandomStream random = new MasterSeed(1).StreamFor(1);
        bool IsDeepest(StationaryPoint minimum) => minimum.Energy < -140;
        IReadOnlyList<PathPoint>? one = pathways.Trace(evaluator, saddle, mode, IsDeepest, random, CancellationToken.None);
        IReadOnlyList<PathPoint>? other = pathways.Trace(evaluator, saddle, back, IsDeepest, random, CancellationToken.None);
        Assert.NotEqual(one is null, other is null);
        Assert.Equal(-146.70, (one ?? other)![^1].Energy, 0.01);
    }

    // Fixed steps of fourth order, small enough for the curvatures of up to 1e3 of this surface.
    private static List<double[]> RungeKutta(ISecondOrderEvaluator evaluator, double[] x)
    {
        const double h = 1e-4;
        var points = new List<double[]> { x };
        double[] Force(double[] at)
        {
            var gradient = new double[2];
            evaluator.EnergyGradient(at, gradient);
            return [-gradient[0], -gradient[1]];
        }

        double[] Shift(double[] at, double[] by, double factor) => [at[0] + (factor * by[0]), at[1] + (factor * by[1])];

        for (int i = 0; i < 20_000; i++)
        {
            double[] k1 = Force(x), k2 = Force(Shift(x, k1, h / 2)), k3 = Force(Shift(x, k2, h / 2)), k4 = Force(Shift(x, k3, h));
            x = Shift(Shift(Shift(Shift(x, k1, h / 6), k2, h / 3), k3, h / 3), k4, h / 6);
            points.Add(x);
        }

        return points;
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (left, right) => (left - right) * (left - right)).Sum());
}
