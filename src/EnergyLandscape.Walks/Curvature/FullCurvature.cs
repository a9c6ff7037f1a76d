using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Class by the signs of all eigenvalues of the exact Hessian H: zero within ±t, t = tolerance·‖H‖ in the Frobenius norm.</summary>
/// <remarks>The inertias of H − t and H + t count the eigenvalues above t and below −t: two factorizations instead of a diagonalization, and only one where
/// all are above t. Any zero besides those that a symmetry forces at every point: singular, as in the published code; else all positive convex, all
/// negative concave, both saddle.</remarks>
/// <param name="dimension">Number of coordinates n.</param>
/// <param name="tolerance">Relative size up to which an eigenvalue is zero.</param>
/// <param name="zeroModes">Zero eigenvalues of every point, which are not counted.</param>
internal sealed class FullCurvature(int dimension, double tolerance, int zeroModes = 0) : ICurvatureMeter
{
    private readonly double[] _hessian = new double[dimension * dimension];
    private readonly double[] _scratch = new double[ShiftedInertia.ScratchLength(dimension)];

    public double Evaluate(IWalkEvaluator evaluator, ReadOnlySpan<double> x, Span<double> gradient, out CurvatureReading curvature)
    {
        double loss = evaluator.Training.EnergyGradientHessian(x, gradient, _hessian);
        curvature = Classify();
        return loss;
    }

    /// <summary>Classifies a Hessian.</summary>
    /// <param name="hessian">n × n, row-major, symmetric.</param>
    public CurvatureReading Classify(ReadOnlySpan<double> hessian)
    {
        hessian.CopyTo(_hessian);
        return Classify();
    }

    private CurvatureReading Classify()
    {
        double largest = VectorMath.MaxAbs(_hessian);
        if (!double.IsFinite(largest))
        {
            return CurvatureReading.Unknown;
        }

        if (largest == 0)
        {
            return new CurvatureReading(CurvatureClass.Singular, 0, dimension - zeroModes, double.NaN, double.NaN);
        }

        // Saturated networks have Hessians so small that products of their elements underflow.
        if (largest is < 1e-100 or > 1e100)
        {
            int exponent = -Math.ILogB(largest);
            for (int i = 0; i < _hessian.Length; i++)
            {
                _hessian[i] = Math.ScaleB(_hessian[i], exponent);
            }
        }

        double shift = tolerance * VectorMath.Norm(_hessian);
        int positive = ShiftedInertia.Of(_hessian, dimension, shift, _scratch).Positive;
        int negative = positive == dimension ? 0 : ShiftedInertia.Of(_hessian, dimension, -shift, _scratch).Negative;
        int zero = Math.Max(0, dimension - positive - negative - zeroModes);
        CurvatureClass kind = zero > 0 ? CurvatureClass.Singular
            : negative == 0 ? CurvatureClass.Convex
            : positive == 0 ? CurvatureClass.Concave
            : CurvatureClass.Saddle;
        return new CurvatureReading(kind, negative, zero, double.NaN, double.NaN);
    }
}
