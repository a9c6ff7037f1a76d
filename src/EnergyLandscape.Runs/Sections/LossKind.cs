namespace EnergyLandscape.Runs;

/// <summary>What is averaged over the rows of the data.</summary>
public enum LossKind
{
    /// <summary>Minus the logarithm of the probability of the right outcome.</summary>
    CrossEntropy,

    /// <summary>The squared difference from the wanted outputs, averaged over outputs too.</summary>
    SquaredError,
}
