using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>A run file, resolved: every key has its value, from the file or by default.</summary>
/// <remarks>Two run files are equal when all their values are. Made by <see cref="RunFileReader"/>, written by <see cref="RunFileWriter"/>.</remarks>
public sealed record RunFile
{
    /// <summary>The landscape: a network's loss, a model surface or a cluster of atoms.</summary>
    [Description("The landscape: a network's loss, a model surface or a cluster of atoms.")]
    public required PotentialSection Potential { get; init; }

    /// <summary>What a network is trained on.</summary>
    [Description("What a network is trained on.")]
    public DataSection? Data { get; init; }

    /// <summary>What counts as a stationary point, and when two of them are one.</summary>
    [Description("What counts as a stationary point, and when two of them are one.")]
    public IdentitySection Identity { get; init; } = new();

    /// <summary>L-BFGS minimisation as in GMIN, then a second-order finish.</summary>
    [Description("L-BFGS minimisation as in GMIN, then a second-order finish.")]
    public QuenchSection Quench { get; init; } = new();

    /// <summary>Searches for transition states.</summary>
    [Description("Searches for transition states.")]
    public EigenvectorFollowingSection EigenvectorFollowing { get; init; } = new();

    /// <summary>Descent from a transition state to the minima that it connects.</summary>
    [Description("Descent from a transition state to the minima that it connects.")]
    public PathwaySection Pathway { get; init; } = new();

    /// <summary>Doubly-nudged elastic bands between two minima.</summary>
    [Description("Doubly-nudged elastic bands between two minima.")]
    public ElasticBandSection ElasticBand { get; init; } = new();

    /// <summary>Monte Carlo on quenched energies.</summary>
    [Description("Monte Carlo on quenched energies.")]
    public BasinHoppingSection BasinHopping { get; init; } = new();

    /// <summary>How long to search and with what.</summary>
    [Description("How long to search and with what.")]
    public ExploreSection Explore { get; init; } = new();

    /// <summary>Walks that sample the landscape; absent when the run file has none.</summary>
    [Description("Walks that sample the landscape; absent when the run file has none.")]
    public WalkSection? Walk { get; init; }
}
