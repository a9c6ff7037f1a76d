using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Continues stored points for a <see cref="SearchWorker"/>.</summary>
/// <param name="options">Settings.</param>
/// <param name="potential">The landscape.</param>
/// <param name="evaluator">Its evaluator, which every search uses and counts with.</param>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
internal sealed class ContinuationWorker(ContinuationOptions options, IPotential potential, ISecondOrderEvaluator evaluator)
{
    private readonly ContinuationSearch? _search = ContinuationSearch.CanContinue(potential) && evaluator is IFamilyEvaluator family
        ? new ContinuationSearch(options, (IPotentialFamily)potential, family)
        : null;

    /// <summary>Continues a point.</summary>
    /// <returns>How it ended, and the points it came to, as an eigenvector-following search would give them.</returns>
    public (string Outcome, IReadOnlyList<SaddleSearchResult> Results) Run(StoredPoint parent, CancellationToken token)
    {
        if (_search is null)
        {
            return ("no-family", []);
        }

        ContinuationResult result = _search.Run(parent.Point, token);
        return (
            result.Points.Count > 0 ? "came-back" : result.IsComplete ? "left-window" : "step-limit",
            [.. result.Points.Select(point => new SaddleSearchResult(SaddleSearchOutcome.Converged, point))]);
    }
}
