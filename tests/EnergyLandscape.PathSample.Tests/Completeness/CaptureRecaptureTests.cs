using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using MathNet.Numerics.Distributions;

namespace EnergyLandscape.PathSample.Tests;

public sealed class CaptureRecaptureTests : StoreTests
{
    // The textbook turtles: 10 marked, 15 caught, 5 of them marked.
    [Fact]
    public void The_estimate_is_Chapmans()
    {
        RecaptureEstimate turtles = CaptureRecapture.Estimate(10, 15, 5);
        Assert.Equal((11.0 * 16 / 6) - 1, turtles.Total, 1e-12);
        Assert.Equal(20, turtles.Found);
        Assert.Equal(8.3, turtles.Unseen, 0.05);
    }

    [Theory]
    [InlineData(10, 15, 5)]
    [InlineData(6, 6, 6)]
    [InlineData(17, 17, 17)]
    [InlineData(100, 90, 88)]
    [InlineData(300, 3, 1)]
    public void The_interval_holds_the_sizes_that_the_hypergeometric_distribution_does_not_exclude(int first, int second, int both)
    {
        RecaptureEstimate estimate = CaptureRecapture.Estimate(first, second, both);
        double OrFewer(long size) => new Hypergeometric((int)size, first, second).CumulativeDistribution(both);
        double OrMore(long size) => 1 - new Hypergeometric((int)size, first, second).CumulativeDistribution(both - 1);
        Assert.True(OrFewer(estimate.Lower95) > 0.025 && OrMore(estimate.Upper95!.Value) > 0.025);
        Assert.True(estimate.Lower95 == estimate.Found || OrFewer(estimate.Lower95 - 1) <= 0.025);
        Assert.True(OrMore(estimate.Upper95.Value + 1) <= 0.025);
        Assert.InRange(estimate.Total, estimate.Lower95 - 1, estimate.Upper95.Value);
    }

    [Fact]
    public void Equal_samples_leave_room_and_disjoint_ones_leave_everything_open()
    {
        // 1 in 28 pairs of six out of eight are equal, 1 in 84 of six out of nine.
        Assert.Equal((6, 6, 8L), (CaptureRecapture.Estimate(6, 6, 6).Total, CaptureRecapture.Estimate(6, 6, 6).Lower95, CaptureRecapture.Estimate(6, 6, 6).Upper95));
        Assert.Null(CaptureRecapture.Estimate(4, 5, 0).Upper95);
        Assert.Equal((0, 0L), (CaptureRecapture.Estimate(0, 0, 0).Total, CaptureRecapture.Estimate(0, 0, 0).Lower95));
        Assert.Throws<ArgumentOutOfRangeException>(() => CaptureRecapture.Estimate(3, 5, 4));
    }

    [Fact]
    public void The_interval_holds_in_95_of_100_trials_and_the_estimate_is_right_on_average()
    {
        RandomStream stream = new MasterSeed(3).StreamFor(1);
        int held = 0;
        double sum = 0;
        for (int trial = 0; trial < 500; trial++)
        {
            int first = 0, second = 0, both = 0;
            for (int i = 0; i < 60; i++)
            {
                bool inFirst = stream.NextInt(10) < 6, inSecond = stream.NextInt(10) < 7;
                first += inFirst ? 1 : 0;
                second += inSecond ? 1 : 0;
                both += inFirst && inSecond ? 1 : 0;
            }

            RecaptureEstimate estimate = CaptureRecapture.Estimate(first, second, both);
            held += estimate.Lower95 <= 60 && 60 <= estimate.Upper95 ? 1 : 0;
            sum += estimate.Total;
        }

        Assert.InRange(held, 470, 500);
        Assert.Equal(60, sum / 500, 0.5);
    }

    [Fact]
    public void Points_are_matched_by_the_identity_rule()
    {
        using StationaryPointStore first = Seeded(Database, "1", Point(1), Point(2), Point(3), Point(2, index: 1));

        // One is a symmetry image, one has another energy, one lies elsewhere at the same energy.
        using StationaryPointStore second = Seeded(Folder.File("b.db"), "2", Point(1, -1, -2), Point(2.5), Point(3, 5, 5), Point(2, index: 1));
        DatabaseRecapture recapture = DatabaseRecapture.Of(first, second);
        Assert.Equal((3, 3, 1), (recapture.Minima.First, recapture.Minima.Second, recapture.Minima.Both));
        Assert.Equal((1, 1, 1), (recapture.TransitionStates.First, recapture.TransitionStates.Second, recapture.TransitionStates.Both));
    }

    [Fact]
    public void Databases_of_one_seed_or_of_two_landscapes_are_refused()
    {
        using StationaryPointStore first = Seeded(Database, "1", Point(1)), same = Seeded(Folder.File("b.db"), "1", Point(1));
        Assert.Contains("both explored with seed 1", Assert.Throws<InputException>(() => DatabaseRecapture.Of(first, same)).Message, StringComparison.Ordinal);
        LandscapeIdentity wider = Landscape with { PotentialJson = Landscape.PotentialJson.Replace("[2,2,2]", "[2,3,2]", StringComparison.Ordinal) };
        using StationaryPointStore other = StationaryPointStore.Create(Folder.File("c.db"), wider, new SignFlip(2), TimeProvider.System);
        string said = Assert.Throws<InputException>(() => DatabaseRecapture.Of(first, other)).Message;
        Assert.Contains($"potential.layers is [2,2,2] in {Database} and [2,3,2] in {Folder.File("c.db")}", said, StringComparison.Ordinal);
    }

    private static StationaryPointStore Seeded(string path, string seed, params StationaryPoint[] points)
    {
        StationaryPointStore store = StationaryPointStore.Create(path, Landscape, new SignFlip(2), TimeProvider.System);
        store.BeginRun(seed, "run file", "0", 1);
        foreach (StationaryPoint point in points)
        {
            store.Add(point, 0);
        }

        store.FinishRun("done");
        return store;
    }
}
