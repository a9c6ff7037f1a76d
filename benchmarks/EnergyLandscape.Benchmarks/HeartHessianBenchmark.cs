using BenchmarkDotNet.Attributes;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>Networks of one hidden layer on hundreds of rows: the shapes of the sets heart (341 parameters, 736 rows), cancer (321, 455) and iris
/// (35, 120).</summary>
[MemoryDiagnoser]
[MinColumn]
public class HeartHessianBenchmark
{
    private NetworkEvaluator _evaluator = null!;
    private double[] _point = null!;
    private double[] _gradient = null!;
    private double[] _product = null!;
    private double[] _hessian = null!;
    private double[] _scratch = null!;

    [Params("32-10-1 736", "30-10-1 455", "4-4-3 120")]
    public string Network { get; set; } = string.Empty;

    [GlobalSetup]
    public void SetUp()
    {
        string[] parts = Network.Split(' ');
        NetworkPotential potential = RandomBatch.Network([.. parts[0].Split('-').Select(int.Parse)], int.Parse(parts[1]), OutputFunction.Logistic);
        int n = potential.Dimension;
        _evaluator = potential.CreateEvaluator();
        _point = XorNetwork.Points(1, n, 1)[0];
        _gradient = new double[n];
        _product = new double[n];
        _hessian = new double[n * n];
        _scratch = new double[ShiftedInertia.ScratchLength(n)];
        EnergyGradientHessian();
    }

    [Benchmark]
    public double EnergyGradient() => _evaluator.EnergyGradient(_point, _gradient);

    [Benchmark]
    public void HessianVector() => _evaluator.HessianVector(_point, _point, _product);

    [Benchmark]
    public double EnergyGradientHessian() => _evaluator.EnergyGradientHessian(_point, _gradient, _hessian);

    [Benchmark]
    public int OneInertia() => ShiftedInertia.Of(_hessian, _point.Length, 1e-5, _scratch).Positive;
}
