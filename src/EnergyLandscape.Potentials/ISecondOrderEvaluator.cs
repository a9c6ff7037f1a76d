namespace EnergyLandscape.Potentials;

/// <summary>An evaluator that also knows exact second derivatives; storing a stationary point needs one.</summary>
public interface ISecondOrderEvaluator : IEvaluator
{
    /// <summary>Energy, gradient and exact Hessian at a point.</summary>
    /// <param name="x">Coordinates, length n = <see cref="IEvaluator.Dimension"/>.</param>
    /// <param name="gradient">Receives ∂E/∂x, length n.</param>
    /// <param name="hessian">Receives ∂²E/∂x∂x, n × n row-major, both triangles filled with the same bits.</param>
    double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);

    /// <summary>The exact product of the Hessian with a vector, without forming the Hessian.</summary>
    /// <param name="x">Coordinates, length n.</param>
    /// <param name="v">Vector, length n.</param>
    /// <param name="product">Receives H·v, length n.</param>
    void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product);
}
