namespace EnergyLandscape.Walks;

/// <summary>Class by the rule of the published code, which the landscape's evaluator knows.</summary>
internal sealed class BlockCurvature : ICurvatureMeter
{
    public double Evaluate(IWalkEvaluator evaluator, ReadOnlySpan<double> x, Span<double> gradient, out CurvatureReading curvature)
    {
        if (evaluator is not IPublishedRules blocks)
        {
            throw new InvalidOperationException("The curvature of blocks is a rule for networks.");
        }

        double loss = evaluator.Training.EnergyGradient(x, gradient);
        curvature = CurvatureReading.Unknown with { Class = blocks.ClassifyBlocks(x) };
        return loss;
    }
}
