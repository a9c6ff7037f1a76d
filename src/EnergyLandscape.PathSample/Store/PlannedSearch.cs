using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>A search before it runs: with the snapshot of its batch and the master seed, all that its result depends on.</summary>
/// <param name="Index">Number of the search in the whole database; picks its random stream.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="ParentKind">Kind of the point that it starts from; null when it starts from none.</param>
/// <param name="Parent">Id of the point that it starts from.</param>
/// <param name="OtherKind">Kind of the second point of a pair; null when there is none.</param>
/// <param name="Other">Id of the second point of a pair.</param>
/// <param name="Space">Number, from 1, of the fixed space of the symmetry group that it stays in, or of the way up from the minimum
/// (<see cref="ModeDirection.Number"/>); null when it chooses itself or has none.</param>
public sealed record PlannedSearch(
    long Index,
    string Method,
    StationaryPointKind? ParentKind = null,
    int? Parent = null,
    StationaryPointKind? OtherKind = null,
    int? Other = null,
    int? Space = null);
