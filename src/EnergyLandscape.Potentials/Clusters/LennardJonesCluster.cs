namespace EnergyLandscape.Potentials;

/// <summary>A cluster of like atoms that attract and repel each other after Lennard-Jones, with or without the triple-dipole energy of
/// Axilrod and Teller.</summary>
/// <remarks>E = Σ 4 (r⁻¹² − r⁻⁶) over pairs + Z Σ (1 + 3 cos θ₁ cos θ₂ cos θ₃)/(r₁₂ r₁₃ r₂₃)³ over triples, as in GMIN (AXTELL) and pele (ATLJ).
/// Energies in ε, coordinates in σ: x₁ y₁ z₁ x₂ …. With Z = 2 three atoms have two kinds of minima, the equilateral triangle at
/// −2.185099 and the line at −2.219098. Nothing holds the atoms together: the energy falls to zero as they part.</remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class LennardJonesCluster : IPotential
{
    /// <summary>Describes a cluster.</summary>
    /// <param name="atoms">Number of atoms, at least 2.</param>
    /// <param name="tripleDipole">Z, in ε σ⁹; 0 for Lennard-Jones alone. Positive values favour lines.</param>
    public LennardJonesCluster(int atoms, double tripleDipole = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atoms, 2);
        if (!double.IsFinite(tripleDipole))
        {
            throw new ArgumentOutOfRangeException(nameof(tripleDipole), tripleDipole, "Z has to be a finite number.");
        }

        Atoms = atoms;
        TripleDipole = tripleDipole;
        Symmetry = new ClusterSymmetry(atoms);
    }

    /// <summary>Number of atoms.</summary>
    public int Atoms { get; }

    /// <summary>Z, in ε σ⁹.</summary>
    public double TripleDipole { get; }

    /// <inheritdoc/>
    public int Dimension => 3 * Atoms;

    /// <inheritdoc/>
    public SymmetryGroup Symmetry { get; }

    /// <inheritdoc/>
    public IEvaluator CreateEvaluator() => new ClusterEvaluator(Atoms, TripleDipole);
}
