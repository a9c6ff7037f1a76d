using EnergyLandscape.Gmin;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Everything that the searches of an exploration depend on, besides the seed.</summary>
public sealed record ExplorationOptions
{
    /// <summary>Quenches.</summary>
    public QuenchOptions Quench { get; init; } = new();

    /// <summary>Smallest size of random starts.</summary>
    public double SmallestStart { get; init; } = 1e-4;

    /// <summary>Largest size of random starts.</summary>
    public double LargestStart { get; init; } = 10;

    /// <summary>Basin-hopping chains.</summary>
    public BasinHoppingOptions BasinHopping { get; init; } = new();

    /// <summary>Saddle searches.</summary>
    public EigenvectorFollowingOptions EigenvectorFollowing { get; init; } = new();

    /// <summary>Steepest-descent paths.</summary>
    public PathwayOptions Pathway { get; init; } = new();

    /// <summary>Elastic bands.</summary>
    public ElasticBandOptions ElasticBand { get; init; } = new();

    /// <summary>Continuation in the parameter of a potential family.</summary>
    public ContinuationOptions Continuation { get; init; } = new();

    /// <summary>Points of another database, for searches that refine them, by <see cref="RefinementStrategy.NumberOf"/>; null for none.</summary>
    public IReadOnlyDictionary<int, StationaryPoint>? Refined { get; init; }

    /// <summary>When two points are one.</summary>
    public IdentityRule Identity { get; init; } = new();
}
