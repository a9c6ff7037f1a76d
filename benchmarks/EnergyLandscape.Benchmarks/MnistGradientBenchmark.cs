using BenchmarkDotNet.Attributes;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>Networks on batches of 100 digits: gradient and Hessian-vector product against the matrix products of the gradient alone, W·z, Wᵀ·δ and
/// δ·zᵀ of every layer, with the inputs that are not zero in the whole batch. Target: gradient at most twice those.</summary>
/// <remarks>Of 784 pixels, 269 are zero in a random batch of 100 on average (255 to 287 in 20 batches of the MNIST training set).</remarks>
[MemoryDiagnoser]
[MinColumn]
public class MnistGradientBenchmark
{
    private const int Rows = 100;
    private const int ZeroInputs = 269;
    private NetworkEvaluator _evaluator = null!;
    private TrainingSet _batch = null!;
    private int[] _layers = null!;
    private double[] _point = null!;
    private double[] _vector = null!;
    private double[] _gradient = null!;
    private double[] _values = null!;
    private double[] _deltas = null!;

    [Params("784-10-10", "784-100-10", "784-100-100-100-10")]
    public string Layers { get; set; } = string.Empty;

    [GlobalSetup]
    public void SetUp()
    {
        int[] layers = [.. Layers.Split('-').Select(int.Parse)];
        NetworkPotential potential = RandomBatch.Network(layers, Rows, OutputFunction.Softmax, ZeroInputs);
        double[][] points = XorNetwork.Points(2, potential.Dimension, 1);
        _evaluator = potential.CreateEvaluator();
        _batch = potential.Data;
        _layers = [layers[0] - ZeroInputs, .. layers[1..]];
        (_point, _vector) = (points[0], points[1]);
        _gradient = new double[potential.Dimension];
        _values = XorNetwork.Points(1, _layers.Max() * Rows, 1)[0];
        _deltas = new double[layers[1..].Max() * Rows];
    }

    [Benchmark(Baseline = true)]
    public void ProductsAlone()
    {
        for (int layer = 1; layer < _layers.Length; layer++)
        {
            int units = _layers[layer], fanIn = _layers[layer - 1];
            Array.Clear(_deltas);
            BlockedProducts.AddProduct(_point, fanIn, 1, units, fanIn, _values, _deltas, Rows);
            BlockedProducts.InnerProducts(_deltas, units, _values, fanIn, Rows, _gradient, fanIn, add: false);
            if (layer > 1)
            {
                BlockedProducts.AddProduct(_point, 1, fanIn, fanIn, units, _values, _deltas, Rows);
            }
        }
    }

    [Benchmark]
    public double Energy() => _evaluator.Energy(_point);

    [Benchmark]
    public double EnergyGradient() => _evaluator.EnergyGradient(_point, _gradient);

    [Benchmark]
    public void HessianVector() => _evaluator.HessianVector(_point, _vector, _gradient);

    [Benchmark]
    public void LoadBatch() => _evaluator.Load(_batch);
}
