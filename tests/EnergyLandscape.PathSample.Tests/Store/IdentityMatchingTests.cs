using CsCheck;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

public sealed class IdentityMatchingTests : StoreTests
{
    [Fact]
    public void A_symmetry_image_within_both_windows_is_the_same_point()
    {
        using StationaryPointStore store = Create();
        StoredPoint first = store.Add(Point(1, 1, 2), 0).Point;
        Added image = store.Add(Point(1 + 0.5e-10, -1, -2 + 0.5e-6), 0);
        Assert.False(image.IsNew);
        Assert.Same(first, image.Point);
        Assert.Equal((1, 2), (first.Id, (int)first.OrbitSize!.Value));
        Assert.Equal(0.5e-10, store.LargestGapMerged!.Value, 1e-15);
        Assert.Null(store.SmallestGapKept);
    }

    [Theory]
    [InlineData(1 + 2e-10, 1, 2)] // energy outside
    [InlineData(1, 1, 2.00001)] // geometry outside
    [InlineData(1, 1, -2)] // not an image
    public void A_point_outside_a_window_is_another(double energy, double x, double y)
    {
        using StationaryPointStore store = Create();
        store.Add(Point(1, 1, 2), 0);
        Added other = store.Add(Point(energy, x, y), 0);
        Assert.True(other.IsNew);
        Assert.Equal(2, other.Point.Id);
        Assert.Equal(energy - 1, store.SmallestGapKept);
        Assert.Null(store.LargestGapMerged);
    }

    [Fact]
    public void Kinds_and_indices_are_kept_apart()
    {
        using StationaryPointStore store = Create();
        Assert.Equal(StationaryPointKind.Minimum, store.Add(Point(1), 0).Point.Kind);
        Assert.Equal(StationaryPointKind.TransitionState, store.Add(Point(1, index: 1), 0).Point.Kind);
        Assert.True(store.Add(Point(1, index: 2), 0).IsNew);
        Assert.True(store.Add(Point(1, index: 3), 0).IsNew);
        Assert.Equal(new PointSnapshot(1, 1, 2), store.Snapshot);
        Assert.Equal([1, 2], store.HigherSaddles.Select(p => p.Id));
    }

    [Fact]
    public void The_energy_rule_does_not_look_at_the_geometry()
    {
        LandscapeIdentity byEnergy = Landscape with { Rule = new IdentityRule { Lump = Lumping.Energy, EnergyWindow = 1e-10 } };
        using var store = StationaryPointStore.Create(Database, byEnergy, null, TimeProvider.System);
        store.Add(Point(1, 1, 2), 0);
        store.Add(Point(1 + 1.8e-10, 7, 7), 0);
        Assert.Equal(2, store.Minima.Count);
        Assert.Equal(2, store.Find(Point(1 + 0.95e-10, 50, 60))!.Id);
        Assert.Equal(1, store.Find(Point(1 + 0.85e-10, 50, 60))!.Id);
        Assert.Null(store.Find(Point(1 - 2e-10, 1, 2)));
    }

    [Fact]
    public void Of_several_candidates_the_nearest_is_found()
    {
        using StationaryPointStore store = Create();
        store.Append(Point(1, 1, 2), 0, null);
        store.Append(Point(1, 1, 2 + 1e-6), 0, null);
        store.Append(Point(1, 1, 2 + 1e-6), 0, null);
        Assert.Equal(2, store.Find(Point(1, 1, 2 + 0.9e-6))!.Id);
        Assert.Equal(1, store.Find(Point(1, 1, 2 + 0.4e-6))!.Id);
    }

    [Fact]
    public void A_snapshot_hides_later_points()
    {
        using StationaryPointStore store = Create();
        store.Add(Point(1), 0);
        PointSnapshot before = store.Snapshot;
        store.Add(Point(2), 0);
        Assert.Null(store.Find(Point(2), before));
        Assert.Equal(1, store.Find(Point(1), before)!.Id);
        Assert.Equal(2, store.Find(Point(2))!.Id);
    }

    [Fact]
    public void Finding_agrees_with_looking_at_every_point() =>
        Gen.Select(Gen.Int[0, 60].Array[0, 1500], Gen.Int[0, 60], Gen.Int[0, 3]).Sample(
            (energies, probe, window) =>
            {
                var rule = new IdentityRule { Lump = Lumping.Energy, EnergyWindow = window };
                using var folder = new TemporaryFolder();
                using var store = StationaryPointStore.Create(
                    folder.File("a.db"), Landscape with { Rule = rule }, null, TimeProvider.System);
                double? smallest = null;
                for (int i = 0; i < energies.Length; i++)
                {
                    for (int j = 0; j < i; j++)
                    {
                        double gap = Math.Abs(energies[i] - energies[j]);
                        smallest = smallest is { } s ? Math.Min(s, gap) : gap;
                    }

                    store.Append(Point(energies[i]), 0, null);
                }

                StoredPoint? expected = store.Minima.Where(p => Math.Abs(p.Energy - probe) <= window)
                    .OrderBy(p => Math.Abs(p.Energy - probe)).ThenBy(p => p.Id).FirstOrDefault();
                Assert.Same(expected, store.Find(Point(probe)));
                Assert.Equal(smallest, store.SmallestGapKept);
                Assert.Equal(
                    store.Minima.OrderBy(p => p.Energy).ThenBy(p => p.Id), store.InEnergyOrder(StationaryPointKind.Minimum));
            },
            iter: 60);
}
