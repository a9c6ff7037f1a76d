using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Verifies every stored point again, with the Hessian at its coordinates.</summary>
public static class StoreCheck
{
    /// <summary>The points that are not stationary, or have another index or energy than stored.</summary>
    /// <param name="store">Where the points are.</param>
    /// <param name="potential">The landscape.</param>
    /// <param name="rule">When a point is stationary.</param>
    /// <param name="threads">Number of threads that share one evaluation, where the potential allows that; the result does not depend on it.</param>
    /// <param name="token">Checked between points.</param>
    public static IReadOnlyList<PointDefect> Run(StationaryPointStore store, IPotential potential, VerificationRule rule, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(rule);
        ISecondOrderEvaluator evaluator = potential.CreateSecondOrderEvaluator(threads);
        var defects = new List<PointDefect>();
        foreach (StoredPoint point in store.Minima.Concat(store.TransitionStates).Concat(store.HigherSaddles))
        {
            token.ThrowIfCancellationRequested();
            if (Defect(evaluator, point, store.Identity.Rule, rule) is { } sentence)
            {
                defects.Add(new PointDefect(point.Kind, point.Id, sentence));
            }
        }

        foreach (StoredPoint saddle in store.TransitionStates)
        {
            foreach (int side in new[] { 0, 1 })
            {
                if (!store.ConnectionsOf(saddle.Id).Any(connection => connection.Side == side))
                {
                    defects.Add(new PointDefect(saddle.Kind, saddle.Id, $"side {side} reaches no minimum"));
                }
            }
        }

        return defects;
    }

    private static string? Defect(ISecondOrderEvaluator evaluator, StoredPoint point, IdentityRule identity, VerificationRule rule)
    {
        if (point.Point.Coordinates.Length != evaluator.Dimension)
        {
            return $"it has {point.Point.Coordinates.Length} coordinates, expected {evaluator.Dimension}";
        }

        Verification verification = StationaryPoint.Verify(evaluator, point.Point.Coordinates.Span, rule);
        if (verification.Point is not { } found)
        {
            return verification.Outcome == VerificationOutcome.NotFinite ? "energy or gradient is not finite" : FormattableString.Invariant($"a gradient component exceeds {rule.GradientTolerance:R}");
        }

        return verification.Outcome == VerificationOutcome.Degenerate ? $"{found.Nullity} eigenvalues are zero within {found.ZeroThreshold}"
            : found.Index != point.Point.Index ? $"its index is {found.Index}, expected {point.Point.Index}"
            : Math.Abs(found.Energy - point.Energy) > identity.EnergyWindowAt(point.Energy) ? FormattableString.Invariant($"its energy is {found.Energy:R}, expected {point.Energy:R}")
            : null;
    }
}
