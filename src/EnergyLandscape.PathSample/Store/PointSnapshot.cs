using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>How many points of each kind a store held at one moment; ids count from 1 without gaps, so it names the points too.</summary>
/// <param name="Minima">Number of minima.</param>
/// <param name="TransitionStates">Number of transition states.</param>
/// <param name="HigherSaddles">Number of saddles of index 2 or more.</param>
public readonly record struct PointSnapshot(int Minima, int TransitionStates, int HigherSaddles)
{
    /// <summary>Number of points of a kind; also the highest id of that kind.</summary>
    /// <param name="kind">The kind.</param>
    public int Count(StationaryPointKind kind) => kind switch
    {
        StationaryPointKind.Minimum => Minima,
        StationaryPointKind.TransitionState => TransitionStates,
        _ => HigherSaddles,
    };
}
