namespace EnergyLandscape.Potentials;

/// <summary>Evaluators with second derivatives for any potential.</summary>
public static class PotentialEvaluation
{
    /// <summary>The potential's own second-order evaluator, or one that takes differences of its gradient.</summary>
    /// <param name="potential">Any potential.</param>
    /// <param name="threads">At most so many threads share one evaluation, if the potential can do that (<see cref="IRowParallelPotential"/>); the bits are the
    /// same whatever their number.</param>
    public static ISecondOrderEvaluator CreateSecondOrderEvaluator(this IPotential potential, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(potential);
        if (threads > 1 && potential is IRowParallelPotential rows)
        {
            return rows.CreateEvaluator(threads);
        }

        IEvaluator evaluator = potential.CreateEvaluator();
        return evaluator as ISecondOrderEvaluator ?? new FiniteDifferenceEvaluator(evaluator);
    }
}
