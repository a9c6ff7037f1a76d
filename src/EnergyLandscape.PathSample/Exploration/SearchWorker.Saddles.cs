using EnergyLandscape.Gmin;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

// Eigenvector-following from random points, known points and their images, and the paths of what it finds.
public sealed partial class SearchWorker
{
    private (string Outcome, StationaryPoint? Target) SaddleFromRandom(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        double size = StartingPoints.LogUniform(search.Stream, _options.SmallestStart, _options.LargestStart, _start);
        return TakeSaddle(search, _saddleSearch.Run(_evaluator, _start, 1, 0.3 * size, token), findings, token);
    }

    private (string Outcome, StationaryPoint? Target) SaddleFromDisplaced(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        double size = DisplacedStart(search, search.Parent!);
        return SearchSaddle(search, _start, 0.3 * size, findings, token);
    }

    // Returns the size of the displacement.
    private double DisplacedStart(ResolvedSearch search, StoredPoint parent)
    {
        double size = StartingPoints.LogUniform(search.Stream, 10 * _options.SmallestStart, 0.3 * _options.LargestStart);
        for (int i = 0; i < _start.Length; i++)
        {
            _start[i] = parent.Point.Coordinates.Span[i] + search.Stream.NextUniform(-size, size);
        }

        return size;
    }

    private (string Outcome, StationaryPoint? Target) SaddleFromImages(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        ReadOnlySpan<double> parent = search.Parent!.Point.Coordinates.Span;
        ReadOnlySpan<double> other = search.Other!.Point.Coordinates.Span;
        if (search.Stream.NextInt(3) == 0 && search.Other != search.Parent)
        {
            _potential.Symmetry.Align(parent, other, _image);
        }
        else
        {
            _potential.Symmetry.RandomImage(search.Stream, other, _image);
        }

        double share = search.Stream.NextUniform(0.1, 0.9);
        double noise = StartingPoints.LogUniform(search.Stream, 1e-4, 0.1);
        double distance = 0;
        for (int i = 0; i < _start.Length; i++)
        {
            distance += (_image[i] - parent[i]) * (_image[i] - parent[i]);
            _start[i] = parent[i] + (share * (_image[i] - parent[i])) + search.Stream.NextUniform(-noise, noise);
        }

        return SearchSaddle(search, _start, Math.Max(1e-3, 0.05 * Math.Sqrt(distance)), findings, token);
    }

    private (string Outcome, StationaryPoint? Target) SearchSaddle(ResolvedSearch search, double[] start, double step, List<Finding> findings, CancellationToken token)
    {
        return TakeSaddle(search, _saddleSearch.Run(_evaluator, start, 1, step, token, TrustMeasure.Energy), findings, token);
    }

    private (string Outcome, StationaryPoint? Target) Refinement(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        int number = search.Plan.Space!.Value;
        if (_options.Refined?.TryGetValue(number, out StationaryPoint? point) is not true)
        {
            throw new InputException(FormattableString.Invariant($"search {search.Plan.Index} refines point {number} of another database, which is not there; expected the database that explore.from or --from named when the search was planned"));
        }

        point.Coordinates.Span.CopyTo(_start);
        return point.Kind switch
        {
            StationaryPointKind.Minimum => QuenchStart(search, findings),
            StationaryPointKind.TransitionState => SearchSaddle(search, _start, RefinementStep, findings, token),
            _ => TakeAnyIndex(search, _saddleSearch.RunAnyIndex(_evaluator, _start, point.Index, RefinementStep, token), findings, token),
        };
    }

    private (string Outcome, StationaryPoint? Target) SaddleFromMode(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        ReadOnlySpan<double> minimum = search.Parent!.Point.Coordinates.Span;
        var way = ModeDirection.FromNumber(search.Plan.Space!.Value);
        SaddleSearchResult result = way.Number <= ModeDirection.Count(_potential)
            ? _saddleSearch.RunAlongMode(_evaluator, minimum, way.Mode, way.IsBackward, token)
            : _saddleSearch.RunUphill(_evaluator, minimum, search.Stream, token);
        return TakeSaddle(search, result, findings, token);
    }

    private (string Outcome, StationaryPoint? Target) TakeSaddle(ResolvedSearch search, SaddleSearchResult result, List<Finding> findings, CancellationToken token)
    {
        TakeValley(result);
        return result.Outcome == SaddleSearchOutcome.Converged
            ? TakeTransitionState(search, result.Point!, findings, token)
            : (Name(result.Outcome), null);
    }

    // Follows the paths of a transition state that is new, and of those that its paths end on.
    private (string Outcome, StationaryPoint? Target) TakeTransitionState(ResolvedSearch search, StationaryPoint transitionState, List<Finding> findings, CancellationToken token)
    {
        if (_isKnown(transitionState))
        {
            findings.Add(new Finding(transitionState, search.Plan.Method));
            return (Name(SaddleSearchOutcome.Converged), transitionState);
        }

        DownhillEnds[] sides = _pathways.Sides(_evaluator, transitionState, search.Stream, token);
        TakeValleys(sides);
        if (sides.Any(side => side.Ends.Count == 0))
        {
            return (sides.Any(side => side.Ends.Count == 0 && side.Valleys.Count == 0) ? "no-path" : "path-to-valley", null);
        }

        AddSaddles(search, sides.SelectMany(side => side.Saddles), findings, token);
        findings.Add(new Finding(transitionState, search.Plan.Method, sides));
        return (Name(SaddleSearchOutcome.Converged), transitionState);
    }

    private void AddSaddles(ResolvedSearch search, IEnumerable<StationaryPoint> saddles, List<Finding> findings, CancellationToken token)
    {
        foreach (StationaryPoint saddle in saddles)
        {
            if (findings.Exists(finding => ReferenceEquals(finding.Point, saddle)))
            {
                continue;
            }

            if (saddle.Index > 1 || _isKnown(saddle))
            {
                findings.Add(new Finding(saddle, SearchMethod.Path));
                continue;
            }

            // Energies fall along every path, so this ends.
            DownhillEnds[] sides = _pathways.Sides(_evaluator, saddle, search.Stream, token);
            TakeValleys(sides);
            if (sides.All(side => side.Ends.Count > 0))
            {
                AddSaddles(search, sides.SelectMany(side => side.Saddles), findings, token);
                findings.Add(new Finding(saddle, SearchMethod.Path, sides));
            }
        }
    }
}
