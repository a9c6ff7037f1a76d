namespace EnergyLandscape.Potentials;

/// <summary>An evaluator of a member of a family that knows the other members, too.</summary>
public interface IFamilyEvaluator : ISecondOrderEvaluator
{
    /// <summary>Energy, gradient and exact Hessian of any member, and how its gradient changes with the parameter p. Counts as one Hessian.</summary>
    /// <param name="x">Coordinates, length n = <see cref="IEvaluator.Dimension"/>.</param>
    /// <param name="parameter">Parameter p of the member (<see cref="IPotentialFamily.Parameter"/>).</param>
    /// <param name="gradient">Receives ∂E/∂x, length n.</param>
    /// <param name="hessian">Receives ∂²E/∂x∂x, n × n row-major, both triangles filled with the same bits.</param>
    /// <param name="change">Receives ∂²E/∂x∂p, length n.</param>
    double EnergyGradientHessian(ReadOnlySpan<double> x, double parameter, Span<double> gradient, Span<double> hessian, Span<double> change);
}
