using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Looks at single points, such as the stationary points of another landscape, as a walk would: loss, gradient norm and curvature class.</summary>
/// <remarks>The gradient is the exact one. Where a landscape draws batches of rows, losses are those of the first batch; a landscape of all rows has none.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class SinglePoints
{
    private readonly IWalkEvaluator _evaluator;
    private readonly ICurvatureMeter _curvature;
    private readonly double[] _gradient;

    /// <summary>Makes the buffers.</summary>
    /// <param name="landscape">The landscape of the walks.</param>
    /// <param name="options">Their settings: the curvature.</param>
    public SinglePoints(IWalkLandscape landscape, WalkOptions options)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(options);
        _evaluator = landscape.CreateEvaluator();
        _curvature = CurvatureMeters.Create(options, landscape);
        _gradient = new double[landscape.Dimension];
    }

    /// <summary>Looks at a point.</summary>
    /// <param name="x">The point, as many coordinates as the landscape has.</param>
    /// <returns>Loss, Euclidean norm of its gradient, and the curvature class.</returns>
    public (double Loss, double GradientNorm, CurvatureClass Curvature) Look(ReadOnlySpan<double> x)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, _gradient.Length);
        double loss = _curvature.Evaluate(_evaluator, x, _gradient, out CurvatureReading curvature);
        return (loss, VectorMath.Norm(_gradient), curvature.Class);
    }
}
