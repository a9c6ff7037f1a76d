using BenchmarkDotNet.Attributes;
using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>The exploration of examples/xor/xor.toml (2-3-2 network, lambda = 1e-4) from nothing to the end of its patience, database
/// included and pictures not.</summary>
public class ExploreBenchmark
{
    private readonly NetworkPotential _potential = XorNetwork.Create(3, 1e-4);
    private string _folder = null!;
    private int _number;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("landscape-benchmark-").FullName;

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public (int Minima, int TransitionStates) Explore()
    {
        string path = Path.Combine(_folder, $"{_number++}.db");
        var options = new ExplorationOptions();
        var identity = new LandscapeIdentity("{}", _potential.Dimension, options.Identity);
        using StationaryPointStore store = StationaryPointStore.CreateOrOpen(path, identity, _potential.Symmetry, TimeProvider.System);
        store.BeginRun("1", "benchmark", "0", Threads);
        var strategy = new LandscapeStrategy(new LandscapeStrategyOptions(), _potential);
        ExplorationEnd end = new Explorer(store, _potential, options, Threads).Run(strategy, new MasterSeed(1), new ExplorationBudget(), null, CancellationToken.None);
        store.FinishRun(end.Reason);
        return (store.Minima.Count, store.TransitionStates.Count);
    }
}
