using BenchmarkDotNet.Attributes;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>One evaluation of 2-5-5-4 on 100,000 rows shared between threads.</summary>
[MemoryDiagnoser]
[MinColumn]
public class RowThreadsBenchmark
{
    private NetworkEvaluator _evaluator = null!;
    private double[] _point = null!;
    private double[] _gradient = null!;
    private double[] _hessian = null!;

    /// <summary>Number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var potential = new NetworkPotential(new NetworkArchitecture([2, 5, 5, 4], [Activation.Tanh, Activation.Tanh]), RandomBatch.Create(100_000, 2, 4), lambda: 1e-4);
        _evaluator = potential.CreateEvaluator(Threads);
        _point = XorNetwork.Points(1, potential.Dimension, 1)[0];
        _gradient = new double[_point.Length];
        _hessian = new double[_point.Length * _point.Length];
    }

    [Benchmark(Baseline = true)]
    public double EnergyGradient() => _evaluator.EnergyGradient(_point, _gradient);

    [Benchmark]
    public double EnergyGradientHessian() => _evaluator.EnergyGradientHessian(_point, _gradient, _hessian);
}
