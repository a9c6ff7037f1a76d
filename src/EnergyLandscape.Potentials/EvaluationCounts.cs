namespace EnergyLandscape.Potentials;

/// <summary>How often an evaluator was asked for an energy, a gradient, a Hessian or a Hessian-vector product.</summary>
/// <param name="Energies">Energies alone.</param>
/// <param name="Gradients">Energies with gradients.</param>
/// <param name="Hessians">Energies with gradients and Hessians.</param>
/// <param name="HessianVectors">Hessian-vector products.</param>
/// <remarks>The default value means: nothing was evaluated.</remarks>
public readonly record struct EvaluationCounts(long Energies, long Gradients, long Hessians, long HessianVectors)
{
    /// <summary>All evaluations, whatever their order.</summary>
    public long Total => Energies + Gradients + Hessians + HessianVectors;

    /// <summary>Adds two counts.</summary>
    public static EvaluationCounts operator +(EvaluationCounts left, EvaluationCounts right) => new(
        left.Energies + right.Energies,
        left.Gradients + right.Gradients,
        left.Hessians + right.Hessians,
        left.HessianVectors + right.HessianVectors);

    /// <summary>The evaluations made between two readings of one counter.</summary>
    public static EvaluationCounts operator -(EvaluationCounts left, EvaluationCounts right) => new(
        left.Energies - right.Energies,
        left.Gradients - right.Gradients,
        left.Hessians - right.Hessians,
        left.HessianVectors - right.HessianVectors);

    /// <inheritdoc cref="op_Addition"/>
    public static EvaluationCounts Add(EvaluationCounts left, EvaluationCounts right) => left + right;

    /// <inheritdoc cref="op_Subtraction"/>
    public static EvaluationCounts Subtract(EvaluationCounts left, EvaluationCounts right) => left - right;
}
