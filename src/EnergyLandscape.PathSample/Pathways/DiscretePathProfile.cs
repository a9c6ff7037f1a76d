using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>The energy along a discrete path of minima and transition states, by steepest descent from each transition state.</summary>
/// <remarks>Every transition state brings its own symmetry images of the minima; arc lengths add up, coordinates may jump between images
/// of one minimum.</remarks>
public sealed class DiscretePathProfile
{
    private DiscretePathProfile(IReadOnlyList<ProfilePoint> points) => Points = points;

    /// <summary>The points in order, from the first minimum to the last.</summary>
    public IReadOnlyList<ProfilePoint> Points { get; }

    /// <summary>Computes the profile.</summary>
    /// <param name="store">Where the stationary points come from.</param>
    /// <param name="potential">The landscape.</param>
    /// <param name="options">Settings of the descents.</param>
    /// <param name="steps">The path.</param>
    /// <param name="threads">Number of threads that share one evaluation, where the potential allows that; the result does not depend on it.</param>
    /// <param name="token">Checked between steps.</param>
    /// <exception cref="InputException">A descent no longer ends where the database says.</exception>
    public static DiscretePathProfile Of(StationaryPointStore store, IPotential potential, ExplorationOptions options, IReadOnlyList<PathStep> steps, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(steps);
        var search = new PathwaySearch(options.Pathway, options.Identity, potential);
        ISecondOrderEvaluator evaluator = potential.CreateSecondOrderEvaluator(threads);
        var points = new List<ProfilePoint>();
        double offset = 0;
        foreach (PathStep step in steps)
        {
            StoredPoint saddle = store.TransitionStates[step.TransitionState - 1];
            (IReadOnlyList<PathPoint> back, IReadOnlyList<PathPoint> forth) = BothSides(store, search, evaluator, saddle, step, token);
            double length = back[^1].ArcLength;
            for (int i = back.Count - 1; i >= 0; i--)
            {
                bool isEnd = i == back.Count - 1;
                if (isEnd && points.Count > 0)
                {
                    continue;
                }

                points.Add(new ProfilePoint(offset + length - back[i].ArcLength, back[i].Energy, isEnd ? StationaryPointKind.Minimum : null, isEnd ? step.From : null));
            }

            points.Add(new ProfilePoint(offset + length, saddle.Energy, StationaryPointKind.TransitionState, saddle.Id));
            for (int i = 0; i < forth.Count; i++)
            {
                bool isEnd = i == forth.Count - 1;
                points.Add(new ProfilePoint(offset + length + forth[i].ArcLength, forth[i].Energy, isEnd ? StationaryPointKind.Minimum : null, isEnd ? step.To : null));
            }

            offset = points[^1].ArcLength;
        }

        return new DiscretePathProfile(points);
    }

    // The two minima may lie on either side, or both on one where that side branches.
    private static (IReadOnlyList<PathPoint> Back, IReadOnlyList<PathPoint> Forth) BothSides(
        StationaryPointStore store, PathwaySearch search, ISecondOrderEvaluator evaluator, StoredPoint saddle, PathStep step, CancellationToken token)
    {
        double[] mode = search.NegativeModes(evaluator, saddle.Point)[0];
        double[][] sides = [mode, [.. mode.Select(component => -component)]];
        IReadOnlyList<PathPoint>? Down(int side, int minimum) =>
            store.ConnectionsOf(saddle.Id).Any(connection => connection.Side == side && connection.Minimum == minimum)
                ? search.Trace(evaluator, saddle.Point, sides[side], end => store.Find(end)?.Id == minimum, new RandomStream(0, (ulong)saddle.Id), token)
                : null;
        foreach ((int first, int second) in new[] { (0, 1), (1, 0), (0, 0), (1, 1) })
        {
            if (Down(first, step.From) is { } back && Down(second, step.To) is { } forth)
            {
                return (back, forth);
            }
        }

        throw new InputException($"{store.Path}: descending from transition state {saddle.Id} does not lead to minima {step.From} and {step.To}, expected the connection that the database holds");
    }
}
