namespace EnergyLandscape.Potentials;

/// <summary>When two stationary points are one and the same.</summary>
public sealed record IdentityRule
{
    /// <summary>By energy and geometry, or by energy alone.</summary>
    public Lumping Lump { get; init; } = Lumping.Geometry;

    /// <summary>Largest difference of energies of one point found twice, in the potential's units.</summary>
    public double EnergyWindow { get; init; } = 1e-13;

    /// <summary>The window at an energy: never below a few roundings of it, 8·ε·|E|.</summary>
    /// <param name="energy">The energy.</param>
    public double EnergyWindowAt(double energy) => Math.Max(EnergyWindow, 8 * 2.220446049250313e-16 * Math.Abs(energy));

    /// <summary>Largest distance modulo symmetry of one point found twice.</summary>
    public double DistanceWindow { get; init; } = 1e-6;
}

/// <summary>What decides whether two stationary points of one kind are the same.</summary>
public enum Lumping
{
    /// <summary>Energies within the window and distance modulo the symmetry group within its window.</summary>
    Geometry,

    /// <summary>Energies within the window alone, as Mehta et al. 2018 lump solutions of equal loss.</summary>
    Energy,
}
