using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests.Basins;

/// <summary>Basins of attraction against an independent integration of steepest descent.</summary>
public class BasinDescentTests
{
    private const int Starts = 60;

    [Theory]
    [InlineData(2, 1e-2, 3, 0)]
    [InlineData(2, 1e-4, 3, 0)]
    [InlineData(3, 1e-3, 10, 1)] // One start is nearer to the edge of a basin than the default accuracy tells.
    [InlineData(2, 1e-6, 1, 0)]
    public void Starts_end_where_an_independent_integration_ends(int hidden, double lambda, double box, int mostWrong)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var descent = new BasinDescent(potential, new ExplorationOptions());
        var oracle = new StiffDescent(potential);
        int wrong = 0;
        foreach (double[] start in StartsIn(box, potential.Dimension, seed: 11))
        {
            BasinEnd end = descent.Run(evaluator, start, CancellationToken.None);
            Assert.Equal(BasinOutcome.Minimum, end.Outcome);
            wrong += Math.Abs(oracle.EndFrom(start) - end.Point!.Energy) > 1e-10 ? 1 : 0;
        }

        Assert.InRange(wrong, 0, mostWrong);
    }

    [Fact]
    public void A_minimum_descends_to_itself_and_a_saddle_is_said_to_be_one()
    {
        ExploredXor xor = ExploredXor.Of(2, 1e-3);
        var descent = new BasinDescent(xor.Potential, new ExplorationOptions());
        foreach (StoredPoint minimum in xor.Minima)
        {
            BasinEnd end = descent.Run(xor.Potential.CreateEvaluator(), minimum.Point.Coordinates.Span, CancellationToken.None);
            Assert.Equal(BasinOutcome.Minimum, end.Outcome);
            Assert.Equal(minimum.Energy, end.Point!.Energy, 1e-15);
        }

        Assert.All(xor.TransitionStates, saddle => Assert.Equal(
            BasinOutcome.Saddle, descent.Run(xor.Potential.CreateEvaluator(), saddle.Point.Coordinates.Span, CancellationToken.None).Outcome));
    }

    [Fact]
    public void Images_of_a_minimum_are_one_minimum_and_different_copies()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = ExploredXor.Open(folder.File("empty.db"), potential);
        var catalogue = new BasinCatalogue(store, potential);
        ExploredXor xor = ExploredXor.Of(2, 1e-3);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        RandomStream stream = new MasterSeed(3).StreamFor(0);
        var image = new double[potential.Dimension];
        foreach (StoredPoint minimum in xor.Minima)
        {
            for (int i = 0; i < 2000; i++)
            {
                potential.Symmetry.RandomImage(stream, minimum.Point.Coordinates.Span, image);
                Verification verification = StationaryPoint.Verify(evaluator, image, new VerificationRule());
                BasinArrival arrival = catalogue.Take(new BasinEnd(BasinOutcome.Minimum, verification.Point!))!.Value;
                Assert.Equal(minimum.Id, arrival.Minimum);
                Assert.Equal(i == 0, arrival.IsNew);
            }

            // Two thousand draws of at most 32 images miss none.
            Assert.Equal(minimum.OrbitSize, catalogue.CopiesOf(minimum.Id));
        }

        Assert.Null(catalogue.Take(new BasinEnd(BasinOutcome.StepLimit, null)));
        Assert.Equal(xor.Minima.Count, catalogue.New.Count);
    }

    private static IEnumerable<double[]> StartsIn(double box, int dimension, ulong seed) => Enumerable.Range(0, Starts).Select(i =>
    {
        RandomStream stream = new MasterSeed(seed).StreamFor(i);
        return Enumerable.Range(0, dimension).Select(_ => stream.NextUniform(-box, box)).ToArray();
    });
}
