using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Capture and recapture between two databases of one landscape that were explored with different seeds.</summary>
/// <param name="Minima">Estimate for minima.</param>
/// <param name="TransitionStates">Estimate for transition states.</param>
public sealed record DatabaseRecapture(RecaptureEstimate Minima, RecaptureEstimate TransitionStates)
{
    /// <summary>Compares the points of two databases by their identity rule.</summary>
    /// <param name="first">A database, opened with the symmetry of its potential.</param>
    /// <param name="second">Another, opened with coordinates.</param>
    /// <exception cref="InputException">They are of different landscapes, or share a seed.</exception>
    public static DatabaseRecapture Of(StationaryPointStore first, StationaryPointStore second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Identity.DifferenceFrom(second.Identity) is { } difference)
        {
            throw new InputException(
                $"{second.Path} holds another landscape than {first.Path}: {difference.Replace("the database", first.Path, StringComparison.Ordinal).Replace("the request", second.Path, StringComparison.Ordinal)}; expected the same landscape explored with another seed");
        }

        if (first.Runs.Select(run => run.Seed).Intersect(second.Runs.Select(run => run.Seed), StringComparer.Ordinal).FirstOrDefault() is { } seed)
        {
            throw new InputException(
                $"{first.Path} and {second.Path} were both explored with seed {seed}, expected different seeds: one seed makes the same searches twice");
        }

        return new DatabaseRecapture(Of(first, second, StationaryPointKind.Minimum), Of(first, second, StationaryPointKind.TransitionState));
    }

    private static RecaptureEstimate Of(StationaryPointStore first, StationaryPointStore second, StationaryPointKind kind)
    {
        // Two points of one database that both match one point of the other count once.
        int both = second.PointsOf(kind).Select(point => first.Find(point.Point)?.Id).Where(id => id is not null).Distinct().Count();
        return CaptureRecapture.Estimate(first.PointsOf(kind).Count, second.PointsOf(kind).Count, both);
    }
}
