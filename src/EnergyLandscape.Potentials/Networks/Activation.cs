namespace EnergyLandscape.Potentials;

/// <summary>Activation of the units of a hidden layer.</summary>
public enum Activation
{
    /// <summary>tanh a: odd, so the sign of a unit can be flipped.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ᵃ).</summary>
    Logistic,

    /// <summary>a for a &gt; 0, eᵃ − 1 for a ≤ 0. The second derivative jumps at 0; here it is the left one there, 1.</summary>
    Elu,
}
