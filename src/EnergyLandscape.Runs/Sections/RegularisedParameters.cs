namespace EnergyLandscape.Runs;

/// <summary>Which parameters the regulariser adds up.</summary>
public enum RegularisedParameters
{
    /// <summary>Weights and biases.</summary>
    All,

    /// <summary>Weights alone.</summary>
    Weights,
}
