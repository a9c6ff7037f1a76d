namespace EnergyLandscape.Walks;

/// <summary>A walk evaluator that knows what the code of Bosman et al. computes in single precision.</summary>
public interface IPublishedRules
{
    /// <summary>The class by the diagonal blocks of the Hessian with exact zeros (<see cref="CurvatureMethod.Blocks"/>).</summary>
    /// <param name="x">The point.</param>
    CurvatureClass ClassifyBlocks(ReadOnlySpan<double> x);

    /// <summary>The gradient of the training loss (<see cref="GradientRule.AsPublished"/>).</summary>
    /// <param name="x">The point.</param>
    /// <param name="gradient">Receives it.</param>
    void SingleGradient(ReadOnlySpan<double> x, Span<double> gradient);
}
