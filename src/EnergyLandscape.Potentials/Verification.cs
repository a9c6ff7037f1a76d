namespace EnergyLandscape.Potentials;

/// <summary>What <see cref="StationaryPoint.Verify"/> found.</summary>
/// <param name="Point">The point, present when the outcome is Verified or Degenerate.</param>
/// <param name="Outcome">Why there is a point or none.</param>
public readonly record struct Verification(StationaryPoint? Point, VerificationOutcome Outcome);

/// <summary>Outcome of a verification.</summary>
public enum VerificationOutcome
{
    /// <summary>A stationary point whose Hessian has only the zero eigenvalues that symmetry forces on it.</summary>
    Verified,

    /// <summary>The gradient or the Newton step exceeds its tolerance.</summary>
    NotStationary,

    /// <summary>Energy or gradient is not a finite number.</summary>
    NotFinite,

    /// <summary>A stationary point with more zero eigenvalues than symmetry forces on it: a flat direction or an undecided sign.</summary>
    Degenerate,
}

/// <summary>Tolerances of a verification.</summary>
public sealed record VerificationRule
{
    private const double MachineEpsilon = 2.220446049250313e-16;

    /// <summary>Largest absolute gradient component of a stationary point. Default 1e-12: near the all-zero minimum of the XOR
    /// landscape, losses differ by 1e-11 (Mehta et al. 2018, section III).</summary>
    public double GradientTolerance { get; init; } = 1e-12;

    /// <summary>Longest Newton step −H⁻¹g of a stationary point, in the units of the coordinates. Where a mode has an eigenvalue of 1e-9 a
    /// gradient of 1e-12 says nothing of where the point is; two such points would be taken for different ones. Not asked for where symmetry
    /// forces zero modes.</summary>
    public double StepTolerance { get; init; } = 1e-7;

    /// <summary>The tolerance at a point: never below what rounding of the coordinates alone does to the gradient, 4·ε·‖H‖·max|x|.</summary>
    /// <param name="x">The point.</param>
    /// <param name="hessian">Its Hessian; ‖H‖ is the Frobenius norm.</param>
    public double GradientToleranceAt(ReadOnlySpan<double> x, ReadOnlySpan<double> hessian)
    {
        double largest = 0, squares = 0;
        foreach (double value in x)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        foreach (double value in hessian)
        {
            squares += value * value;
        }

        double floor = 4 * MachineEpsilon * Math.Sqrt(squares) * largest;
        return floor > GradientTolerance && double.IsFinite(floor) ? floor : GradientTolerance;
    }

    /// <summary>Eigenvalues within ± this count as zero; null: 100·n·ε·‖H‖, what rounding can do to an eigenvalue.</summary>
    public double? ZeroEigenvalue { get; init; }

    /// <summary>Number of zero eigenvalues that continuous symmetry forces on every point.</summary>
    public int ZeroModes { get; init; }
}
