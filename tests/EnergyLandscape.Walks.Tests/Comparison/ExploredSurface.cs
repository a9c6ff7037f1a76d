using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Walks.Tests.Comparison;

/// <summary>The Müller-Brown surface explored, and random walks on it, in a folder that goes away with the test.</summary>
internal sealed class ExploredSurface : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("landscape-compare-");
    private readonly Dictionary<string, StationaryPointStore> _stores = [];

    public MuellerBrownSurface Potential { get; } = new();

    public static WalkOptions Options { get; } = new()
    {
        Kind = WalkKind.Random, Box = new WalkBox(-1.2, 1.2), Bounded = true, Step = 0.15, Steps = 101, Seed = new MasterSeed(5), Curvature = CurvatureMethod.None,
    };

    /// <summary>The database: three minima and two transition states, or fewer minima and nothing else.</summary>
    public ComparedLandscape Landscape(int? lowest = null)
    {
        StationaryPointStore whole = Open("whole.db");
        if (whole.Minima.Count == 0)
        {
            var strategy = new LandscapeStrategy(new LandscapeStrategyOptions { Patience = 100 }, Potential);
            new Explorer(whole, Potential, new ExplorationOptions(), 1).Run(strategy, new MasterSeed(1), new ExplorationBudget(), null, CancellationToken.None);
        }

        if (lowest is { } count)
        {
            StationaryPointStore few = Open("few.db");
            foreach (StoredPoint minimum in whole.InEnergyOrder(StationaryPointKind.Minimum).Take(count))
            {
                few.Append(minimum.Point, 0, 1);
            }

            whole = few;
        }

        return new ComparedLandscape(whole, Potential, new ExplorationOptions());
    }

    /// <summary>Walks on disk.</summary>
    public ComparedWalks Walks(WalkOptions options, int walks)
    {
        string directory = Path.Combine(_folder.FullName, FormattableString.Invariant($"walks{_folder.GetDirectories().Length}"));
        var landscape = new PotentialWalkLandscape(Potential);
        using (WalkRecorder recorder = WalkDirectory.CreateOrResume(directory, "# none", options.Steps, static _ => null))
        {
            new WalkSampler(landscape, options, 1).Run(0, walks, recorder.Add, CancellationToken.None);
            recorder.Complete();
        }

        return new ComparedWalks("walks", WalkDirectory.Open(directory), landscape, options, Potential);
    }

    public void Dispose()
    {
        foreach (StationaryPointStore store in _stores.Values)
        {
            store.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private StationaryPointStore Open(string name)
    {
        if (_stores.TryGetValue(name, out StationaryPointStore? open))
        {
            return open;
        }

        var identity = new LandscapeIdentity("""{"name":"mueller-brown"}""", Potential.Dimension, new IdentityRule());
        return _stores[name] = StationaryPointStore.CreateOrOpen(Path.Combine(_folder.FullName, name), identity, ((IPotential)Potential).Symmetry, TimeProvider.System);
    }
}
