using System.Numerics;
using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>Fifteen XOR landscapes, explored from nothing, against an independent program's list (../shared/truth) and against derivatives
/// computed a second way.</summary>
public sealed class XorLandscapeTests
{
    // Rows of the reference with three hidden nodes, by energy of the transition state, whose minima differ from ours. Its paths were followed
    // less exactly there: Descent_paths_end_where_an_independent_integration_of_the_path_ends confirms ours, row by row.
    private static readonly Dictionary<double, double[]> InexactConnects = new()
    {
        [1e-3] = [0.4318679507797053],
        [1e-4] = [0.35684497033092805, 0.35889449699122267, 0.36192994911386683],
        [1e-5] = [0.34812283428872537, 0.348131847633073, 0.34841707776865133, 0.3484560104169241, 0.34897697083960705, 0.34907796564017074],
        [1e-6] = [0.34679152773024824, 0.3467927041836903, 0.3468354997016882, 0.3468398391304822, 0.346919204046428, 0.3469371787372308],
    };

    public static TheoryData<int, double> Landscapes => XorTruth.Landscapes;

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void Every_minimum_and_transition_state_is_found_and_nothing_else(int hidden, double lambda)
    {
        XorTruth truth = XorTruth.Of(hidden, lambda);
        ExploredXor found = ExploredXor.Of(hidden, lambda);
        Assert.Equal(ExplorationEndKind.Finished, found.End.Kind);
        XorTruth.AssertSameLosses(truth.Minima.Select(m => m.Loss), found.Minima.Select(m => m.Energy), 1e-13);
        XorTruth.AssertSameLosses(truth.TransitionStates.Select(t => t.Loss), found.TransitionStates.Select(t => t.Energy), 1e-13);
        foreach (TruthMinimum expected in truth.Minima)
        {
            StationaryPoint minimum = found.Minima.MinBy(m => Math.Abs(m.Energy - expected.Loss))!.Point;
            Assert.Equal(expected.LowestEigenvalue, minimum.LowestEigenvalue, 1e-9);
            Assert.Equal(expected.LogProductHessian, minimum.LogProduct, 1e-6);
        }

        foreach (TruthTransitionState expected in truth.TransitionStates)
        {
            StationaryPoint saddle = found.TransitionStates.MinBy(t => Math.Abs(t.Energy - expected.Loss))!.Point;
            Assert.Equal(expected.NegativeEigenvalue, saddle.LowestEigenvalue, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void Every_stored_point_is_stationary_with_its_index_by_the_complex_step(int hidden, double lambda)
    {
        ExploredXor found = ExploredXor.Of(hidden, lambda);
        var reference = new ReferenceNetwork(found.Potential);
        foreach (StoredPoint stored in found.Minima.Concat(found.TransitionStates).Concat(found.HigherSaddles))
        {
            ReadOnlySpan<double> x = stored.Point.Coordinates.Span;
            Assert.Equal(reference.Energy(x), stored.Energy, 1e-14);
            Assert.All(reference.Gradient(x), g => Assert.Equal(0, g, 1e-12));
            double[,] fine = reference.Hessian(x), coarse = reference.Hessian(x, 4e-3);
            double[] values = Eigenvalues(fine), others = Eigenvalues(coarse);
            double error = values.Zip(others, (a, b) => Math.Abs(a - b)).Max(), smallest = values.Min(Math.Abs);
            Assert.True(error < 0.01 * smallest, $"the error {error} of the eigenvalues hides the sign of {smallest}");
            Assert.Equal(values.Count(value => value < 0), stored.Point.Index);
            Assert.Equal(0, stored.Point.Nullity);
            Assert.Equal(values[0], stored.Point.LowestEigenvalue, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void Kinds_links_and_barriers_are_consistent(int hidden, double lambda)
    {
        ExploredXor found = ExploredXor.Of(hidden, lambda);
        Assert.All(found.Minima, m => Assert.Equal(0, m.Point.Index));
        Assert.All(found.TransitionStates, t => Assert.Equal(1, t.Point.Index));
        Assert.All(found.HigherSaddles, s => Assert.InRange(s.Point.Index, 2, found.Potential.Dimension));
        foreach (StoredPoint saddle in found.TransitionStates)
        {
            for (int side = 0; side < 2; side++)
            {
                double[] losses = found.Side(saddle, side);
                Assert.NotEmpty(losses);
                Assert.All(losses, loss => Assert.True(loss < saddle.Energy));
            }

            Assert.All(found.Connections[saddle.Id - 1], link => Assert.InRange(link.Minimum, 1, found.Minima.Count));
        }

        Assert.Equal(1, found.Network.ComponentCount);
        for (int i = 1; i <= found.Minima.Count; i++)
        {
            for (int j = 1; j <= found.Minima.Count; j++)
            {
                for (int k = 1; k <= found.Minima.Count; k++)
                {
                    if (i != j && j != k && i != k)
                    {
                        double direct = found.Network.LowestBarrier(i, j)!.Value;
                        Assert.True(direct <= Math.Max(found.Network.LowestBarrier(i, k)!.Value, found.Network.LowestBarrier(k, j)!.Value));
                        Assert.True(direct > Math.Max(found.Minima[i - 1].Energy, found.Minima[j - 1].Energy));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    [InlineData(1e-4)]
    [InlineData(1e-5)]
    [InlineData(1e-6)]
    public void The_Euler_sum_over_all_copies_is_one_for_one_hidden_node(double lambda)
    {
        // The loss grows to infinity in all directions, so that the landscape has the Euler characteristic of a ball.
        ExploredXor found = ExploredXor.Of(1, lambda);
        BigInteger sum = 0;
        foreach (StoredPoint stored in found.Minima.Concat(found.TransitionStates).Concat(found.HigherSaddles))
        {
            sum += (stored.Point.Index % 2 == 0 ? 1 : -1) * stored.OrbitSize!.Value;
        }

        Assert.Equal(BigInteger.One, sum);
    }

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void Transition_states_connect_the_minima_of_the_reference(int hidden, double lambda)
    {
        XorTruth truth = XorTruth.Of(hidden, lambda);
        ExploredXor found = ExploredXor.Of(hidden, lambda);
        var differing = new List<double>();
        foreach (TruthTransitionState expected in truth.TransitionStates)
        {
            StoredPoint saddle = found.TransitionStates.MinBy(t => Math.Abs(t.Energy - expected.Loss))!;
            double[] first = found.Side(saddle, 0), second = found.Side(saddle, 1);
            bool nearLn2 = Math.Abs(expected.Loss - XorTruth.Ln2) < 1e-3;
            bool isSame = (Covers(first, expected.Connects[0], nearLn2) && Covers(second, expected.Connects[1], nearLn2))
                || (Covers(second, expected.Connects[0], nearLn2) && Covers(first, expected.Connects[1], nearLn2));
            if (!isSame)
            {
                differing.Add(expected.Loss);
            }
        }

        Assert.Equal(hidden == 3 && InexactConnects.TryGetValue(lambda, out double[]? inexact) ? inexact : [], differing);
    }

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void Descent_paths_end_where_an_independent_integration_of_the_path_ends(int hidden, double lambda)
    {
        ExploredXor found = ExploredXor.Of(hidden, lambda);
        var descent = new SteepestDescent(new PathwayOptions(), found.Potential);
        var pathways = new PathwaySearch(new PathwayOptions(), new IdentityRule(), found.Potential);
        NetworkEvaluator evaluator = found.Potential.CreateEvaluator();
        var integration = new StiffDescent(found.Potential);
        int compared = 0;
        foreach (StoredPoint saddle in found.TransitionStates)
        {
            double[] mode = pathways.NegativeModes(evaluator, saddle.Point)[0];
            double pushoff = Math.Abs(saddle.Energy - XorTruth.Ln2) < 1e-3 ? 1e-6 : 1e-4;
            foreach (double sign in new[] { 1.0, -1.0 })
            {
                double[] direction = [.. mode.Select(component => sign * component)];
                DescentResult result = descent.Run(evaluator, saddle.Point.Coordinates.Span, direction, null, CancellationToken.None);
                Assert.True(result.Outcome is DescentOutcome.Minimum or DescentOutcome.Saddle, $"{saddle.Energy}: {result.Outcome}");
                if (result.Outcome == DescentOutcome.Minimum)
                {
                    double expected = integration.End(saddle.Point.Coordinates.Span, direction, pushoff);
                    Assert.True(Math.Abs(expected - result.End!.Energy) <= 1e-10, $"from {saddle.Energy:R}: {result.End.Energy:R}, integrated {expected:R}");
                    compared++;
                }
            }
        }

        Assert.True(compared >= found.TransitionStates.Count, $"only {compared} paths of {found.TransitionStates.Count} transition states end in minima");
    }

    [Fact]
    public void A_path_that_ends_on_a_saddle_by_symmetry_is_recorded_with_it()
    {
        ExploredXor found = ExploredXor.Of(3, 1e-4);
        StoredPoint saddle = found.TransitionStates.MinBy(t => Math.Abs(t.Energy - 0.35889449699122267))!;
        Connection[] links = [.. found.Connections[saddle.Id - 1].Where(link => link.Via is not null)];
        Assert.Single(links.Select(link => link.Side).Distinct());
        Assert.All(links, link => Assert.Equal(StationaryPointKind.TransitionState, link.ViaKind));
        Assert.All(links, link => Assert.Equal(0.35684497033092805, found.TransitionStates[link.Via!.Value - 1].Energy, 1e-13));
    }

    private static bool Covers(double[] found, double[] expected, bool mayBeMore) =>
        (mayBeMore || found.Length == expected.Length) && expected.All(loss => found.Any(other => Math.Abs(other - loss) <= 1e-13));

    private static double[] Eigenvalues(double[,] hessian)
    {
        Matrix<double> matrix = Matrix<double>.Build.DenseOfArray(hessian);
        return [.. ((matrix + matrix.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];
    }
}
