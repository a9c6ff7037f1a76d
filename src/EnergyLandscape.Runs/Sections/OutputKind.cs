namespace EnergyLandscape.Runs;

/// <summary>What the output layer does with its inputs.</summary>
public enum OutputKind
{
    /// <summary>Exponentials divided by their sum: probabilities of the classes.</summary>
    Softmax,

    /// <summary>1/(1 + exp(-z)) of each unit.</summary>
    Logistic,

    /// <summary>The inputs themselves.</summary>
    Linear,
}
