using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin.Tests;

/// <summary>A potential written as one function that fills energy, gradient and Hessian.</summary>
internal sealed class FunctionPotential(int dimension, FunctionPotential.Function function) : IPotential
{
    public delegate double Function(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);

    public int Dimension => dimension;

    public SymmetryGroup Symmetry { get; } = new NoSymmetry(dimension);

    public static FunctionPotential Rosenbrock(int dimension) => new(dimension, (x, gradient, hessian) =>
    {
        double energy = 0;
        gradient.Clear();
        hessian.Clear();
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double valley = x[i + 1] - (x[i] * x[i]), slope = 1 - x[i];
            energy += (100 * valley * valley) + (slope * slope);
            gradient[i] += (-400 * x[i] * valley) - (2 * slope);
            gradient[i + 1] += 200 * valley;
            hessian[(i * x.Length) + i] += (1200 * x[i] * x[i]) - (400 * x[i + 1]) + 2;
            hessian[(i * x.Length) + i + 1] -= 400 * x[i];
            hessian[((i + 1) * x.Length) + i] -= 400 * x[i];
            hessian[((i + 1) * x.Length) + i + 1] += 200;
        }

        return energy;
    });

    /// <summary>½ (x − c)ᵀ A (x − c).</summary>
    public static FunctionPotential Quadratic(double[,] a, double[] c) => new(c.Length, (x, gradient, hessian) =>
    {
        double energy = 0;
        for (int i = 0; i < c.Length; i++)
        {
            gradient[i] = 0;
            for (int k = 0; k < c.Length; k++)
            {
                gradient[i] += a[i, k] * (x[k] - c[k]);
                hessian[(i * c.Length) + k] = a[i, k];
            }

            energy += 0.5 * gradient[i] * (x[i] - c[i]);
        }

        return energy;
    });

    /// <summary>One coordinate from an energy and its derivatives.</summary>
    public static FunctionPotential OneDimensional(Func<double, (double Energy, double First, double Second)> function) => new(1, (x, gradient, hessian) =>
    {
        (double energy, gradient[0], hessian[0]) = function(x[0]);
        return energy;
    });

    public IEvaluator CreateEvaluator() => CreateSecondOrder();

    public ISecondOrderEvaluator CreateSecondOrder() => new Evaluator(dimension, function);

    private sealed class Evaluator(int dimension, Function function) : ISecondOrderEvaluator
    {
        private readonly double[] _gradient = new double[dimension];
        private readonly double[] _hessian = new double[dimension * dimension];

        public int Dimension => dimension;

        public EvaluationCounts Counts { get; private set; }

        public double Energy(ReadOnlySpan<double> x) => EnergyGradientHessian(x, _gradient, _hessian);

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient) => EnergyGradientHessian(x, gradient, _hessian);

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
        {
            Counts = Counts with { Hessians = Counts.Hessians + 1 };
            return function(x, gradient, hessian);
        }

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product) => throw new NotSupportedException();
    }
}

/// <summary>Keeps what an evaluator was asked for.</summary>
internal sealed class RecordingEvaluator(ISecondOrderEvaluator inner) : ISecondOrderEvaluator
{
    public List<double[]> GradientPoints { get; } = [];

    public List<double> HessianGradients { get; } = [];

    public int Dimension => inner.Dimension;

    public EvaluationCounts Counts => inner.Counts;

    public double Energy(ReadOnlySpan<double> x) => inner.Energy(x);

    public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        GradientPoints.Add(x.ToArray());
        return inner.EnergyGradient(x, gradient);
    }

    public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
    {
        double energy = inner.EnergyGradientHessian(x, gradient, hessian);
        double largest = 0;
        foreach (double g in gradient)
        {
            largest = Math.Max(largest, Math.Abs(g));
        }

        HessianGradients.Add(largest);
        return energy;
    }

    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product) => inner.HessianVector(x, v, product);
}
