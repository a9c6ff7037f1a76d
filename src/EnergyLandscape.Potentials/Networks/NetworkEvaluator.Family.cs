namespace EnergyLandscape.Potentials;

/// <content>Networks of the same loss and another λ.</content>
public sealed partial class NetworkEvaluator : IFamilyEvaluator
{
    /// <inheritdoc/>
    /// <remarks>With p = ln λ: ∂²E/∂w∂p = 2λw for a regularised parameter w, else 0.</remarks>
    public double EnergyGradientHessian(ReadOnlySpan<double> x, double parameter, Span<double> gradient, Span<double> hessian, Span<double> change)
    {
        CheckLength(change.Length, nameof(change));
        double energy = EnergyGradientHessian(x, gradient, hessian);
        double lambda = Math.Exp(parameter), more = lambda - _potential.Lambda, squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double twice = 2 * _isRegularised[i];
            squares = Math.FusedMultiplyAdd(x[i] * _isRegularised[i], x[i], squares);
            gradient[i] = Math.FusedMultiplyAdd(more * twice, x[i], gradient[i]);
            hessian[(i * x.Length) + i] += more * twice;
            change[i] = lambda * twice * x[i];
        }

        return energy + (more * squares);
    }
}
