using System.Diagnostics;
using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Carries out planned searches with the buffers of one thread. A search is a pure function of its plan, its stream and the points
/// that were known when its batch was planned.</summary>
/// <threadsafety>Not safe: one worker a thread.</threadsafety>
public sealed class SearchWorker
{
    private const int MostDescents = 6;

    // Trust radius at first where a point is known nearly.
    private const double RefinementStep = 0.05;

    private readonly IPotential _potential;
    private readonly ExplorationOptions _options;
    private readonly Func<StationaryPoint, bool> _isKnown;
    private readonly ISecondOrderEvaluator _evaluator;
    private readonly Quench _quench;
    private readonly EigenvectorFollowingSearch _saddleSearch;
    private readonly FixedSpaceSearch _fixedSpaces;
    private readonly FixedSpace _wholeSpace;
    private readonly PathwaySearch _pathways;
    private readonly ContinuationWorker _continuation;
    private readonly List<ValleyFinding> _valleys = [];
    private readonly double[] _start;
    private readonly double[] _image;

    /// <summary>Makes the buffers.</summary>
    /// <param name="potential">The landscape.</param>
    /// <param name="options">Settings of all methods.</param>
    /// <param name="isKnown">Whether a point was known when the batch was planned; called from the worker's thread.</param>
    /// <param name="rowThreads">Threads that share one evaluation where it is a sum over many rows of data.</param>
    public SearchWorker(IPotential potential, ExplorationOptions options, Func<StationaryPoint, bool> isKnown, int rowThreads = 1)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(options);
        _potential = potential;
        _options = options;
        _isKnown = isKnown;
        _evaluator = potential.CreateSecondOrderEvaluator(rowThreads);
        _quench = new Quench(options.Quench, potential);
        _saddleSearch = new EigenvectorFollowingSearch(options.EigenvectorFollowing, potential);
        _fixedSpaces = new FixedSpaceSearch(options.EigenvectorFollowing, potential, _evaluator);
        _wholeSpace = EnergyLandscape.Potentials.FixedSpace.Of(potential.Dimension, []);
        _pathways = new PathwaySearch(options.Pathway, options.Identity, potential);
        _continuation = new ContinuationWorker(options.Continuation, potential, _evaluator);
        _start = new double[potential.Dimension];
        _image = new double[potential.Dimension];
    }

    /// <summary>Carries out one search and measures what it takes on this thread.</summary>
    public (SearchFindings Findings, SearchEffort Effort) RunMeasured(ResolvedSearch search, CancellationToken token)
    {
        long began = Stopwatch.GetTimestamp(), allocated = GC.GetAllocatedBytesForCurrentThread(), quenches = _quench.Runs, saddleSearches = SaddleSearches;
        SearchFindings findings = Run(search, token);
        return (findings, new SearchEffort(
            1, Stopwatch.GetTimestamp() - began, GC.GetAllocatedBytesForCurrentThread() - allocated, _quench.Runs - quenches, SaddleSearches - saddleSearches, findings.Counts));
    }

    private long SaddleSearches => _saddleSearch.Runs + _fixedSpaces.Runs;

    /// <summary>Carries out one search.</summary>
    public SearchFindings Run(ResolvedSearch search, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(search);
        EvaluationCounts before = _evaluator.Counts;
        var findings = new List<Finding>();
        _valleys.Clear();
        (string outcome, StationaryPoint? target) = search.Plan.Method switch
        {
            SearchMethod.MultiStart => MultiStart(search, findings),
            SearchMethod.BasinHopping => BasinHopping(search, findings, token),
            SearchMethod.SaddleFromRandom => SaddleFromRandom(search, findings, token),
            SearchMethod.SaddleFromMinimum or SearchMethod.SaddleFromSaddle => SaddleFromDisplaced(search, findings, token),
            SearchMethod.SaddleFromMode => SaddleFromMode(search, findings, token),
            SearchMethod.FixedSpace => FixedSpace(search, findings, token),
            SearchMethod.UnbalancedSpace => UnbalancedSpace(search, findings, token),
            SearchMethod.Vary => Vary(search, findings, token),
            SearchMethod.SaddleFromImages => SaddleFromImages(search, findings, token),
            SearchMethod.Band or SearchMethod.BandToImage => Band(search, findings, token),
            SearchMethod.Continuation => Continuation(search, findings, token),
            SearchMethod.Refinement => Refinement(search, findings, token),
            SearchMethod.DescentFromSaddle => DescentFromSaddle(search, findings, token),
            _ => throw new ArgumentException($"Unknown search method '{search.Plan.Method}'.", nameof(search)),
        };
        return new SearchFindings(outcome, target, findings, _evaluator.Counts - before) { Valleys = [.. _valleys] };
    }

    private (string Outcome, StationaryPoint? Target) MultiStart(ResolvedSearch search, List<Finding> findings)
    {
        StartingPoints.LogUniform(search.Stream, _options.SmallestStart, _options.LargestStart, _start);
        return QuenchStart(search, findings);
    }

    private (string Outcome, StationaryPoint? Target) QuenchStart(ResolvedSearch search, List<Finding> findings)
    {
        QuenchResult result = _quench.Run(_evaluator, _start);
        TakeValley(result.Valley);
        if (result.Minimum is { } minimum)
        {
            findings.Add(new Finding(minimum, search.Plan.Method));
        }

        return (Name(result), result.Minimum);
    }

    private (string Outcome, StationaryPoint? Target) BasinHopping(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        if (search.Parent is { } parent)
        {
            parent.Point.Coordinates.Span.CopyTo(_start);
        }
        else
        {
            StartingPoints.LogUniform(search.Stream, _options.SmallestStart, _options.LargestStart, _start);
        }

        var chain = new BasinHoppingChain(_options.BasinHopping, _quench);
        IReadOnlyList<QuenchResult> results = chain.Run(_evaluator, _start, Temperature(search.Stream), search.Stream, token);

        // The quench of a known parent is no arrival.
        foreach (QuenchResult result in search.Parent is null ? results : results.Skip(1))
        {
            TakeValley(result.Valley);
            if (result.Minimum is { } minimum)
            {
                findings.Add(new Finding(minimum, search.Plan.Method));
            }
        }

        StationaryPoint? lowest = findings.Count == 0 ? null : findings.MinBy(finding => finding.Point.Energy)!.Point;
        return (lowest is null ? Name(results[^1]) : Name(MinimisationOutcome.GradientConverged), lowest);
    }

    private int Temperature(RandomStream stream) => _options.BasinHopping.Temperatures.Length is var count && count > 1 ? stream.NextInt(count) : 0;

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

    private (string Outcome, StationaryPoint? Target) FixedSpace(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        FixedSpace space = _potential.Symmetry.RandomFixedSpace(search.Stream);
        return TakeAnyIndex(search, _fixedSpaces.FromRandom(space, _options.SmallestStart, _options.LargestStart, search.Stream, token), findings, token);
    }

    private (string Outcome, StationaryPoint? Target) UnbalancedSpace(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        int number = search.Plan.Space!.Value - 1;
        FixedSpace space = _potential.Symmetry.FixedSpaces[number];
        if (search.Parent is not { } parent || ImageIn(number, parent, search.Stream) is not { } image)
        {
            return TakeAnyIndex(search, _fixedSpaces.FromRandom(space, _options.SmallestStart, _options.LargestStart, search.Stream, token), findings, token);
        }

        double[] other = search.Other is { } second ? ImageIn(number, second, search.Stream) ?? second.Point.Coordinates.ToArray() : image;
        _potential.Symmetry.Vary(search.Stream, image, other, _start);
        var z = new double[space.ReducedDimension];
        space.ReduceChanged(image, _start, z);
        return FromVaried(search, space, z, findings, token);
    }

    private (string Outcome, StationaryPoint? Target) Vary(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        // Three of four stay in the fixed space of the changed point, where it is a point of few coordinates.
        _potential.Symmetry.Vary(search.Stream, search.Parent!.Point.Coordinates.Span, search.Other!.Point.Coordinates.Span, _start);
        FixedSpace space = search.Stream.NextInt(4) == 0
            ? _wholeSpace
            : _potential.Symmetry.FixedSpaceOf(_start, _options.Identity.DistanceWindow);
        var z = new double[space.ReducedDimension];
        space.Reduce(_start, z);
        return FromVaried(search, space, z, findings, token);
    }

    private (string Outcome, StationaryPoint? Target) FromVaried(ResolvedSearch search, FixedSpace space, double[] z, List<Finding> findings, CancellationToken token)
    {
        double scale = Math.Clamp(VectorMath.MaxAbs(z), 1e-3, 1), noise = scale * StartingPoints.LogUniform(search.Stream, 1e-4, 0.3);
        for (int i = 0; i < z.Length; i++)
        {
            z[i] += search.Stream.NextUniform(-noise, noise);
        }

        return TakeAnyIndex(search, _fixedSpaces.FromPoint(space, z, 0.15 * scale, search.Stream, token), findings, token);
    }

    private double[]? ImageIn(int space, StoredPoint point, RandomStream stream)
    {
        IReadOnlyList<(double[] Image, System.Numerics.BigInteger Count)>? images =
            _potential.Symmetry.ImagesIn(space, point.Point.Coordinates.Span, _options.Identity.DistanceWindow);
        return images is { Count: > 0 } ? images[stream.NextInt(images.Count)].Image : null;
    }

    private (string Outcome, StationaryPoint? Target) TakeAnyIndex(ResolvedSearch search, SaddleSearchResult result, List<Finding> findings, CancellationToken token)
    {
        TakeValley(result);
        if (result.Outcome != SaddleSearchOutcome.Converged)
        {
            return (Name(result.Outcome), null);
        }

        if (result.Point!.Index == 1)
        {
            return TakeTransitionState(search, result.Point, findings, token);
        }

        findings.Add(new Finding(result.Point, search.Plan.Method));
        return (Name(result.Outcome), result.Point);
    }

    private (string Outcome, StationaryPoint? Target) Continuation(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        (string outcome, IReadOnlyList<SaddleSearchResult> results) = _continuation.Run(search.Parent!, token);
        StationaryPoint? target = null;
        foreach (SaddleSearchResult result in results)
        {
            target = TakeAnyIndex(search, result, findings, token).Target ?? target;
        }

        return (outcome, target);
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
        sides.SelectMany(side => side.Valleys).ToList().ForEach(TakeValley);
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
            if (sides.All(side => side.Ends.Count > 0))
            {
                AddSaddles(search, sides.SelectMany(side => side.Saddles), findings, token);
                findings.Add(new Finding(saddle, SearchMethod.Path, sides));
            }
        }
    }

    private (string Outcome, StationaryPoint? Target) Band(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        ReadOnlySpan<double> from = search.Parent!.Point.Coordinates.Span;
        ReadOnlySpan<double> to = search.Other!.Point.Coordinates.Span;
        bool nearest = search.Plan.Method == SearchMethod.Band;
        if (nearest)
        {
            _potential.Symmetry.Align(from, to, _image);
        }
        else
        {
            _potential.Symmetry.RandomImage(search.Stream, to, _image);
        }

        if (Distance(from, _image) <= _options.Identity.DistanceWindow)
        {
            return ("same-point", null);
        }

        double density = nearest ? 1 : search.Stream.NextUniform(0.7, 2);
        ElasticBandResult band = new DoublyNudgedBand(_options.ElasticBand).Run(_evaluator, from, _image, density, nearest ? null : search.Stream, token);
        IReadOnlyList<int> maxima = band.Maxima;
        StationaryPoint? target = null;
        string outcome = maxima.Count == 0 ? "no-maximum" : "no-transition-state";
        foreach (int end in new[] { 0, band.Images.Count - 1 })
        {
            if (UnresolvedMaximum(band, end) is { } step)
            {
                (string found, StationaryPoint? point) = SearchSaddle(search, _start, step, findings, token);
                (outcome, target) = point is not null && target is null ? (found, point) : (outcome, target);
            }
        }

        foreach (int maximum in maxima)
        {
            double spacing = Distance(band.Images[maximum], band.Images[maximum - 1]);
            (string found, StationaryPoint? point) = SearchSaddle(search, band.Images[maximum], 0.3 * spacing, findings, token);
            if (point is not null && target is null)
            {
                target = point;
                outcome = found;
            }
        }

        return (outcome, target);
    }

    // The energy rises from a minimum; when the image next to it lies lower, there is a maximum between them that the spacing of the band
    // skipped, such as the barrier of 1e-11 around the all-zero minimum. Puts the highest of ever closer points into the start.
    private double? UnresolvedMaximum(ElasticBandResult band, int end)
    {
        const int halvings = 40;
        double[] minimum = band.Images[end], next = band.Images[end == 0 ? 1 : end - 1];
        double highest = band.Energies[end], best = 0;
        if (_evaluator.Energy(next) >= highest)
        {
            return null;
        }

        for (double share = 0.5; share > Math.ScaleB(1, -halvings); share /= 2)
        {
            for (int i = 0; i < _start.Length; i++)
            {
                _start[i] = minimum[i] + (share * (next[i] - minimum[i]));
            }

            double energy = _evaluator.Energy(_start);
            (highest, best) = energy > highest ? (energy, share) : (highest, best);
        }

        for (int i = 0; i < _start.Length; i++)
        {
            _start[i] = minimum[i] + (best * (next[i] - minimum[i]));
        }

        return best == 0 ? null : 0.3 * best * Distance(minimum, next);
    }

    // No connection is recorded for a higher saddle, so a quench tells as much as a path, in a tenth of the time.
    private (string Outcome, StationaryPoint? Target) DescentFromSaddle(ResolvedSearch search, List<Finding> findings, CancellationToken token)
    {
        StationaryPoint saddle = search.Parent!.Point;
        foreach (double[] direction in Some(_pathways.DescentDirections(_evaluator, saddle, search.Stream), search.Stream))
        {
            token.ThrowIfCancellationRequested();
            if (!StepOff(saddle, direction))
            {
                continue;
            }

            QuenchResult result = _quench.Run(_evaluator, _start);
            TakeValley(result.Valley);
            if (result.Minimum is { } minimum)
            {
                findings.Add(new Finding(minimum, SearchMethod.Path));
            }
        }

        return ("descended", null);
    }

    // Saddles of high index have dozens of directions, and most of these lead to the same few minima.
    private static IEnumerable<double[]> Some(IReadOnlyList<double[]> directions, RandomStream stream)
    {
        List<double[]> left = [.. directions];
        for (int drawn = 0; drawn < MostDescents && left.Count > 0; drawn++)
        {
            int at = stream.NextInt(left.Count);
            yield return left[at];
            left.RemoveAt(at);
        }
    }

    // Puts the point into the start that lies as far down a direction as the energy falls with every doubling of the distance.
    private bool StepOff(StationaryPoint saddle, double[] direction)
    {
        ReadOnlySpan<double> x = saddle.Coordinates.Span;
        double best = 0, lowest = saddle.Energy;
        for (double length = 1e-6; length < 0.1; length *= 2)
        {
            SetStart(x, length);
            double energy = _evaluator.Energy(_start);
            if (energy < lowest)
            {
                (best, lowest) = (length, energy);
            }
            else if (best > 0)
            {
                break;
            }
        }

        SetStart(x, best);
        return best > 0;

        void SetStart(ReadOnlySpan<double> from, double length)
        {
            for (int i = 0; i < _start.Length; i++)
            {
                _start[i] = from[i] + (length * direction[i]);
            }
        }
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return Math.Sqrt(sum);
    }

    private void TakeValley(SaddleSearchResult result) => TakeValley(result.Outcome == SaddleSearchOutcome.Degenerate ? result.Point : null);

    private void TakeValley(StationaryPoint? point)
    {
        if (point is not null)
        {
            _valleys.Add(new ValleyFinding(point, point.Nullity - _options.Quench.Verification.ZeroModes));
        }
    }

    private static string Name(QuenchResult result) => result.Valley is null ? Name(result.Outcome) : Name(SaddleSearchOutcome.Degenerate);

    private static string Name(MinimisationOutcome outcome) => outcome switch
    {
        MinimisationOutcome.GradientConverged => "converged",
        MinimisationOutcome.StepLimit => "step-limit",
        MinimisationOutcome.NoDescent => "no-descent",
        MinimisationOutcome.NotFinite => "not-finite",
        _ => "not-a-minimum",
    };

    private static string Name(SaddleSearchOutcome outcome) => outcome switch
    {
        SaddleSearchOutcome.Converged => "converged",
        SaddleSearchOutcome.StepLimit => "step-limit",
        SaddleSearchOutcome.WrongIndex => "wrong-index",
        SaddleSearchOutcome.Degenerate => "degenerate",
        _ => "not-finite",
    };
}
