using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Settings of the continuation of stationary points in the parameter of a potential family.</summary>
public sealed record ContinuationOptions
{
    /// <summary>How far the parameter may fall below that of home. Default ln 10: a decade of λ. Few curves come back from there.</summary>
    public double Below { get; init; } = Math.Log(10);

    /// <summary>How far it may rise above. Default ln 1e5: curves of networks join where the regularisation gets strong.</summary>
    public double Above { get; init; } = Math.Log(1e5);

    /// <summary>First step along a curve, in the length of coordinates and parameter together.</summary>
    public double FirstStep { get; init; } = 0.1;

    /// <summary>Longest step.</summary>
    public double LargestStep { get; init; } = 1;

    /// <summary>A curve that asks for a shorter step ends.</summary>
    public double SmallestStep { get; init; } = 1e-6;

    /// <summary>Least cosine of the angle between the tangents at the ends of a step; a step that turns more is halved, so that curves are
    /// not mistaken for each other.</summary>
    public double LeastCosine { get; init; } = 0.9;

    /// <summary>Distance from a bifurcation along its mode where the new branch is looked for.</summary>
    public double BranchStep { get; init; } = 0.05;

    /// <summary>Most branches that one search follows, its own curve included.</summary>
    public int MaxBranches { get; init; } = 6;

    /// <summary>Most Hessians of one search.</summary>
    public int MaxHessians { get; init; } = 500;

    /// <summary>What a returned point must fulfil.</summary>
    public VerificationRule Verification { get; init; } = new();
}
