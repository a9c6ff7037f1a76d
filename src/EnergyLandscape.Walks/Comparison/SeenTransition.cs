namespace EnergyLandscape.Walks.Comparison;

/// <summary>All crossings of walks from one minimum to another, or between symmetry images of one.</summary>
public sealed record SeenTransition
{
    /// <summary>Id of the minimum before.</summary>
    public required int From { get; init; }

    /// <summary>Id of the minimum after; the same for crossings between its images.</summary>
    public required int To { get; init; }

    /// <summary>Number of crossings.</summary>
    public required int Count { get; init; }

    /// <summary>Number of walks with such a crossing.</summary>
    public required int Walks { get; init; }

    /// <summary>What the database knows of it.</summary>
    public required TransitionKind Kind { get; init; }

    /// <summary>Id of the lowest transition state that joins the two directly; null when there is none.</summary>
    public required int? TransitionState { get; init; }

    /// <summary>Least of the barriers climbed: highest energy of the database's landscape on the way, every step counted, above that of the minimum before;
    /// NaN when none is finite, as are the next two.</summary>
    public required double LeastClimb { get; init; }

    /// <summary>Mean of the barriers climbed.</summary>
    public required double MeanClimb { get; init; }

    /// <summary>Highest of the barriers climbed.</summary>
    public required double HighestClimb { get; init; }

    /// <summary>The minimax barrier between the two minima, above the energy of the one before: no continuous path stays below it. NaN between images of one
    /// minimum and where it is unknown, infinite where nothing connects the two.</summary>
    public required double Minimax { get; init; }

    /// <summary>Number of crossings all of whose points are lower than the minimax barrier: a step of the walk went through the ridge. 0 where that barrier
    /// is not a finite number.</summary>
    public required int Through { get; init; }
}
