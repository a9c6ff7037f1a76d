using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>What the continuation of a stationary point gave.</summary>
/// <param name="Points">Verified stationary points of the home member where the curves came back to it, in the order of their discovery; none is
/// a symmetry image of another or of the start.</param>
/// <param name="Folds">Where curves turned back in the parameter.</param>
/// <param name="Bifurcations">Where branches met: an eigenvalue vanished without a fold, or a curve ran into one of higher symmetry.</param>
/// <param name="Steps">Steps taken along all curves.</param>
/// <param name="IsComplete">Whether every curve was followed to the end of the window or back to a known point; false where
/// <see cref="ContinuationOptions"/> cut one short or a branch was not found.</param>
public sealed record ContinuationResult(
    IReadOnlyList<StationaryPoint> Points, IReadOnlyList<SingularPoint> Folds, IReadOnlyList<SingularPoint> Bifurcations, int Steps, bool IsComplete);
