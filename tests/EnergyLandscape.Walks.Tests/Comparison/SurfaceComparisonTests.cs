using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Walks.Tests.Comparison;

/// <summary>Walks on the Müller-Brown surface against its three minima and two transition states.</summary>
public sealed class SurfaceComparisonTests : IDisposable
{
    private readonly ExploredSurface _surface = new();

    [Fact]
    public void Samples_lie_in_the_basins_that_an_independent_integration_finds()
    {
        ComparedLandscape landscape = _surface.Landscape();
        ComparedWalks walks = _surface.Walks(ExploredSurface.Options, 4);
        IReadOnlyList<WalkItinerary> mapped = Map(landscape, walks, new ComparisonOptions { Every = 7 });
        Assert.Equal(3, landscape.Stored);
        Assert.Empty(landscape.Catalogue.New);
        int wrong = 0;
        foreach (WalkItinerary walk in mapped)
        {
            Assert.Equal([.. Enumerable.Range(0, 15).Select(i => i * 7), 100], [.. walk.Samples.Select(sample => sample.Step)]);
            Assert.Equal(ExploredSurface.Options.Steps, walk.Samples.Sum(sample => sample.Steps));
            double[][] points = Points(walks, walk.Walk);
            foreach (MappedSample sample in walk.Samples)
            {
                wrong += sample.Minimum is { } minimum && Math.Abs(landscape.Catalogue[minimum].Energy - EnergyBelow(points[sample.Step])) < 1e-3 ? 0 : 1;
            }
        }

        // A sample within rounding of a ridge may fall to either side; of 64 none does.
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Everything_sums_up_and_the_number_of_threads_changes_nothing()
    {
        ComparedLandscape landscape = _surface.Landscape();
        ComparedWalks walks = _surface.Walks(ExploredSurface.Options, 12);
        var options = new ComparisonOptions { Every = 5 };
        int reported = 0;
        LandscapeComparison one = LandscapeComparison.Run(landscape, [walks], options, 1, done => Assert.Equal(++reported, done), CancellationToken.None);
        LandscapeComparison three = LandscapeComparison.Run(_surface.Landscape(), [walks], options, 3, static _ => { }, CancellationToken.None);
        Assert.Equal(12, reported);
        Assert.Equal(one.Whole.Walks.SelectMany(walk => walk.Samples), three.Whole.Walks.SelectMany(walk => walk.Samples));
        OccupationCensus census = one.Whole.Basins;
        Assert.Equal(12 * 21, census.Samples);
        Assert.Equal(census.Samples, Enum.GetValues<BasinOutcome>().Sum(census.CountOf));
        Assert.Equal(census.Mapped, census.Basins.Sum(basin => basin.Samples));
        Assert.Equal(1, census.Basins.Sum(basin => basin.SampleShare.Share), 1e-12);
        Assert.Equal(12, census.Basins.Sum(basin => basin.Ends));
        Assert.Equal(3, census.MinimaSeen);
        Assert.Equal(census.Basins[0].Minimum, census.Lowest);
        Assert.Empty(census.NeverSeen);

        // A superbasin has the samples of the minima below it, a walk counts in it once, and the top holds everything.
        foreach (SuperbasinOccupation superbasin in one.Whole.Superbasins)
        {
            int[] below = [.. SuperbasinTree.LeavesOf(superbasin.Node).Select(leaf => leaf.Lowest.Id)];
            Assert.Equal(census.Basins.Where(basin => below.Contains(basin.Minimum)).Sum(basin => basin.Samples), superbasin.Samples);
            Assert.Equal(one.Whole.Walks.Count(walk => walk.Visits.Any(visit => below.Contains(visit.Minimum))), superbasin.Walks);
            Assert.Equal(one.Whole.Walks.Count(walk => walk.End is { } end && below.Contains(end)), superbasin.Ends);
        }

        Assert.Equal((census.Mapped, 12), (one.Whole.Superbasins[^1].Samples, one.Whole.Superbasins[^1].Walks));
    }

    [Fact]
    public void Transitions_are_those_of_the_network_or_jump_over_the_minimum_between()
    {
        ComparedLandscape landscape = _surface.Landscape();
        WalkComparison whole = LandscapeComparison.Run(landscape, [_surface.Walks(ExploredSurface.Options with { Step = 0.4 }, 30)], new ComparisonOptions { Every = 5 }, 1, static _ => { }, CancellationToken.None).Whole;
        TransitionCensus transitions = whole.Transitions;

        // Two transition states join three minima in a row: the ends of the row are joined by none.
        int[] ids = [.. landscape.Network.Graph.Edges.SelectMany(edge => new[] { edge.Source, edge.Target })];
        int middle = ids.GroupBy(id => id).Single(group => group.Count() == 2).Key;
        Assert.Equal((2, 0, 0), (transitions.Edges, transitions.Loops, transitions.SelfCrossings));
        Assert.Equal((2, 1), (transitions.Found, transitions.Jumped));
        Assert.Empty(transitions.Missed);
        Assert.All(transitions.Seen, transition => Assert.Equal(
            transition.From == middle || transition.To == middle ? TransitionKind.Direct : TransitionKind.Jumped, transition.Kind));
        Assert.Equal(whole.Walks.Sum(walk => walk.Crossings.Count), transitions.Crossings);
        Assert.All(transitions.Seen, transition => Assert.Equal(
            landscape.Tree.Barrier(transition.From, transition.To) - landscape.Catalogue[transition.From].Energy, transition.Minimax));
        Assert.Equal(
            whole.Walks.SelectMany(walk => walk.Crossings).Average(crossing => crossing.Highest - landscape.Catalogue[crossing.From.Minimum].Energy), transitions.MeanClimb, 1e-9);
    }

    // The truth behind "through": no continuous path between two basins' points stays below the minimax energy, so on the straight line of some step it is met.
    [Fact]
    public void A_crossing_below_the_minimax_barrier_went_through_the_ridge_in_one_step()
    {
        ComparedLandscape landscape = _surface.Landscape();
        ComparedWalks walks = _surface.Walks(ExploredSurface.Options with { Step = 0.4, Box = new WalkBox(-0.9, 0.9) }, 60);
        IReadOnlyList<WalkItinerary> mapped = Map(landscape, walks, new ComparisonOptions { Every = 2 });
        IEvaluator evaluator = _surface.Potential.CreateEvaluator();
        int through = 0;
        foreach (WalkItinerary walk in mapped)
        {
            double[][] points = Points(walks, walk.Walk);
            foreach (BasinCrossing crossing in walk.Crossings)
            {
                double minimax = landscape.Tree.Barrier(crossing.From.Minimum, crossing.To.Minimum);
                double[][] way = points[crossing.From.Last..(crossing.To.First + 1)];
                Assert.Equal(way.Max(point => evaluator.Energy(point)), crossing.Highest);
                Assert.True(way.Zip(way.Skip(1)).Max(step => HighestBetween(evaluator, step.First, step.Second)) >= minimax - 1e-6);
                through += crossing.Highest < minimax ? 1 : 0;
            }
        }

        Assert.True(through > 0, "No step went through a ridge, so nothing was tested.");
        Assert.Equal(through, TransitionCensus.Of(landscape, mapped).Through);
    }

    [Fact]
    public void Minima_that_the_database_lacks_are_new_and_in_no_superbasin()
    {
        ComparedLandscape landscape = _surface.Landscape(lowest: 1);
        WalkComparison whole = LandscapeComparison.Run(landscape, [_surface.Walks(ExploredSurface.Options, 8)], new ComparisonOptions { Every = 5 }, 2, static _ => { }, CancellationToken.None).Whole;
        Assert.Equal((1, 1, 2), (landscape.Stored, whole.Basins.MinimaSeen, whole.Basins.NewMinima));
        Assert.Equal([1, 2, 3], whole.Basins.Basins.Select(basin => basin.Minimum).Order());
        Assert.Equal(whole.Basins.Basins[0].Samples, Assert.Single(whole.Superbasins).Samples);
        Assert.All(whole.Transitions.Seen, transition => Assert.Equal(TransitionKind.New, transition.Kind));
        Assert.All(whole.Transitions.Seen, transition => Assert.True(double.IsNaN(transition.Minimax)));
        Assert.Single(landscape.Store.Minima);
    }

    [Fact]
    public void Attractors_hold_the_samples_that_their_census_counts()
    {
        ComparedLandscape landscape = _surface.Landscape();
        ComparedWalks walks = _surface.Walks(ExploredSurface.Options with { Kind = WalkKind.GradientDescent, Step = 5e-4, Steps = 300 }, 30);
        DirectoryComparison compared = Assert.Single(LandscapeComparison.Run(landscape, [walks], new ComparisonOptions { Every = 1 }, 2, static _ => { }, CancellationToken.None).Directories);
        Assert.NotEmpty(compared.Attractors.Attractors);
        Assert.Equal((3, 3), (compared.Attractors.DistinctLosses, compared.Attractors.DistinctWalkLosses));
        foreach (AttractorMatch match in compared.Attractors.Attractors)
        {
            // Every sample was mapped, so that those of the attractor are all there.
            Assert.Equal(match.Attractor.Samples, match.MappedSamples);
            Assert.Equal(match.MappedSamples, match.Descents.Sum(descent => descent.Samples));
            Assert.Equal(match.Descents.Count, (int)match.DescentCopies!.Value);
            Assert.All(match.Minima, id => Assert.InRange(landscape.Catalogue[id].Energy, match.Attractor.LossLow, match.Attractor.LossHigh));
        }

        // Gradient descent ends in minima: the lowest attractor is the global minimum, and nothing but it lies behind.
        AttractorMatch lowest = compared.Attractors.Attractors[0];
        Assert.Equal([landscape.Tree.GlobalMinimum.Id], lowest.Descents.Select(descent => descent.Minimum));
    }

    [Fact]
    public void Walks_that_come_out_different_are_refused()
    {
        ComparedWalks walks = _surface.Walks(ExploredSurface.Options, 2);
        var problem = Assert.Throws<InputException>(() => Map(_surface.Landscape(), walks with { Options = walks.Options with { Step = 0.16 } }, new ComparisonOptions()));
        Assert.Contains("at step 1 of walk 0", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_networks_and_other_rows_are_told_apart_and_other_losses_are_not()
    {
        NetworkPotential net = XorNetwork.Network();
        Assert.Null(SameCoordinates.Difference(net, XorNetwork.Network(LossFunction.CrossEntropy)));
        Assert.Null(SameCoordinates.Difference(_surface.Potential, new MuellerBrownSurface()));
        Assert.Contains("kinds", SameCoordinates.Difference(net, _surface.Potential)!, StringComparison.Ordinal);
        NetworkPotential Other(int hidden, Activation activation, bool biases) => new(
            new NetworkArchitecture([2, hidden, 1], [activation], biases), TrainingSet.Xor(1), OutputFunction.Logistic, LossFunction.SquaredError);
        Assert.Contains("layers are 2-2-1 in the database and 2-3-1", SameCoordinates.Difference(net, Other(3, Activation.Logistic, true))!, StringComparison.Ordinal);
        Assert.Contains("activations are logistic in the database and tanh", SameCoordinates.Difference(net, Other(2, Activation.Tanh, true))!, StringComparison.Ordinal);
        Assert.Contains("biases are there in the database and absent", SameCoordinates.Difference(net, Other(2, Activation.Logistic, false))!, StringComparison.Ordinal);
        Assert.Contains("training rows", SameCoordinates.Difference(net, net.On(net.Data.Take([0, 1, 2])))!, StringComparison.Ordinal);
    }

    public void Dispose() => _surface.Dispose();

    private static IReadOnlyList<WalkItinerary> Map(ComparedLandscape landscape, ComparedWalks walks, ComparisonOptions options) =>
        WalkMapper.Map(landscape, walks, options, 1, static _ => { }, CancellationToken.None);

    private static double[][] Points(ComparedWalks walks, int walk)
    {
        var points = new List<double[]>();
        new WalkSampler(walks.Landscape, walks.Options, 1).Replay(walk, (int _, ReadOnlySpan<double> x, in WalkSample _) => points.Add(x.ToArray()), CancellationToken.None);
        return [.. points];
    }

    private static double HighestBetween(IEvaluator evaluator, double[] a, double[] b) => Enumerable.Range(0, 4001)
        .Max(i => evaluator.Energy([a[0] + ((b[0] - a[0]) * i / 4000), a[1] + ((b[1] - a[1]) * i / 4000)]));

    // Classical Runge-Kutta on dx/dt = −g with small steps; no second derivatives, no trust radius.
    private double EnergyBelow(double[] start)
    {
        const double Step = 1e-4;
        IEvaluator evaluator = _surface.Potential.CreateEvaluator();
        double[] x = [.. start], at = new double[2];
        double[][] k = [new double[2], new double[2], new double[2], new double[2]];
        for (int step = 0; step < 5000; step++)
        {
            for (int stage = 0; stage < 4; stage++)
            {
                double share = stage == 0 ? 0 : stage == 3 ? Step : Step / 2;
                for (int i = 0; i < 2; i++)
                {
                    at[i] = x[i] - (stage == 0 ? 0 : share * k[stage - 1][i]);
                }

                evaluator.EnergyGradient(at, k[stage]);
            }

            for (int i = 0; i < 2; i++)
            {
                x[i] -= Step / 6 * (k[0][i] + (2 * k[1][i]) + (2 * k[2][i]) + k[3][i]);
            }
        }

        return evaluator.Energy(x);
    }
}
