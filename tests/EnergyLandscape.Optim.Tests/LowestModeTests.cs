using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Optim.Tests;

public class LowestModeTests
{
    private static readonly EigenvectorFollowingOptions Lowest = new() { Modes = ModeSource.Lowest };

    [Fact]
    public void Random_starts_lead_to_known_transition_states_with_a_few_Hessians_each()
    {
        NetworkPotential potential = XorTruth.Potential(3, 1e-4);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var search = new EigenvectorFollowingSearch(Lowest, potential);
        double[] known = [.. XorTruth.Of(3, 1e-4).TransitionStates.Select(saddle => saddle.Loss)];
        var start = new double[potential.Dimension];
        var found = new HashSet<double>();
        int converged = 0;
        for (int i = 0; i < 200; i++)
        {
            double size = StartingPoints.LogUniform(new MasterSeed(4).StreamFor(i), 1e-2, 10, start);
            EvaluationCounts before = evaluator.Counts;
            SaddleSearchResult result = search.Run(evaluator, start, 1, 0.3 * size, CancellationToken.None);
            if (result.Outcome == SaddleSearchOutcome.Converged)
            {
                converged++;
                Assert.Equal(1, result.Point!.Index);
                found.Add(Assert.Single(known.Distinct(), loss => Math.Abs(loss - result.Point.Energy) <= 1e-13));
                EvaluationCounts counts = evaluator.Counts - before;
                Assert.InRange(counts.Hessians, 3, 60);
                Assert.True(counts.HessianVectors > 0);
            }
        }

        Assert.True(converged > 30, $"only {converged} of 200 searches converged");
        Assert.True(found.Count >= 4, $"only {found.Count} transition states");
    }

    // With 62 coordinates 20 products are a small part of the space, and Hessians on the way become the reference in their turn.
    [Fact]
    public void Hessians_on_the_way_are_few_and_limited()
    {
        NetworkPotential potential = XorTruth.Potential(12, 1e-4);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var start = new double[potential.Dimension];
        (SaddleSearchOutcome Outcome, EvaluationCounts Counts) Search(int i, int mostHessians)
        {
            double size = StartingPoints.LogUniform(new MasterSeed(8).StreamFor(i), 0.1, 3, start);
            EvaluationCounts before = evaluator.Counts;
            SaddleSearchResult result = new EigenvectorFollowingSearch(Lowest with { MaxIterations = mostHessians }, potential).Run(evaluator, start, 1, 0.3 * size, CancellationToken.None);
            return (result.Outcome, evaluator.Counts - before);
        }

        var searches = Enumerable.Range(0, 20).Select(i => Search(i, 150)).ToList();
        Assert.True(searches.Count(search => search.Outcome == SaddleSearchOutcome.Converged) >= 5);
        Assert.Contains(searches, search => search.Counts.Hessians > 30);
        Assert.All(Enumerable.Range(0, 20), i => Assert.InRange(Search(i, 3).Counts.Hessians, 1, 8));
    }

    [Fact]
    public void The_way_up_the_softest_modes_of_Mueller_and_Brown_is_the_same()
    {
        var surface = new MuellerBrownSurface();
        var evaluator = (ISecondOrderEvaluator)surface.CreateEvaluator();
        var search = new EigenvectorFollowingSearch(Lowest with { Verification = MuellerBrown.Rule, MaxStep = 0.1, SloppyTolerance = 1 }, surface);
        StationaryPoint minimum = new Quench(new QuenchOptions { Verification = MuellerBrown.Rule }, surface).Run(evaluator, [-0.05, 0.467]).Minimum!;
        double[] energies = [.. new[] { false, true }.Select(isBackward =>
            search.RunAlongMode(evaluator, minimum.Coordinates.Span, 0, isBackward, CancellationToken.None).Point!.Energy).Order()];
        Assert.Equal(-72.25, energies[0], 0.01);
        Assert.Equal(-40.66, energies[1], 0.01);
    }

    [Fact]
    public void Steps_by_the_lowest_mode_have_a_limit_of_their_own()
    {
        var surface = new MuellerBrownSurface();
        var evaluator = (ISecondOrderEvaluator)surface.CreateEvaluator();
        EigenvectorFollowingOptions options = Lowest with { Verification = MuellerBrown.Rule, MaxStep = 0.1, SloppyTolerance = 1, MaxIterations = 20 };
        SaddleSearchResult Climb(EigenvectorFollowingOptions given) => new EigenvectorFollowingSearch(given, surface).Run(evaluator, [-0.3, 0.6], 1, 0.02, CancellationToken.None);

        Assert.Equal(SaddleSearchOutcome.Converged, Climb(options).Outcome);
        Assert.Equal(SaddleSearchOutcome.StepLimit, Climb(options with { MaxClimbSteps = 2 }).Outcome);
    }

    [Theory]
    [InlineData(ModeSource.Auto, 69, false)]
    [InlineData(ModeSource.Auto, 385, true)]
    [InlineData(ModeSource.Full, 385, false)]
    [InlineData(ModeSource.Lowest, 9, true)]
    public void Large_landscapes_are_climbed_by_the_lowest_mode(ModeSource modes, int dimension, bool expected) =>
        Assert.Equal(expected, new EigenvectorFollowingOptions { Modes = modes }.ClimbsLowestMode(dimension));
}
