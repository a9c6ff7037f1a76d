using CsCheck;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

public sealed class NearPairsTests : StoreTests
{
    [Fact]
    public void Each_test_alone_and_both_together_are_told_apart()
    {
        using StationaryPointStore store = Create();
        store.Append(Point(1, 1, 2), 0, null);
        store.Append(Point(1 + 0.5e-10, 3, 4), 0, null);
        store.Append(Point(2, -1, -2 - 0.5e-6), 0, null);
        store.Append(Point(2 + 0.5e-10, 1, 2), 0, null);
        store.Append(Point(1, 1, 2, index: 1), 0, null);
        Assert.Equal(
            [
                "Minimum 1, Minimum 2: EnergyAlone",
                "Minimum 1, Minimum 3: GeometryAlone",
                "Minimum 1, Minimum 4: GeometryAlone",
                "Minimum 1, TransitionState 1: Both",
                "TransitionState 1, Minimum 3: GeometryAlone",
                "TransitionState 1, Minimum 4: GeometryAlone",
                "Minimum 3, Minimum 4: Both",
            ],
            Pairs(store, 1).Select(pair => $"{pair.First.Kind} {pair.First.Id}, {pair.Second.Kind} {pair.Second.Id}: {pair.Agreement}"));
        Assert.Equal([(3, 4)], Pairs(store, 1).Where(pair => pair.IsDuplicate).Select(pair => (pair.First.Id, pair.Second.Id)));
        Assert.Equal(0.5e-10, Pairs(store, 1)[0].EnergyGap, 1e-15);
        Assert.Equal(Math.Sqrt(8), Pairs(store, 1)[0].Distance, 1e-12);
    }

    [Fact]
    public void The_points_nearest_in_energy_are_named_whether_within_the_windows_or_not()
    {
        using StationaryPointStore store = Create();
        Assert.Null(NearPairs.ClosestInEnergy(store, new SignFlip(2)));
        store.Append(Point(1, 1, 2), 0, null);
        store.Append(Point(2, index: 1), 0, null);
        Assert.Null(NearPairs.ClosestInEnergy(store, new SignFlip(2)));
        store.Append(Point(4, -3, 2), 0, null);
        store.Append(Point(4.5, index: 1), 0, null);
        NearPair pair = NearPairs.ClosestInEnergy(store, new SignFlip(2))!;
        Assert.Equal((StationaryPointKind.TransitionState, 1, 2, 2.5, IdentityAgreement.GeometryAlone), (pair.First.Kind, pair.First.Id, pair.Second.Id, pair.EnergyGap, pair.Agreement));
        store.Append(Point(6, 1, 2), 0, null);
        pair = NearPairs.ClosestInEnergy(store, new SignFlip(2))!;
        Assert.Equal((StationaryPointKind.Minimum, 2, 3, 2.0, 4.0, IdentityAgreement.Neither), (pair.First.Kind, pair.First.Id, pair.Second.Id, pair.EnergyGap, pair.Distance, pair.Agreement));
    }

    [Fact]
    public void A_factor_widens_both_windows()
    {
        using StationaryPointStore store = Create();
        store.Append(Point(1, 1, 2), 0, null);
        store.Append(Point(1 + 0.5e-8, -1, -2.00001), 0, null);
        Assert.Empty(Pairs(store, 1));
        Assert.Equal(IdentityAgreement.GeometryAlone, Assert.Single(Pairs(store, 40)).Agreement);
        Assert.Equal(IdentityAgreement.Both, Assert.Single(Pairs(store, 60)).Agreement);
    }

    [Fact]
    public void The_pairs_are_those_of_comparing_all_with_all()
    {
        int samples = 0;
        Gen.Int[0, 12].Array[2, 40].Sample(numbers => RequireAll(numbers, Folder.File($"{samples++}.db")), iter: 50, threads: 1);
    }

    private static void RequireAll(int[] numbers, string file)
    {
        using var store = StationaryPointStore.Create(file, Landscape, new SignFlip(2), TimeProvider.System);
        foreach (int number in numbers)
        {
            store.Append(Point(1 + (number % 4 * 0.7e-10), 1 + (number / 4 * 0.7e-6), 2, number % 3), 0, null);
        }

        StoredPoint[] all = [.. store.Minima, .. store.TransitionStates, .. store.HigherSaddles];
        int expected = 0;
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool energy = all[i].Kind == all[j].Kind && Math.Abs(all[i].Energy - all[j].Energy) <= 1e-10;
                bool geometry = Math.Abs(all[i].Point.Coordinates.Span[0] - all[j].Point.Coordinates.Span[0]) <= 1e-6;
                expected += energy || geometry ? 1 : 0;
            }
        }

        Assert.Equal(expected, Pairs(store, 1).Count);
    }

    private static IReadOnlyList<NearPair> Pairs(StationaryPointStore store, double factor) =>
        NearPairs.Of(store, new SignFlip(2), factor, TestContext.Current.CancellationToken);
}
