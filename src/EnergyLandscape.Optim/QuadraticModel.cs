using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Optim;

/// <summary>How well the quadratic model at the start of a step describes the gradient at its end.</summary>
/// <remarks>The error of the gradient along mode i, divided by |b_i| + |g|/|p|, is the displacement that it stands for: relative to the
/// gradient in soft modes, relative to the step in stiff ones. So narrow valleys do not force tiny steps, and the measure works at
/// any scale of energies, down to steps whose energies differ by less than rounding.</remarks>
internal static class QuadraticModel
{
    /// <summary>The error as a fraction of the step length.</summary>
    /// <param name="modes">Modes and forces at the start of the step.</param>
    /// <param name="components">The step along the modes.</param>
    /// <param name="newGradient">Gradient at the end of the step.</param>
    /// <param name="projected">Buffer, length m.</param>
    public static double Error(ModeStep modes, ReadOnlySpan<double> components, ReadOnlySpan<double> newGradient, Span<double> projected)
    {
        modes.Project(newGradient, projected);
        double length = VectorMath.Norm(components), force = VectorMath.Norm(modes.Forces);
        double sum = 0;
        for (int i = 0; i < components.Length; i++)
        {
            double wrong = projected[i] - modes.Forces[i] - (modes.Values[i] * components[i]);
            double scaled = wrong / (Math.Abs(modes.Values[i]) + (force / length));
            sum += scaled * scaled;
        }

        return Math.Sqrt(sum) / length;
    }

    /// <summary>The error in energy: the square root of what the error of the gradient is worth, Σ w_i²/(|b_i| + μ), over what the step is
    /// worth, Σ F_i²/(|b_i| + μ).</summary>
    /// <remarks>Above 1 the step raises the gradient across a curved valley by more than it gains along it. Unlike <see cref="Error"/> it notices that where
    /// the floor of the valley is a thousand times softer than its walls, as in deep networks.</remarks>
    /// <param name="modes">Modes and forces at the start of the step, and the step.</param>
    /// <param name="newGradient">Gradient at the end of the step.</param>
    /// <param name="projected">Buffer, length m.</param>
    public static double EnergyError(ModeStep modes, ReadOnlySpan<double> newGradient, Span<double> projected)
    {
        modes.Project(newGradient, projected);
        double wrong = 0, worth = 0;
        for (int i = 0; i < projected.Length; i++)
        {
            double error = projected[i] - modes.Forces[i] - (modes.Values[i] * modes.Components[i]);
            double stiffness = Math.Abs(modes.Values[i]) + modes.Shift;
            wrong += stiffness > 0 ? error * error / stiffness : 0;
            worth += Math.Abs(modes.Forces[i] * modes.Components[i]);
        }

        return Math.Sqrt(wrong / worth);
    }
}
