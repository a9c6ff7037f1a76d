using CsCheck;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

public sealed class NetworkComponentsTests : StoreTests
{
    // Steps of a growing network: a minimum of some energy, or a transition state that reaches two minima, or a further connection of one.
    private static readonly Gen<(int Kind, int Energy, int One, int Two, int Side)[]> Growth =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[0, 1]).Array[0, 25];

    [Fact]
    public void A_growing_network_has_the_components_of_one_made_anew_after_every_step() => Growth.Sample(
        steps =>
        {
            using var folder = new TemporaryFolder();
            string file = folder.File("grown.db");
            using (StationaryPointStore store = StationaryPointStore.Create(file, Landscape, new SignFlip(2), TimeProvider.System))
            {
                NetworkComponents growing = store.Components;
                foreach (var step in steps)
                {
                    Grow(store, step);
                    RequireComponents(store, growing);
                }

                store.Commit();
            }

            using StationaryPointStore again = StationaryPointStore.OpenReadOnly(file);
            RequireComponents(again, again.Components);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void The_lowest_minimum_outside_the_main_component_is_found_as_parts_join()
    {
        using StationaryPointStore store = Create();
        Assert.Null(store.Components.Main);
        Assert.Null(store.Components.LowestOutsideMain);
        foreach (double energy in new[] { 3.0, 1.0, 2.0, 1.0 })
        {
            store.Append(Point(energy), 0, null);
        }

        // The global minimum is the first of the two equal ones.
        Assert.Equal(2, store.Components.Main);
        Assert.Equal(4, store.Components.LowestOutsideMain);
        Assert.Equal([2, 4, 3, 1], store.Components.Names);
        Join(store, 4, 1);
        Assert.Equal([2, 4, 3], store.Components.Names);
        Assert.Equal(4, store.Components.ComponentOf(1));
        Join(store, 1, 2);
        Assert.Equal(3, store.Components.LowestOutsideMain);
        Assert.Equal(3, store.Components.SizeOf(4));
        Join(store, 3, 3);
        Assert.Equal(2, store.Components.Count);
        Assert.Equal([2, 1, 1, 1], Enumerable.Range(1, 4).Select(store.Components.DegreeOf));
        Join(store, 3, 2);
        Assert.Null(store.Components.LowestOutsideMain);
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Components.ComponentOf(5));
    }

    private static void Grow(StationaryPointStore store, (int Kind, int Energy, int One, int Two, int Side) step)
    {
        int minima = store.Minima.Count, saddles = store.TransitionStates.Count;
        if (step.Kind == 0 || minima == 0)
        {
            store.Append(Point(step.Energy), 0, null);
        }
        else if (step.Kind == 1 || saddles == 0)
        {
            Join(store, 1 + (step.One % minima), 1 + (step.Two % minima));
        }
        else
        {
            store.AddConnection(new Connection(1 + (step.One % saddles), step.Side, 1 + (step.Two % minima)));
        }
    }

    private static void RequireComponents(StationaryPointStore store, NetworkComponents components)
    {
        LandscapeNetwork expected = LandscapeNetwork.Of(store);
        int[] ids = [.. store.Minima.Select(minimum => minimum.Id)];
        int[] names = [.. store.InEnergyOrder(StationaryPointKind.Minimum).GroupBy(m => expected.ComponentOf(m.Id)).Select(part => part.First().Id)];
        Assert.Equal(ids.Length, components.MinimumCount);
        Assert.Equal(names, components.Names);
        Assert.Equal(names.Length, components.Count);
        Assert.Equal(names.Length > 1 ? names[1] : null, components.LowestOutsideMain);
        foreach (int id in ids)
        {
            int[] part = [.. ids.Where(other => expected.ComponentOf(other) == expected.ComponentOf(id))];
            Assert.Contains(components.ComponentOf(id), names.Intersect(part));
            Assert.Equal(part.Length, components.SizeOf(id));
            Assert.All(ids, other => Assert.Equal(part.Contains(other), components.AreConnected(id, other)));
            Assert.Equal(expected.Saddles.Count(saddle => saddle.FirstSide.Concat(saddle.SecondSide).Contains(id)), components.DegreeOf(id));
        }
    }
}
