namespace EnergyLandscape.Potentials;

/// <summary>A potential that is one of a family with one parameter, such as the strength of a regularisation.</summary>
/// <remarks>All members have the same coordinates, the same symmetry group and the same separable directions. Evaluators of a member are
/// <see cref="IFamilyEvaluator"/>s.</remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public interface IPotentialFamily : IPotential
{
    /// <summary>The parameter p of this member, on a scale where equal steps count alike: ln λ for a network. Not finite when this
    /// potential is the end of its family (λ = 0) and can't be continued.</summary>
    double Parameter { get; }

    /// <summary>Another member.</summary>
    /// <param name="parameter">Its parameter, finite.</param>
    IPotential At(double parameter);
}
