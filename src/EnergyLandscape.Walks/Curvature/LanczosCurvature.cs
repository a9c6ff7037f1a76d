using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Class by the lowest and the highest eigenvalue, from products of the exact Hessian with vectors.</summary>
/// <remarks>
/// Lanczos' iteration with full reorthogonalisation. Ritz values lie between the extreme eigenvalues, so a negative one proves a negative eigenvalue; that there is
/// none is what the iteration says when it ends: residuals at both ends below a thousandth of the Ritz value or below the tolerance, or 100 products. The start
/// vector is random, the same for every point, and zero on coordinates that the loss does not see, such as weights from inputs that are zero in all rows.
/// Zero eigenvalues between the extremes are not looked for: a point with only those besides positive ones is convex here and singular to the whole Hessian.
/// An eigenvalue counts as zero up to the tolerance times the larger of the two in size.
/// </remarks>
internal sealed class LanczosCurvature : ICurvatureMeter
{
    private const int MostProducts = 100, Between = 10;
    private const double Accuracy = 1e-3;

    private readonly double _tolerance;
    private readonly double[] _start;
    private readonly double[][] _basis;
    private readonly double[] _product;
    private readonly double[] _diagonal;
    private readonly double[] _beside;
    private readonly double[] _matrix;
    private readonly SymmetricEigen?[] _eigen;

    public LanczosCurvature(int dimension, double tolerance)
    {
        _tolerance = tolerance;
        int most = Math.Min(MostProducts, dimension);
        RandomStream stream = new MasterSeed(0).StreamFor(0);
        _start = [.. Enumerable.Range(0, dimension).Select(_ => stream.NextNormal())];
        _basis = [.. Enumerable.Range(0, most + 1).Select(_ => new double[dimension])];
        _product = new double[dimension];
        _diagonal = new double[most];
        _beside = new double[most];
        _matrix = new double[most * most];
        _eigen = new SymmetricEigen?[most + 1];
    }

    public double Evaluate(IWalkEvaluator evaluator, ReadOnlySpan<double> x, Span<double> gradient, out CurvatureReading curvature)
    {
        double loss = evaluator.Training.EnergyGradient(x, gradient);
        curvature = double.IsFinite(loss) ? Classify(evaluator.Training, x) : CurvatureReading.Unknown;
        return loss;
    }

    /// <summary>Classifies a point.</summary>
    public CurvatureReading Classify(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> x)
    {
        if (!Begin(evaluator, x))
        {
            return new CurvatureReading(CurvatureClass.Singular, -1, -1, 0, 0);
        }

        for (int k = 0; k < _diagonal.Length; k++)
        {
            evaluator.HessianVector(x, _basis[k], _product);
            _diagonal[k] = VectorMath.Dot(_basis[k], _product);
            if (!double.IsFinite(_diagonal[k]))
            {
                return CurvatureReading.Unknown;
            }

            // Twice is enough (Parlett, The Symmetric Eigenvalue Problem, section 6.9).
            Orthogonalise(k);
            Orthogonalise(k);
            _beside[k] = VectorMath.Norm(_product);
            bool isLast = k == _diagonal.Length - 1 || _beside[k] <= 1e-14 * Math.Abs(_diagonal[0]) || _beside[k] == 0;
            if ((isLast || (k + 1) % Between == 0) && (Ends(k + 1, out double lowest, out double highest) || isLast))
            {
                return Reading(lowest, highest);
            }

            Scale(_product, 1 / _beside[k], _basis[k + 1]);
        }

        return CurvatureReading.Unknown;
    }

    private static void Scale(double[] from, double factor, double[] to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = from[i] * factor;
        }
    }

    // The first vector of the basis; false where the product is zero everywhere.
    private bool Begin(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> x)
    {
        evaluator.HessianVector(x, _start, _product);
        double[] first = _basis[0];
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = _product[i] == 0 ? 0 : _start[i];
        }

        double norm = VectorMath.Norm(first);
        if (norm == 0)
        {
            return false;
        }

        Scale(first, 1 / norm, first);
        return true;
    }

    private void Orthogonalise(int k)
    {
        for (int j = k; j >= 0; j--)
        {
            VectorMath.Axpy(-VectorMath.Dot(_basis[j], _product), _basis[j], _product);
        }
    }

    // The lowest and the highest Ritz value, and whether both are accurate enough.
    private bool Ends(int size, out double lowest, out double highest)
    {
        Span<double> matrix = _matrix.AsSpan(0, size * size);
        matrix.Clear();
        for (int k = 0; k < size; k++)
        {
            matrix[(k * size) + k] = _diagonal[k];
            if (k + 1 < size)
            {
                matrix[(k * size) + k + 1] = matrix[((k + 1) * size) + k] = _beside[k];
            }
        }

        SymmetricEigen eigen = _eigen[size] ??= new SymmetricEigen(size);
        eigen.Decompose(matrix);
        lowest = eigen.Values[0];
        highest = eigen.Values[size - 1];
        double floor = _tolerance * Math.Max(Math.Abs(lowest), Math.Abs(highest));
        return Residual(eigen, 0) <= Math.Max(Accuracy * Math.Abs(lowest), floor) && Residual(eigen, size - 1) <= Math.Max(Accuracy * Math.Abs(highest), floor);
    }

    private double Residual(SymmetricEigen eigen, int k) => _beside[eigen.Size - 1] * Math.Abs(eigen.Vector(k)[^1]);

    private CurvatureReading Reading(double lowest, double highest)
    {
        double zero = _tolerance * Math.Max(Math.Abs(lowest), Math.Abs(highest));
        bool down = lowest < -zero, up = highest > zero;
        CurvatureClass kind = down && up ? CurvatureClass.Saddle : up ? CurvatureClass.Convex : down ? CurvatureClass.Concave : CurvatureClass.Singular;
        return new CurvatureReading(kind, -1, -1, lowest, highest);
    }
}
