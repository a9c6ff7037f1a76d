using System.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Tests;

/// <summary>The loss of a network written a second time: scalar loops over complex numbers, no kernels, no vectors. Derivatives come from
/// the complex step, which has no cancellation.</summary>
internal sealed class ReferenceNetwork(NetworkPotential potential)
{
    private const double Step = 1e-30;
    private readonly NetworkArchitecture _net = potential.Architecture;

    public double Energy(ReadOnlySpan<double> x) => Energy(ToComplex(x)).Real;

    public double[] Gradient(ReadOnlySpan<double> x)
    {
        Complex[] point = ToComplex(x);
        var gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            point[i] = new Complex(x[i], Step);
            gradient[i] = Energy(point).Imaginary / Step;
            point[i] = x[i];
        }

        return gradient;
    }

    /// <summary>Hessian by Richardson-extrapolated central differences of the complex-step gradient.</summary>
    public double[,] Hessian(ReadOnlySpan<double> x, double h = 1e-3)
    {
        int n = x.Length;
        var hessian = new double[n, n];
        double[] point = x.ToArray();
        for (int i = 0; i < n; i++)
        {
            double[] wide = Difference(point, i, h), narrow = Difference(point, i, h / 2), narrowest = Difference(point, i, h / 4);
            for (int k = 0; k < n; k++)
            {
                double first = ((4 * narrow[k]) - wide[k]) / 3, second = ((4 * narrowest[k]) - narrow[k]) / 3;
                hessian[i, k] = ((16 * second) - first) / 15;
            }
        }

        return hessian;
    }

    private double[] Difference(double[] point, int i, double h)
    {
        double saved = point[i];
        point[i] = saved + h;
        double[] forward = Gradient(point);
        point[i] = saved - h;
        double[] backward = Gradient(point);
        point[i] = saved;
        return [.. forward.Zip(backward, (f, b) => (f - b) / (2 * h))];
    }

    private static Complex[] ToComplex(ReadOnlySpan<double> x)
    {
        var point = new Complex[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            point[i] = x[i];
        }

        return point;
    }

    private static Complex Activate(Activation activation, Complex a) => activation switch
    {
        Activation.Tanh => a.Real > 0 ? (1 - Complex.Exp(-2 * a)) / (1 + Complex.Exp(-2 * a)) : (Complex.Exp(2 * a) - 1) / (Complex.Exp(2 * a) + 1),
        Activation.Logistic => 1 / (1 + Complex.Exp(-a)),
        _ => a.Real > 0 ? a : Complex.Exp(a) - 1,
    };

    private Complex Energy(Complex[] x)
    {
        TrainingSet data = potential.Data;
        Complex sum = 0;
        for (int row = 0; row < data.Rows; row++)
        {
            sum += RowLoss(x, row);
        }

        bool perRow = potential.Output == OutputFunction.Softmax && potential.Loss == LossFunction.CrossEntropy;
        Complex energy = sum / (perRow ? data.Rows : data.Rows * data.TargetColumns);
        for (int i = 0; i < x.Length; i++)
        {
            if (potential.Regularise == Regularisation.All || !_net.IsBias(i))
            {
                energy += potential.Lambda * x[i] * x[i];
            }
        }

        return energy;
    }

    /// <summary>Probabilities or linear outputs for any inputs.</summary>
    public double[] Outputs(ReadOnlySpan<double> x, ReadOnlySpan<double> inputs)
    {
        Complex[] sums = Sums(ToComplex(x), ToComplex(inputs));
        Complex total = sums.Aggregate(Complex.Zero, (acc, y) => acc + Complex.Exp(y));
        return [.. sums.Select(sum => potential.Output switch
        {
            OutputFunction.Softmax => (Complex.Exp(sum) / total).Real,
            OutputFunction.Logistic => (1 / (1 + Complex.Exp(-sum))).Real,
            _ => sum.Real,
        })];
    }

    // Weighted sums of the output units.
    private Complex[] Sums(Complex[] x, Complex[] inputs)
    {
        Complex[] below = inputs;
        int last = _net.Layers.Length - 1;
        for (int layer = 1; layer <= last; layer++)
        {
            var sums = new Complex[_net.Layers[layer]];
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] = _net.Biases ? x[_net.BiasOffset(layer) + i] : 0;
                for (int j = 0; j < below.Length; j++)
                {
                    sums[i] += x[_net.Weight(layer, i, j)] * below[j];
                }
            }

            below = layer == last ? sums : [.. sums.Select(a => Activate(_net.Activations[layer - 1], a))];
        }

        return below;
    }

    private Complex RowLoss(Complex[] x, int row)
    {
        TrainingSet data = potential.Data;
        Complex[] below = Sums(x, ToComplex(data.Inputs.Slice(row * data.InputColumns, data.InputColumns)));
        double[] targets = data.Targets.Slice(row * data.TargetColumns, data.TargetColumns).ToArray();
        Complex total = below.Aggregate(Complex.Zero, (acc, y) => acc + Complex.Exp(y));
        Complex loss = 0;
        for (int k = 0; k < targets.Length; k++)
        {
            Complex p = potential.Output switch
            {
                OutputFunction.Softmax => Complex.Exp(below[k]) / total,
                OutputFunction.Logistic => 1 / (1 + Complex.Exp(-below[k])),
                _ => below[k],
            };
            loss += potential.Loss == LossFunction.SquaredError ? (p - targets[k]) * (p - targets[k])
                : potential.Output == OutputFunction.Softmax ? -targets[k] * Complex.Log(p)
                : (-targets[k] * Complex.Log(p)) - ((1 - targets[k]) * Complex.Log(1 - p));
        }

        return loss;
    }
}
