namespace EnergyLandscape.Runs;

/// <summary>What kind of landscape a run file describes.</summary>
public enum PotentialKind
{
    /// <summary>The loss of a feed-forward network over its weights and biases.</summary>
    Network,

    /// <summary>A model surface with a name.</summary>
    Surface,
}
