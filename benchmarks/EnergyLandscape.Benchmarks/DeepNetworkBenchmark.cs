using BenchmarkDotNet.Attributes;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>Networks of Verpoort, Lee and Wales (2020) on their numbers of rows, against nothing but the matrix products and the vectorised tanh, exp and
/// log1p that an evaluation needs, in blocks of 100 rows. Targets: arithmetic at least 60 % of the time of a gradient and 40 % of that of a Hessian, 0 B.</summary>
/// <remarks>The arithmetic of the Hessian is that of the gradient and the inner products of its sums alone: no factors formed, no derivatives with respect to
/// the sums of units.</remarks>
[MemoryDiagnoser]
[MinColumn]
public class DeepNetworkBenchmark
{
    private const int Block = 100;
    private const int Group = 64;
    private int[] _layers = null!;
    private int _blocks;
    private NetworkEvaluator _evaluator = null!;
    private double[] _point = null!;
    private double[] _gradient = null!;
    private double[] _hessian = null!;
    private double[][] _values = null!;
    private double[][] _deltas = null!;
    private double[] _rows = null!;
    private double[] _target = null!;
    private double[] _sums = null!;

    [Params("2-10-4 100", "2-10-4 1000", "2-5-5-4 100", "2-5-5-4 1000", "2-5-5-4 100000", "2-4-4-4-4 100", "2-4-4-4-4 1000", "64-5-10 1500", "64-4-4-4-10 1500", "11-5-3 1500")]
    public string Network { get; set; } = string.Empty;

    [GlobalSetup]
    public void SetUp()
    {
        string[] parts = Network.Split(' ');
        _layers = [.. parts[0].Split('-').Select(int.Parse)];
        int rows = int.Parse(parts[1]);
        _blocks = (rows + Block - 1) / Block;
        var potential = new NetworkPotential(
            new NetworkArchitecture(_layers, _layers[1..^1].Select(_ => Activation.Tanh)), RandomBatch.Create(rows, _layers[0], _layers[^1]), lambda: 1e-4);
        int n = potential.Dimension;
        _evaluator = potential.CreateEvaluator();
        _point = XorNetwork.Points(1, n, 1)[0];
        _gradient = new double[n];
        _hessian = new double[n * n];
        _values = [.. _layers.Select(units => XorNetwork.Points(1, (units + 1) * Block, 1)[0])];
        _deltas = [.. _layers.Select(units => XorNetwork.Points(1, units * Block, 1)[0])];
        _rows = XorNetwork.Points(1, 800 * Block, 1)[0];
        _target = new double[_layers.Max() * Block];
        _sums = new double[n * n];
        EnergyGradientHessian();
    }

    [Benchmark(Baseline = true)]
    public void ArithmeticOfGradient()
    {
        for (int block = 0; block < _blocks; block++)
        {
            for (int layer = 1; layer < _layers.Length; layer++)
            {
                int units = _layers[layer], fanIn = _layers[layer - 1];
                BlockedProducts.Product(_point, fanIn, 1, units, fanIn, _values[layer - 1], _target, Block);
                BlockedProducts.InnerProducts(_deltas[layer], units, _values[layer - 1], fanIn, Block, _gradient, fanIn, add: true);
                if (layer > 1)
                {
                    BlockedProducts.Product(_point, 1, fanIn, fanIn, units, _deltas[layer], _target, Block);
                }

                if (layer < _layers.Length - 1)
                {
                    VectorMath.Tanh(_deltas[layer], _target);
                }
            }

            VectorMath.Exp(_deltas[^1], _target);
            VectorMath.Log1p(_rows.AsSpan(0, Block), _target);
        }
    }

    [Benchmark]
    public void ArithmeticOfHessian()
    {
        ArithmeticOfGradient();
        for (int block = 0; block < _blocks; block++)
        {
            for (int layer = 1; layer < _layers.Length; layer++)
            {
                int sources = _layers[layer - 1] + 1, pairs = sources * (sources + 1) / 2, unitPairs = _layers[layer] * (_layers[layer] + 1) / 2;
                for (int start = 0; start < pairs; start += Group)
                {
                    int count = Math.Min(Group, pairs - start);
                    BlockedProducts.InnerProducts(_rows, unitPairs, _rows.AsSpan(70 * Block), count, Block, _sums.AsSpan(start), pairs, add: true);
                }

                for (int above = layer + 1; above < _layers.Length; above++)
                {
                    int columns = _layers[above] * (_layers[above - 1] + 1);
                    for (int unit = 0; unit < _layers[layer]; unit++)
                    {
                        BlockedProducts.InnerProducts(_rows, sources, _rows.AsSpan(70 * Block), columns, Block, _sums, columns, add: true);
                    }
                }
            }
        }
    }

    [Benchmark]
    public double Energy() => _evaluator.Energy(_point);

    [Benchmark]
    public double EnergyGradient() => _evaluator.EnergyGradient(_point, _gradient);

    [Benchmark]
    public void HessianVectorAtOnePoint() => _evaluator.HessianVector(_point, _point, _gradient);

    [Benchmark]
    public double EnergyGradientHessian() => _evaluator.EnergyGradientHessian(_point, _gradient, _hessian);
}
