using BenchmarkDotNet.Attributes;
using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>What the program does around the searches of one batch in a growing database: plan 64 and take in what they found. Target: milliseconds, whatever the
/// size. Commits, once a second, wait for the disk and are left out.</summary>
public class GrowthBenchmark
{
    private readonly NetworkPotential _potential = XorNetwork.Create(14, 1e-4);
    private readonly RandomStream _stream = new(2, 1);
    private string _folder = null!;
    private StationaryPointStore _store = null!;
    private GrowthStrategy _strategy = null!;

    /// <summary>Minima; there are one and a half times as many transition states, and two searches to each point.</summary>
    [Params(4_000, 40_000)]
    public int Minima { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("landscape-benchmark-").FullName;
        var identity = new LandscapeIdentity("{}", _potential.Dimension, new ExplorationOptions().Identity);
        _store = StationaryPointStore.Create(Path.Combine(_folder, "growth.db"), identity, _potential.Symmetry, TimeProvider.System);
        LargeDatabase.Fill(_store, Minima, Minima * 3 / 2);
        while (_store.Log.Searches.Count < 5 * Minima)
        {
            long first = _store.Log.NextIndex;
            _store.PlanBatch([.. Enumerable.Range(0, 64).Select(i => new PlannedSearch(first + i, SearchMethod.SaddleFromMode, StationaryPointKind.Minimum, 1 + _stream.NextInt(Minima), Space: 1))]);
            for (int i = 0; i < 64; i++)
            {
                _store.CompleteSearch(new SearchRecord(first + i, "step-limit", null, null, null, new EvaluationCounts(10, 500, 40, 0)));
            }
        }

        _store.Commit();
        _strategy = new GrowthStrategy(new LandscapeStrategyOptions(), _potential.Symmetry);
        PlanAndMerge();
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public int PlanAndMerge()
    {
        IReadOnlyList<PlannedSearch> plan = _strategy.NextBatch(_store, _stream, out _)!;
        _store.PlanBatch(plan);
        foreach (PlannedSearch search in plan)
        {
            Added saddle = Add(search.Index, 1);
            _store.AddConnection(new Connection(saddle.Point.Id, 0, search.Index % 2 == 0 ? Add(search.Index, 0).Point.Id : 1 + _stream.NextInt(Minima)));
            _store.AddConnection(new Connection(saddle.Point.Id, 1, 1 + _stream.NextInt(Minima)));
            _store.CompleteSearch(new SearchRecord(search.Index, "converged", StationaryPointKind.TransitionState, saddle.Point.Id, true, new EvaluationCounts(10, 500, 40, 0)));
        }

        return _store.Minima.Count;
    }

    private Added Add(long search, int index)
    {
        Added added = _store.Add(LargeDatabase.Point(_stream, _potential.Dimension, 0.5 + (0.06 * _stream.NextDouble()), index), search);
        _store.AddHit(added.Point.Kind, added.Point.Id, SearchMethod.SaddleFromMode);
        return added;
    }
}
