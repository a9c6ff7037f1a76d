using BenchmarkDotNet.Attributes;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>What one step of a progressive gradient walk evaluates on the 2-2-1 network of the exclusive or: loss, gradient and Hessian, and how many
/// eigenvalues lie above and below ± 1e-5. Target: 8 µs together, 0 B.</summary>
[MemoryDiagnoser]
[MinColumn]
public class WalkStepBenchmark
{
    private const double Tolerance = 1e-5;
    private NetworkEvaluator _evaluator = null!;
    private double[] _point = null!;
    private double[] _gradient = null!;
    private double[] _hessian = null!;
    private double[] _scratch = null!;

    [Params(LossFunction.SquaredError, LossFunction.CrossEntropy)]
    public LossFunction Loss { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var potential = new NetworkPotential(new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), TrainingSet.Xor(1), OutputFunction.Logistic, Loss);
        int n = potential.Dimension;
        _evaluator = potential.CreateEvaluator();
        _point = XorNetwork.Points(1, n, 1)[0];
        _gradient = new double[n];
        _hessian = new double[n * n];
        _scratch = new double[ShiftedInertia.ScratchLength(n)];
        EnergyGradientHessian();
    }

    [Benchmark]
    public double EnergyGradientHessian() => _evaluator.EnergyGradientHessian(_point, _gradient, _hessian);

    [Benchmark]
    public int TwoInertias() =>
        ShiftedInertia.Of(_hessian, _point.Length, Tolerance, _scratch).Positive + ShiftedInertia.Of(_hessian, _point.Length, -Tolerance, _scratch).Negative;

    [Benchmark(Baseline = true)]
    public int Step()
    {
        EnergyGradientHessian();
        return TwoInertias();
    }
}
