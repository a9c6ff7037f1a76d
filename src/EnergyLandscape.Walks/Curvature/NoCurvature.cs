namespace EnergyLandscape.Walks;

/// <summary>Loss and gradient alone.</summary>
internal sealed class NoCurvature : ICurvatureMeter
{
    public double Evaluate(IWalkEvaluator evaluator, ReadOnlySpan<double> x, Span<double> gradient, out CurvatureReading curvature)
    {
        curvature = CurvatureReading.Unknown;
        return evaluator.Training.EnergyGradient(x, gradient);
    }
}
