using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Class by the lowest and the highest eigenvalue, from products of the exact Hessian with vectors (<see cref="Lanczos"/>).</summary>
/// <remarks>
/// Ritz values lie between the extreme eigenvalues, so a negative one proves a negative eigenvalue, and a saddle is one. Where both ends have residuals below
/// 1e-4 of the larger eigenvalue and no negative one has come, the iteration goes on until the lowest Ritz value less its residual is above minus the
/// tolerance: then the point counts as convex, and as concave likewise. An eigenvalue lies within the residual; that none lies below is what the iteration
/// says, not what it proves. A point that 300 products leave open has no class. The start vector is random, the same for every point, and zero on
/// coordinates that the loss does not see, such as weights from inputs that are zero in all rows. Zero eigenvalues between the extremes are not looked for:
/// a point with only those besides positive ones is convex here and singular to the whole Hessian. So those that a symmetry forces at every point make
/// no difference. An eigenvalue counts as zero up to the tolerance times the larger of the two in size.
/// </remarks>
internal sealed class LanczosCurvature : ICurvatureMeter
{
    // A saddle is certain before its eigenvalues are: this many products are spent on those.
    private const int ProductsOfSaddle = 100;
    private const int MostProducts = 300;
    private const double Accuracy = 1e-4;

    private readonly double _tolerance;
    private readonly Lanczos _lanczos;
    private readonly SymmetricOperator _hessian;
    private readonly Func<LanczosExtremes, bool> _isDecided;
    private readonly double[] _random;
    private readonly double[] _start;
    private readonly double[] _x;
    private ISecondOrderEvaluator? _evaluator;

    public LanczosCurvature(int dimension, double tolerance)
    {
        _tolerance = tolerance;
        _lanczos = new Lanczos(dimension, MostProducts);
        _hessian = (vector, product) => _evaluator!.HessianVector(_x, vector, product);
        _isDecided = IsDecided;
        RandomStream stream = new MasterSeed(0).StreamFor(0);
        _random = [.. Enumerable.Range(0, dimension).Select(_ => stream.NextUniform(-1, 1))];
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
            LanczosExtremes ends = _lanczos.Extremes(_hessian, _start, Accuracy, _isDecided);
            return new CurvatureReading(ClassOf(ends), -1, -1, ends.Lowest, ends.Highest);
        }
        catch (ArithmeticException)
        {
            // Of a walk that has left all numbers behind.
            return CurvatureReading.Unknown;
        }
    }

    private bool IsDecided(LanczosExtremes ends) => ClassOf(ends) switch
    {
        CurvatureClass.None => false,
        CurvatureClass.Saddle => ends.Converged || ends.Iterations >= ProductsOfSaddle,
        _ => ends.Converged,
    };

    private CurvatureClass ClassOf(LanczosExtremes ends)
    {
        double zero = _tolerance * Math.Max(Math.Abs(ends.Lowest), Math.Abs(ends.Highest));
        return (ends.Lowest < -zero, ends.Highest > zero) switch
        {
            (true, true) => CurvatureClass.Saddle,
            (false, true) => ends.Lowest - ends.LowestResidual >= -zero ? CurvatureClass.Convex : CurvatureClass.None,
            (true, false) => ends.Highest + ends.HighestResidual <= zero ? CurvatureClass.Concave : CurvatureClass.None,
            _ => CurvatureClass.Singular,
        };
    }
}
