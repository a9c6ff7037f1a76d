using System.Diagnostics;
using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Carries out planned searches with the buffers of one thread. A search is a pure function of its plan, its stream and the points
/// that were known when its batch was planned.</summary>
/// <threadsafety>Not safe: one worker a thread.</threadsafety>
public sealed partial class SearchWorker
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

    private void TakeValley(SaddleSearchResult result) => TakeValley(result.Outcome == SaddleSearchOutcome.Degenerate ? result.Point : null);

    private void TakeValleys(DownhillEnds[] sides) => sides.SelectMany(side => side.Valleys).ToList().ForEach(TakeValley);

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
