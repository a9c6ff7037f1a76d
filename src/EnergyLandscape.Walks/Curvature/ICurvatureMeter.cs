namespace EnergyLandscape.Walks;

/// <summary>Evaluates the training loss of a walk together with its curvature, with the buffers of one thread.</summary>
internal interface ICurvatureMeter
{
    /// <summary>Loss, gradient and curvature at a point; afterwards the latest evaluation of the training loss is one at that point.</summary>
    /// <param name="evaluator">What the walk samples.</param>
    /// <param name="x">The point.</param>
    /// <param name="gradient">Receives the gradient.</param>
    /// <param name="curvature">Receives the curvature.</param>
    /// <returns>The training loss.</returns>
    double Evaluate(IWalkEvaluator evaluator, ReadOnlySpan<double> x, Span<double> gradient, out CurvatureReading curvature);
}
