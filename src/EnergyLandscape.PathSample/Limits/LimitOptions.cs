using EnergyLandscape.Gmin;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Limits;

/// <summary>Settings of the way of stationary points to vanishing regularisation.</summary>
public sealed record LimitOptions
{
    /// <summary>λ where a curve ends. Default 1e-12: below it the loss and the regularisation of points at rest are near the rounding of each other.</summary>
    public double Lambda { get; init; } = 1e-12;

    /// <summary>Recorded points a decade of λ; a step that does not converge is halved.</summary>
    public int PointsPerDecade { get; init; } = 4;

    /// <summary>Shortest step in ln λ; a curve that asks for a shorter one ends.</summary>
    public double SmallestStep { get; init; } = 1e-7;

    /// <summary>Least cosine of the angle between the tangents (dx/d ln λ, 1) at the ends of a step.</summary>
    public double LeastCosine { get; init; } = 0.9;

    /// <summary>Longest way of the corrector, as a part of the predicted step: a longer one may have reached another curve.</summary>
    public double Reach { get; init; } = 0.3;

    /// <summary>Longest Newton step of a converged point relative to max(1, |x|), where rounding stops the corrector.</summary>
    public double Rounding { get; init; } = 1e-6;

    /// <summary>Least exponent a of |d|x|/d ln λ| ∝ λ^a that says that the norm has a limit.</summary>
    public double LeastFiniteExponent { get; init; } = 0.2;

    /// <summary>Largest exponent that says that the norm grows without bound; it is 0 for the logarithm of 1/λ, and −1/(2 ln λ) in size for its root.</summary>
    public double LargestDivergentExponent { get; init; } = 0.1;

    /// <summary>How a minimum that ceased to exist falls to the next, and what a verified point must fulfil.</summary>
    public QuenchOptions Quench { get; init; } = new();

    /// <summary>The rule of verification at a point of a smaller λ: the gradient is compared with its own parts, which are of the size 2λ|x|.</summary>
    /// <param name="lambda">λ there.</param>
    /// <param name="x">The point.</param>
    internal VerificationRule RuleAt(double lambda, ReadOnlySpan<double> x)
    {
        double largest = 1;
        foreach (double value in x)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return Quench.Verification with
        {
            GradientTolerance = Math.Min(Quench.Verification.GradientTolerance, 2 * Rounding * lambda * largest),
            StepTolerance = Math.Max(Quench.Verification.StepTolerance, Rounding * largest),
        };
    }
}
