using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>A network with a unit of weight zero is a smaller network.</summary>
public sealed class EmbeddedNetworkTests
{
    [Theory]
    [InlineData(1, 1e-3)]
    [InlineData(2, 1e-3)]
    [InlineData(2, 1e-6)]
    public void Stationary_points_stay_stationary_with_one_more_unit_of_weight_zero(int hidden, double lambda)
    {
        ExploredXor found = ExploredXor.Of(hidden, lambda);
        NetworkPotential larger = XorTruth.Potential(hidden + 1, lambda);
        var reference = new ReferenceNetwork(larger);
        foreach (StoredPoint stored in found.Minima.Concat(found.TransitionStates).Concat(found.HigherSaddles))
        {
            double[] x = XorTruth.Embed(found.Potential, stored.Point.Coordinates.Span, larger);
            Assert.Equal(stored.Energy, reference.Energy(x), 1e-14);
            Assert.All(reference.Gradient(x), g => Assert.Equal(0, g, 1e-12));
            Verification verification = StationaryPoint.Verify(larger.CreateEvaluator(), x, new VerificationRule());
            Assert.Equal(VerificationOutcome.Verified, verification.Outcome);

            // Rows and columns that the larger Hessian adds can only add negative eigenvalues.
            Assert.True(verification.Point!.Index >= stored.Point.Index);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_best_network_of_two_units_is_a_saddle_of_index_n_minus_2_among_n_units(int n)
    {
        NetworkPotential small = XorTruth.Potential(2, 1e-3), large = XorTruth.Potential(n, 1e-3);
        var quench = new Quench(new QuenchOptions(), small);
        NetworkEvaluator evaluator = small.CreateEvaluator();
        var start = new double[small.Dimension];
        StationaryPoint? best = null;
        for (int i = 0; i < 100; i++)
        {
            StartingPoints.LogUniform(new MasterSeed(3).StreamFor(i), 0.1, 10, start);
            best = quench.Run(evaluator, start).Minimum is { } minimum && minimum.Energy < (best?.Energy ?? double.PositiveInfinity) ? minimum : best;
        }

        double[] x = XorTruth.Embed(small, best!.Coordinates.Span, large);
        Verification verification = StationaryPoint.Verify(large.CreateEvaluator(), x, new VerificationRule());
        Assert.Equal(VerificationOutcome.Verified, verification.Outcome);
        Assert.Equal(n - 2, verification.Point!.Index);
    }
}
