using System.ComponentModel;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Runs;

/// <summary>The section [identity]: what counts as a stationary point, and when two of them are one.</summary>
public sealed record IdentitySection
{
    /// <summary>What makes two points one: "geometry" (energy window and distance modulo symmetry) or "energy" (by value alone, as the XOR papers do). Default "geometry" (our choice: energy alone merges distinct minima).</summary>
    [Description("What makes two points one: \"geometry\" (energy window and distance modulo symmetry) or \"energy\" (by value alone, as the XOR papers do). Default \"geometry\" (our choice: energy alone merges distinct minima).")]
    public Lumping Lump { get; init; } = Lumping.Geometry;

    /// <summary>Largest difference of energies of one point found twice, in units of the energy. Default 1e-13 (a few rounding errors of an energy near 1; PATHSAMPLE EDIFFTOL 1e-8).</summary>
    [Description("Largest difference of energies of one point found twice, in units of the energy. Default 1e-13 (a few rounding errors of an energy near 1; PATHSAMPLE EDIFFTOL 1e-8).")]
    [Bounds(AtLeast = 0)]
    [Keyword("EDIFFTOL")]
    [Keyword("EDIFF")]
    public double EnergyWindow { get; init; } = 1e-13;

    /// <summary>Largest distance modulo symmetry of one point found twice, in units of the coordinates. Default 1e-6 (tight convergence allows it; OPTIM GEOMDIFFTOL 0.1).</summary>
    [Description("Largest distance modulo symmetry of one point found twice, in units of the coordinates. Default 1e-6 (tight convergence allows it; OPTIM GEOMDIFFTOL 0.1).")]
    [Bounds(AtLeast = 0)]
    [Keyword("GEOMDIFFTOL")]
    public double DistanceWindow { get; init; } = 1e-6;

    /// <summary>Largest absolute component of the gradient of a stationary point, in energy per coordinate. Default 1e-12 (the XOR paper's scale; GMIN TIGHTCONV 1e-10, on the RMS).</summary>
    [Description("Largest absolute component of the gradient of a stationary point, in energy per coordinate. Default 1e-12 (the XOR paper's scale; GMIN TIGHTCONV 1e-10, on the RMS).")]
    [Bounds(Above = 0)]
    [Keyword("TIGHTCONV")]
    [Keyword("BFGSMIN")]
    public double GradientTolerance { get; init; } = 1e-12;

    /// <summary>Size below which an eigenvalue of the Hessian counts as zero, in energy per coordinate squared. Default absent: 100 n eps ||H|| at each point (OPTIM EVCUT 0; a fixed 1e-6 would lose genuine eigenvalues).</summary>
    [Description("Size below which an eigenvalue of the Hessian counts as zero, in energy per coordinate squared. Default absent: 100 n eps ||H|| at each point (OPTIM EVCUT 0; a fixed 1e-6 would lose genuine eigenvalues).")]
    [Bounds(Above = 0)]
    [Keyword("EVCUT")]
    public double? ZeroEigenvalue { get; init; }
}
