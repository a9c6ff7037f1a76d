using BenchmarkDotNet.Attributes;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>Eigenvector-following to a verified transition state of the 2-3-2 network at lambda = 1e-4 from 100 fixed random starts; the
/// time shown is that of one search. How many of them converged stands first in the log.</summary>
[MemoryDiagnoser]
public class SaddleSearchBenchmark
{
    private const int Starts = 100;
    private NetworkEvaluator _evaluator = null!;
    private EigenvectorFollowingSearch _search = null!;
    private double[][] _starts = null!;

    [GlobalSetup]
    public void SetUp()
    {
        NetworkPotential potential = XorNetwork.Create(3, 1e-4);
        _evaluator = potential.CreateEvaluator();
        _search = new EigenvectorFollowingSearch(new EigenvectorFollowingOptions(), potential);
        _starts = XorNetwork.Points(Starts, potential.Dimension, 1);
        EvaluationCounts before = _evaluator.Counts;
        int converged = Searches();
        EvaluationCounts spent = _evaluator.Counts - before;
        Console.WriteLine($"// {converged} of {Starts} searches gave a transition state; Hessians {spent.Hessians / (double)Starts} a search");
    }

    [Benchmark(OperationsPerInvoke = Starts)]
    public int Searches()
    {
        int converged = 0;
        foreach (double[] start in _starts)
        {
            converged += _search.Run(_evaluator, start, 1, null, CancellationToken.None).Outcome == SaddleSearchOutcome.Converged ? 1 : 0;
        }

        return converged;
    }
}
