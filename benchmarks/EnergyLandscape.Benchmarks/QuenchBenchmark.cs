using BenchmarkDotNet.Attributes;
using EnergyLandscape.Gmin;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>Tight quenches, |g|∞ ≤ 1e-12 and verified, of the 2-3-2 network at lambda = 1e-4 from 100 fixed random starts; the time shown
/// is that of one quench. Target: at most 0.12 ms. What a quench costs in evaluations stands first in the log.</summary>
[MemoryDiagnoser]
public class QuenchBenchmark
{
    private const int Starts = 100;
    private NetworkEvaluator _evaluator = null!;
    private Quench _quench = null!;
    private double[][] _starts = null!;

    /// <summary>Components of a start are uniform in ± this.</summary>
    [Params(1.0, 5.0)]
    public double Size { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        NetworkPotential potential = XorNetwork.Create(3, 1e-4);
        _evaluator = potential.CreateEvaluator();
        _quench = new Quench(new QuenchOptions(), potential);
        _starts = XorNetwork.Points(Starts, potential.Dimension, Size);
        EvaluationCounts before = _evaluator.Counts;
        int minima = Quenches();
        EvaluationCounts spent = _evaluator.Counts - before;
        Console.WriteLine($"// {minima} of {Starts} quenches gave a minimum; gradients {spent.Gradients / (double)Starts}, Hessians {spent.Hessians / (double)Starts} a quench");
    }

    [Benchmark(OperationsPerInvoke = Starts)]
    public int Quenches()
    {
        int minima = 0;
        foreach (double[] start in _starts)
        {
            minima += _quench.Run(_evaluator, start).Minimum is null ? 0 : 1;
        }

        return minima;
    }
}
