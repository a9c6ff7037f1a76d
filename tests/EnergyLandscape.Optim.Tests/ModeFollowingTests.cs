using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Optim.Tests;

public class ModeFollowingTests
{
    [Fact]
    public void The_softest_modes_of_the_minima_of_Mueller_and_Brown_lead_to_both_transition_states()
    {
        var surface = new MuellerBrownSurface();
        var evaluator = (ISecondOrderEvaluator)surface.CreateEvaluator();
        var search = new EigenvectorFollowingSearch(MuellerBrown.SaddleOptions with { MaxStep = 0.1 }, surface);
        var quench = new Quench(new QuenchOptions { Verification = MuellerBrown.Rule }, surface);
        var energies = new List<double>();
        foreach (double[] near in new[] { new[] { -0.558, 1.442 }, [-0.05, 0.467], [0.623, 0.028] })
        {
            ReadOnlyMemory<double> minimum = quench.Run(evaluator, near).Minimum!.Coordinates;
            foreach (bool isBackward in new[] { false, true })
            {
                SaddleSearchResult result = search.RunAlongMode(evaluator, minimum.Span, 0, isBackward, CancellationToken.None);
                if (result.Outcome == SaddleSearchOutcome.Converged)
                {
                    Assert.Equal(1, result.Point!.Index);
                    energies.Add(result.Point.Energy);
                }
            }
        }

        // Two of the six ways lead up the outer walls.
        Assert.InRange(energies.Count, 3, 4);
        Assert.All(energies, energy => Assert.True(Math.Abs(energy + 40.66) < 0.01 || Math.Abs(energy + 72.25) < 0.01, $"{energy}"));
        Assert.Equal(2, energies.Select(energy => Math.Round(energy, 1)).Distinct().Count());
    }

    [Fact]
    public void Ways_up_from_minima_lead_to_many_known_transition_states()
    {
        NetworkPotential potential = XorTruth.Potential(3, 1e-4);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var quench = new Quench(new QuenchOptions(), potential);
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        var minima = new Dictionary<long, StationaryPoint>();
        var start = new double[potential.Dimension];
        for (int i = 0; i < 60; i++)
        {
            StartingPoints.LogUniform(new MasterSeed(3).StreamFor(i), 1e-4, 10, start);
            if (quench.Run(evaluator, start).Minimum is { } minimum)
            {
                minima.TryAdd((long)Math.Round(minimum.Energy * 1e10), minimum);
            }
        }

        double[] known = [.. XorTruth.Of(3, 1e-4).TransitionStates.Select(saddle => saddle.Loss)];
        var found = new HashSet<double>();
        int searches = 0, converged = 0;
        foreach (StationaryPoint minimum in minima.Values)
        {
            for (int way = 0; way < 2 * potential.Separable.ReducedDimension; way++)
            {
                searches++;
                SaddleSearchResult result = search.RunAlongMode(evaluator, minimum.Coordinates.Span, way / 2, way % 2 == 1, CancellationToken.None);
                if (result.Outcome == SaddleSearchOutcome.Converged)
                {
                    converged++;
                    found.Add(Assert.Single(known.Distinct(), loss => Math.Abs(loss - result.Point!.Energy) <= 1e-13));
                }
            }
        }

        Assert.True(4 * converged > searches, $"only {converged} of {searches} searches converged");
        Assert.True(3 * found.Count >= known.Length, $"only {found.Count} of {known.Length} transition states");
    }

    [Fact]
    public void A_barrier_of_a_hundred_billionth_around_a_minimum_is_not_jumped()
    {
        NetworkPotential potential = XorTruth.Potential(1, 1e-6);
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        var barriers = new List<double>();
        for (int i = 0; i < 40; i++)
        {
            SaddleSearchResult result = search.RunUphill(potential.CreateEvaluator(), new double[potential.Dimension], new MasterSeed(1).StreamFor(i), CancellationToken.None);
            if (result.Outcome == SaddleSearchOutcome.Converged)
            {
                barriers.Add(result.Point!.Energy - XorTruth.Ln2);
            }
        }

        Assert.Contains(barriers, barrier => barrier is > 0 and < 1e-7);
    }

    [Fact]
    public void Random_ways_repeat_with_their_stream_and_differ_between_streams()
    {
        NetworkPotential potential = XorTruth.Potential(3, 1e-4);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        var start = new double[potential.Dimension];
        StartingPoints.LogUniform(new MasterSeed(1).StreamFor(1), 1, 10, start);
        StationaryPoint minimum = new Quench(new QuenchOptions(), potential).Run(evaluator, start).Minimum!;
        double[] Energies() => [.. Enumerable.Range(0, 30).Select(i =>
            search.RunUphill(evaluator, minimum.Coordinates.Span, new MasterSeed(9).StreamFor(i), CancellationToken.None).Point?.Energy ?? double.NaN)];
        double[] once = Energies();
        Assert.Equal(once, Energies());
        Assert.True(once.Where(double.IsFinite).Select(energy => Math.Round(energy, 10)).Distinct().Count() > 1, string.Join(' ', once));
    }
}
