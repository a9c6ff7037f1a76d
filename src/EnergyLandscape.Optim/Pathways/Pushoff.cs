using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>How far to go from a saddle along a descent direction before its path is followed.</summary>
/// <param name="dimension">Number of coordinates.</param>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
internal sealed class Pushoff(int dimension)
{
    private const double Smallest = 1e-6;
    private readonly double[] _gradient = new double[dimension];
    private readonly double[] _product = new double[dimension];
    private readonly double[] _trial = new double[dimension];

    /// <summary>Doubles the displacement while the gradient along it stays that of the quadratic model: long enough to be clear of rounding,
    /// too short to cross anything.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="saddle">Coordinates of the saddle.</param>
    /// <param name="direction">Unit vector.</param>
    /// <param name="longest">Longest displacement.</param>
    public double Find(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> saddle, ReadOnlySpan<double> direction, double longest)
    {
        evaluator.HessianVector(saddle, direction, _product);
        double curvature = VectorMath.Dot(_product, direction), pushoff = Smallest;
        while (2 * pushoff <= longest)
        {
            for (int i = 0; i < direction.Length; i++)
            {
                _trial[i] = saddle[i] + (2 * pushoff * direction[i]);
            }

            evaluator.EnergyGradient(_trial, _gradient);
            double slope = VectorMath.Dot(_gradient, direction), expected = 2 * pushoff * curvature;
            if (!(Math.Abs(slope - expected) <= 0.1 * Math.Abs(expected)))
            {
                break;
            }

            pushoff *= 2;
        }

        return pushoff;
    }
}
