using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>The attractors of walks, which their loss-gradient cloud shows, against the stationary points of a database.</summary>
/// <param name="Attractors">The attractors by loss.</param>
/// <param name="DistinctLosses">Number of different energies among the minima of the database.</param>
/// <param name="DistinctWalkLosses">Number of different values of the walks' own loss, on all training rows, at these minima.</param>
public sealed record AttractorComparison(IReadOnlyList<AttractorMatch> Attractors, int DistinctLosses, int DistinctWalkLosses)
{
    /// <summary>Number of attractors with near-zero gradient: what Bosman et al. (2020) count.</summary>
    public int Stationary => Attractors.Count(match => match.Attractor.Stationary);

    /// <summary>Number of these that are minima by their curvature, the lowest one included.</summary>
    public int StationaryMinima => Attractors.Count(match => match.Attractor is { Stationary: true, Kind: AttractorKind.GlobalMinimum or AttractorKind.LocalMinimum });

    /// <summary>Matches the attractors of walks.</summary>
    /// <param name="landscape">The database.</param>
    /// <param name="walks">The walks.</param>
    /// <param name="itineraries">The same walks, mapped.</param>
    /// <param name="options">What counts as an attractor.</param>
    /// <param name="token">Stops between points.</param>
    /// <returns>The attractors; none where no sample is finite.</returns>
    public static AttractorComparison Of(
        ComparedLandscape landscape, ComparedWalks walks, IReadOnlyList<WalkItinerary> itineraries, AttractorOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(walks);
        ArgumentNullException.ThrowIfNull(itineraries);
        ArgumentNullException.ThrowIfNull(options);
        AttractorCensus? census = walks.Directory.ReadWalks().Any(walk => walk.Samples.Any(sample => SampleRange.IsFinite(sample))) ? AttractorCensus.Of(walks.Directory.ReadWalks, options) : null;
        IEvaluator loss = walks.Loss.CreateEvaluator();
        (int Id, double Loss)[][] points =
        [
            .. new[] { StationaryPointKind.Minimum, StationaryPointKind.TransitionState, StationaryPointKind.HigherSaddle }.Select(
                kind => landscape.Store.InEnergyOrder(kind).Select(point => (point.Id, LossAt(point))).ToArray()),
        ];
        double LossAt(StoredPoint point)
        {
            token.ThrowIfCancellationRequested();
            return loss.Energy(point.Point.Coordinates.Span);
        }

        return new AttractorComparison(
            [.. (census ?? Enumerable.Empty<Attractor>()).Select(attractor => Match(landscape, itineraries, attractor, census!.NearZeroGradient, points))],
            landscape.DistinctLosses(), landscape.DistinctLosses(points[(int)StationaryPointKind.Minimum].Select(point => point.Loss)));
    }

    private static AttractorMatch Match(
        ComparedLandscape landscape, IReadOnlyList<WalkItinerary> itineraries, Attractor attractor, double nearZero, (int Id, double Loss)[][] points)
    {
        int[] Within(StationaryPointKind kind) =>
            [.. points[(int)kind].Where(point => point.Loss >= attractor.LossLow && point.Loss <= attractor.LossHigh).Select(point => point.Id)];
        int[] minima = Within(StationaryPointKind.Minimum);
        var counts = new Dictionary<int, long>();
        var copies = new HashSet<(int Minimum, int Copy)>();
        foreach (MappedSample sample in itineraries.SelectMany(walk => walk.Samples))
        {
            // The samples of the census: all of the interval of losses, of stationary attractors those with near-zero gradient.
            if (sample.Minimum is { } minimum && sample.Loss >= attractor.LossLow && sample.Loss <= attractor.LossHigh
                && (!attractor.Stationary || sample.GradientNorm <= nearZero))
            {
                counts[minimum] = counts.GetValueOrDefault(minimum) + 1;
                copies.Add((minimum, sample.Copy));
            }
        }

        return new AttractorMatch(
            attractor, minima, Within(StationaryPointKind.TransitionState), Within(StationaryPointKind.HigherSaddle), landscape.OrbitsOf(minima), counts.Values.Sum(),
            [.. counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value))], copies.Count, landscape.OrbitsOf(counts.Keys));
    }
}
