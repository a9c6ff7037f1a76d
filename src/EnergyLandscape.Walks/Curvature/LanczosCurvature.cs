using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Class by the lowest and the highest eigenvalue, from products of the exact Hessian with vectors (<see cref="Lanczos"/>).</summary>
/// <remarks>
/// Ritz values lie between the extreme eigenvalues, so a negative one proves a negative eigenvalue; that there is none is what the iteration says when it
/// ends: residuals at both ends below 1e-4 of the larger eigenvalue, or 100 products. The start vector is random, the same for every point, and zero on
/// coordinates that the loss does not see, such as weights from inputs that are zero in all rows. Zero eigenvalues between the extremes are not looked for:
/// a point with only those besides positive ones is convex here and singular to the whole Hessian. An eigenvalue counts as zero up to the tolerance times the
/// larger of the two in size.
/// </remarks>
internal sealed class LanczosCurvature : ICurvatureMeter
{
    private const int MostProducts = 100;
    private const double Accuracy = 1e-4;

    private readonly double _tolerance;
    private readonly Lanczos _lanczos;
    private readonly SymmetricOperator _hessian;
    private readonly double[] _random;
    private readonly double[] _start;
    private readonly double[] _x;
    private ISecondOrderEvaluator? _evaluator;

    public LanczosCurvature(int dimension, double tolerance)
    {
        _tolerance = tolerance;
        _lanczos = new Lanczos(dimension, MostProducts);
        _hessian = (vector, product) => _evaluator!.HessianVector(_x, vector, product);
        RandomStream stream = new MasterSeed(0).StreamFor(0);
        _random = [.. Enumerable.Range(0, dimension).Select(_ => stream.NextNormal())];
        _start = new double[dimension];
        _x = new double[dimension];
    }

    public double Evaluate(IWalkEvaluator evaluator, ReadOnlySpan<double> x, Span<double> gradient, out CurvatureReading curvature)
    {
        double loss = evaluator.Training.EnergyGradient(x, gradient);
        curvature = double.IsFinite(loss) ? Classify(evaluator.Training, x) : CurvatureReading.Unknown;
        return loss;
    }

    /// <summary>Classifies a point.</summary>
    /// <param name="evaluator">The loss.</param>
    /// <param name="x">The point.</param>
    public CurvatureReading Classify(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> x)
    {
        _evaluator = evaluator;
        x.CopyTo(_x);
        _hessian(_random, _start);
        bool isFlat = true;
        for (int i = 0; i < _start.Length; i++)
        {
            bool isSeen = _start[i] != 0;
            isFlat &= !isSeen;
            _start[i] = isSeen ? _random[i] : 0;
        }

        if (isFlat)
        {
            return new CurvatureReading(CurvatureClass.Singular, -1, -1, 0, 0);
        }

        try
        {
            LanczosExtremes ends = _lanczos.Extremes(_hessian, _start, Accuracy);
            return Reading(ends.Lowest, ends.Highest);
        }
        catch (ArithmeticException)
        {
            // Of a walk that has left all numbers behind.
            return CurvatureReading.Unknown;
        }
    }

    private CurvatureReading Reading(double lowest, double highest)
    {
        double zero = _tolerance * Math.Max(Math.Abs(lowest), Math.Abs(highest));
        bool down = lowest < -zero, up = highest > zero;
        CurvatureClass kind = down && up ? CurvatureClass.Saddle : up ? CurvatureClass.Convex : down ? CurvatureClass.Concave : CurvatureClass.Singular;
        return new CurvatureReading(kind, -1, -1, lowest, highest);
    }
}
