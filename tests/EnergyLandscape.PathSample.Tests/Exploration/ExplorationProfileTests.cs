using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>The profile counts every search and evaluation once, and measuring changes nothing.</summary>
public sealed class ExplorationProfileTests : IDisposable
{
    private const long Searches = 200;
    private static readonly NetworkPotential Potential = XorTruth.Potential(2, 1e-3);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_profile_counts_what_the_log_counts(int threads)
    {
        var profile = new ExplorationProfile(threads);
        using StationaryPointStore store = Explore("measured.db", threads, profile);
        Assert.Equal(Searches, profile.Total.Searches);
        Assert.Equal(
            store.Log.Searches.Where(search => search.Record is not null).GroupBy(search => search.Plan.Method).ToDictionary(group => group.Key, group => (long)group.Count()),
            profile.Methods.ToDictionary(entry => entry.Key, entry => entry.Value.Searches));
        Assert.Equal(
            store.Log.Searches.Aggregate(default(EvaluationCounts), (sum, search) => sum + (search.Record?.Counts ?? default)), profile.Total.Counts);
        Assert.True(profile.Methods[SearchMethod.MultiStart].Quenches == profile.Methods[SearchMethod.MultiStart].Searches);
        Assert.True(profile.Methods[SearchMethod.SaddleFromRandom].SaddleSearches == profile.Methods[SearchMethod.SaddleFromRandom].Searches);
        Assert.InRange(profile.SearchSeconds, 1e-6, threads * profile.WallSeconds);
        Assert.InRange(profile.WaitingSeconds, 0, threads * profile.WallSeconds);
        Assert.All(Enum.GetValues<ExplorationPart>(), part => Assert.InRange(profile[part], 1e-9, profile.WallSeconds));

        // One thread does one thing at a time; of several, the coordinating one works beside the others.
        Assert.InRange(profile.ThreadSeconds, 0, (threads == 1 ? 1 : threads + 1) * profile.WallSeconds);
    }

    [Fact]
    public void Measuring_changes_no_point()
    {
        using StationaryPointStore measured = Explore("measured.db", 2, new ExplorationProfile(2)), plain = Explore("plain.db", 2, null);
        Assert.Equal(Points(plain), Points(measured));
        Assert.Equal(plain.Log.Searches.Select(search => search.Record), measured.Log.Searches.Select(search => search.Record));
    }

    private StationaryPointStore Explore(string file, int threads, ExplorationProfile? profile)
    {
        StationaryPointStore store = ExploredXor.Open(_folder.File(file), Potential);
        profile?.Begin();
        new Explorer(store, Potential, new ExplorationOptions(), threads) { Profile = profile }
            .Run(ExploredXor.Strategy(Potential), new MasterSeed(5), new ExplorationBudget(Searches), null, CancellationToken.None);
        profile?.End();
        return store;
    }

    private static IEnumerable<(StationaryPointKind Kind, double Energy, string Coordinates)> Points(StationaryPointStore store) =>
        StoreCertification.AllOf(store).Select(point => (point.Kind, point.Energy, string.Join(' ', point.Point.Coordinates.ToArray())));
}
