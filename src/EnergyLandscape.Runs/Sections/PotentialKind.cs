namespace EnergyLandscape.Runs;

/// <summary>What kind of landscape a run file describes.</summary>
public enum PotentialKind
{
    /// <summary>The loss of a feed-forward network over its weights and biases.</summary>
    Network,

    /// <summary>A model surface with a name.</summary>
    Surface,

    /// <summary>A cluster of like atoms with the energy of Lennard-Jones.</summary>
    LennardJones,

    /// <summary>A cluster of like atoms with the energies of Lennard-Jones and of Axilrod and Teller.</summary>
    Ljat,
}
