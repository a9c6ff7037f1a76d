using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests.Analysis;

/// <summary>The census of a stored landscape.</summary>
public sealed class PerformanceCensusTests
{
    [Fact]
    public void Energies_are_training_losses_and_threads_change_nothing()
    {
        ExploredXor found = ExploredXor.Of(3, 1e-4);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = ExploredXor.Open(folder.File("copy.db"), found.Potential);
        foreach (StoredPoint minimum in found.Minima)
        {
            store.Append(minimum.Point, 0, minimum.OrbitSize);
        }

        TrainingSet test = new("corners moved", [0.1, 0, 0, 1, 1, 0.2, 0.8, 1, 0, 0], 2, [1, 0, 0, 1, 0, 1, 1, 0, 0, 1], 2);
        PerformanceCensus one = PerformanceCensus.Run(store, StationaryPointKind.Minimum, PointSelection.All, found.Potential, test, 1, CancellationToken.None);
        PerformanceCensus three = PerformanceCensus.Run(store, StationaryPointKind.Minimum, PointSelection.All, found.Potential, test, 3, CancellationToken.None);
        Assert.Equal((4, 5, 1), (one.TrainingRows, one.TestRows, one.SharedRows));

        // Only the zero minimum answers a half to everything.
        Assert.Equal(Math.Log(2), found.Minima[Assert.Single(one.Constant) - 1].Energy, 1e-9);
        Assert.Equal(one.Constant, ConstantNetworks.In(store, found.Potential, 3, CancellationToken.None));
        Assert.Equal(found.Minima.Select(minimum => minimum.Energy).Order(), one.Points.Select(point => point.Energy));
        var onTest = new ReferenceNetwork(found.Potential.On(test));
        Assert.All(one.Points.Zip(three.Points), pair =>
        {
            (ScoredPoint point, ScoredPoint again) = pair;
            Assert.Equal(point.Energy, point.Train.Loss, 1e-15);
            StationaryPoint stored = found.Minima[point.Id - 1].Point;
            Assert.Equal(onTest.Energy(stored.Coordinates.Span), point.Test.Loss, 1e-13);
            Assert.Equal(stored.LogProduct, point.LogProduct);
            Assert.Equal((point.Id, point.Test.Loss, point.Test.Auc, point.Test.MacroAuc), (again.Id, again.Test.Loss, again.Test.Auc, again.Test.MacroAuc));
            double squares = stored.Coordinates.ToArray().Sum(weight => weight * weight);
            Assert.Equal(point.Train.Loss - (found.Potential.Lambda * squares), point.Train.DataLoss, 1e-13);
        });
        Assert.Equal(one.Points.Take(2).Select(point => point.Id), PerformanceCensus.Run(store, StationaryPointKind.Minimum, PointSelection.All with { Lowest = 2 }, found.Potential, test, 2, CancellationToken.None).Points.Select(point => point.Id));
        GeneralisationFit fit = GeneralisationFit.Of(one.Points, scores => scores.Loss);
        LinearFit same = LinearFit.Of([.. one.Points.Select(point => point.Test.Loss)], [.. one.Points.Select(point => point.Energy)]);
        Assert.Equal(same.Coefficients[1], fit.Bare.Coefficients[1], 1e-9 * Math.Abs(same.Coefficients[1]));
        Assert.Equal(3, fit.Curved.Coefficients.Count);
    }
}
