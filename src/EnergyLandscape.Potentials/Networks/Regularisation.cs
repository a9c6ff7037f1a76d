namespace EnergyLandscape.Potentials;

/// <summary>Which parameters the term λ·Σ w² runs over.</summary>
public enum Regularisation
{
    /// <summary>Weights and biases.</summary>
    All,

    /// <summary>Weights alone; with softmax outputs a common shift of the output biases is then a zero mode.</summary>
    Weights,
}
