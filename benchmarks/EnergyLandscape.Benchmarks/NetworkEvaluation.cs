using BenchmarkDotNet.Attributes;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>Evaluations of the 2-6-2 network on the four XOR patterns against nothing but the scalar transcendental calls that such an
/// evaluation needs: 24 tanh, 8 exp, 4 log. Targets: gradient at most 1.0, Hessian at most 4 times that, 0 B.</summary>
[MemoryDiagnoser]
public class NetworkEvaluation
{
    private readonly NetworkEvaluator _evaluator;
    private readonly double[] _point;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private readonly double[] _product;
    private readonly double[] _arguments;

    public NetworkEvaluation()
    {
        NetworkPotential potential = XorNetwork.Create(6, 1e-4);
        int n = potential.Dimension;
        _evaluator = potential.CreateEvaluator();
        _point = XorNetwork.Points(1, n, 1)[0];
        _gradient = new double[n];
        _hessian = new double[n * n];
        _product = new double[n];
        _arguments = XorNetwork.Points(1, 36, 2)[0];
    }

    [Benchmark(Baseline = true)]
    public double TranscendentalsAlone()
    {
        double[] x = _arguments;
        double sum = 0;
        for (int i = 0; i < 24; i++)
        {
            sum += Math.Tanh(x[i]);
        }

        for (int i = 24; i < 32; i++)
        {
            sum += Math.Exp(x[i]);
        }

        for (int i = 32; i < 36; i++)
        {
            sum += Math.Log(Math.Abs(x[i]));
        }

        return sum;
    }

    [Benchmark]
    public double Energy() => _evaluator.Energy(_point);

    [Benchmark]
    public double EnergyGradient() => _evaluator.EnergyGradient(_point, _gradient);

    [Benchmark]
    public double EnergyGradientHessian() => _evaluator.EnergyGradientHessian(_point, _gradient, _hessian);

    [Benchmark]
    public void HessianVector() => _evaluator.HessianVector(_point, _arguments.AsSpan(0, _product.Length), _product);
}
