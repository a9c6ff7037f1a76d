namespace EnergyLandscape.Runs;

/// <summary>What a hidden unit does with its input.</summary>
public enum ActivationKind
{
    /// <summary>Hyperbolic tangent: odd, so that a unit can be reflected.</summary>
    Tanh,

    /// <summary>1/(1 + exp(-z)).</summary>
    Logistic,

    /// <summary>z above zero, exp(z) - 1 below.</summary>
    Elu,
}
