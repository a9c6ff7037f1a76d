namespace EnergyLandscape.Potentials;

/// <summary>Evaluators with second derivatives for any potential.</summary>
public static class PotentialEvaluation
{
    /// <summary>The potential's own second-order evaluator, or one that takes differences of its gradient.</summary>
    public static ISecondOrderEvaluator CreateSecondOrderEvaluator(this IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        IEvaluator evaluator = potential.CreateEvaluator();
        return evaluator as ISecondOrderEvaluator ?? new FiniteDifferenceEvaluator(evaluator);
    }
}
