using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Optim.Tests;

public class EigenvectorFollowingTests
{
    public static TheoryData<int, double> Landscapes => XorTruth.Landscapes;

    [Fact]
    public void Both_transition_states_of_Mueller_and_Brown_are_found_and_nothing_else()
    {
        var surface = new MuellerBrownSurface();
        var search = new EigenvectorFollowingSearch(MuellerBrown.SaddleOptions, surface);
        var evaluator = (ISecondOrderEvaluator)surface.CreateEvaluator();
        var energies = new List<double>();
        for (double x = -1.2; x <= 0.9; x += 0.1)
        {
            for (double y = -0.1; y <= 1.7; y += 0.1)
            {
                SaddleSearchResult result = search.Run(evaluator, [x, y], 1, 0.02, CancellationToken.None);
                Assert.NotEqual(SaddleSearchOutcome.Degenerate, result.Outcome);
                if (result.Outcome == SaddleSearchOutcome.Converged)
                {
                    Assert.Equal(1, result.Point!.Index);
                    energies.Add(result.Point.Energy);
                }
            }
        }

        Assert.True(energies.Count > 200, $"only {energies.Count} searches converged");
        Assert.All(energies, energy => Assert.True(Math.Abs(energy + 40.66) < 0.01 || Math.Abs(energy + 72.25) < 0.01, $"{energy}"));
        Assert.Contains(energies, energy => energy > -50);
        Assert.Contains(energies, energy => energy < -50);
    }

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void Every_transition_state_has_one_negative_eigenvalue_and_is_in_the_reference(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        var reference = new ReferenceNetwork(potential);
        List<StationaryPoint> found = Search(potential, 300, out int converged);
        Assert.True(converged > 60, $"only {converged} of 300 searches converged");
        double[] known = [.. XorTruth.Of(hidden, lambda).TransitionStates.Select(saddle => saddle.Loss)];
        foreach (StationaryPoint point in found)
        {
            Assert.Contains(known, loss => Math.Abs(loss - point.Energy) <= 1e-13);
            Assert.All(reference.Gradient(point.Coordinates.Span), g => Assert.Equal(0, g, 1e-12));
            Matrix<double> hessian = Matrix<double>.Build.DenseOfArray(reference.Hessian(point.Coordinates.Span));
            double[] values = [.. ((hessian + hessian.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];
            Assert.Single(values, value => value < 0);
            Assert.Equal(values.Min(), point.LowestEigenvalue, 1e-9);
        }
    }

    [Fact]
    public void The_transition_state_a_hundred_billionth_above_the_all_zero_minimum_is_found()
    {
        // Mehta et al. 2018, section III: 0.1425e-10 above ln 2 at lambda = 1e-6 with one hidden node.
        List<StationaryPoint> found = Search(XorTruth.Potential(1, 1e-6), 300, out _);
        Assert.Contains(found, point => Math.Abs(point.Energy - XorTruth.Ln2 - 1.425e-11) < 5e-15);
        Assert.Contains(found, point => Math.Abs(point.Energy - XorTruth.Ln2 - 6.0e-12) < 5e-14);
    }

    [Theory]
    [InlineData(1, 1e-2)]
    [InlineData(2, 1e-3)]
    [InlineData(3, 1e-4)]
    public void Searches_end_superlinearly(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        var start = new double[potential.Dimension];
        var orders = new List<double>();
        for (int i = 0; i < 60; i++)
        {
            double size = StartingPoints.LogUniform(new MasterSeed(2).StreamFor(i), 0.1, 5, start);
            var recorder = new RecordingEvaluator(potential.CreateEvaluator());
            if (search.Run(recorder, start, 1, 0.3 * size, CancellationToken.None).Outcome != SaddleSearchOutcome.Converged)
            {
                continue;
            }

            // Superlinear: the end gains a larger factor a step than the stretch before it. Points asked for twice count once.
            double[] g = [.. recorder.HessianGradients.Where((size, k) => k == 0 || size != recorder.HessianGradients[k - 1])];
            int last = Array.FindIndex(g, size => size <= 1e-9);
            if (last >= 3)
            {
                orders.Add(Math.Log(g[last] / g[last - 1]) / Math.Log(g[last - 1] / g[last - 2]));
            }
        }

        // Newton's method has order two; where several modes converge at once, single steps show less.
        Assert.True(orders.Count >= 10, $"only {orders.Count}");
        Assert.InRange(orders.Order().ElementAt(orders.Count / 2), 1.3, 5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Higher_saddles_have_the_index_that_was_asked_for(int index)
    {
        NetworkPotential potential = XorTruth.Potential(3, 1e-3);
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var start = new double[potential.Dimension];
        int converged = 0;
        for (int i = 0; i < 200; i++)
        {
            double size = StartingPoints.LogUniform(new MasterSeed(2).StreamFor(i), 1e-2, 5, start);
            SaddleSearchResult result = search.Run(evaluator, start, index, 0.3 * size, CancellationToken.None);
            Assert.Equal(result.Outcome is SaddleSearchOutcome.Converged or SaddleSearchOutcome.WrongIndex, result.Point is not null);
            if (result.Outcome == SaddleSearchOutcome.Converged)
            {
                Assert.Equal(index, result.Point!.Index);
                converged++;
            }
        }

        Assert.True(converged > 10, $"only {converged} searches converged");
    }

    [Fact]
    public void A_start_that_is_not_finite_is_an_outcome_and_a_start_is_left_as_it_is()
    {
        NetworkPotential potential = XorTruth.Potential(1, 1e-3);
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        double[] start = [0.1, 0.2, double.NaN, 0, 0, 0, 0], same = [.. start];
        Assert.Equal(new SaddleSearchResult(SaddleSearchOutcome.NotFinite, null), search.Run(potential.CreateEvaluator(), start, 1, null, CancellationToken.None));
        Assert.Equal(same, start);
    }

    // Random starts of all sizes, and points a little off what was found.
    private static List<StationaryPoint> Search(NetworkPotential potential, int searches, out int converged)
    {
        var search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var found = new List<StationaryPoint>();
        var start = new double[potential.Dimension];
        converged = 0;
        for (int i = 0; i < searches; i++)
        {
            RandomStream random = new MasterSeed(20261122).StreamFor(i);
            double size = StartingPoints.LogUniform(random, 1e-4, 10, start);
            if (i % 2 == 1 && found.Count > 0)
            {
                ReadOnlySpan<double> parent = found[random.NextInt(found.Count)].Coordinates.Span;
                for (int k = 0; k < start.Length; k++)
                {
                    start[k] += parent[k];
                }
            }

            SaddleSearchResult result = search.Run(evaluator, start, 1, 0.3 * size, CancellationToken.None);
            if (result.Outcome == SaddleSearchOutcome.Converged)
            {
                converged++;
                if (!found.Exists(point => Math.Abs(point.Energy - result.Point!.Energy) <= 1e-13))
                {
                    found.Add(result.Point!);
                }
            }
        }

        return found;
    }

    private sealed class RecordingEvaluator(ISecondOrderEvaluator inner) : ISecondOrderEvaluator
    {
        public List<double> HessianGradients { get; } = [];

        public int Dimension => inner.Dimension;

        public EvaluationCounts Counts => inner.Counts;

        public double Energy(ReadOnlySpan<double> x) => inner.Energy(x);

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient) => inner.EnergyGradient(x, gradient);

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
        {
            double energy = inner.EnergyGradientHessian(x, gradient, hessian);
            HessianGradients.Add(VectorMath.MaxAbs(gradient));
            return energy;
        }

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product) => inner.HessianVector(x, v, product);
    }
}
