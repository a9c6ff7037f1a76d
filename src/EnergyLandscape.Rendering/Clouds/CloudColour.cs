namespace EnergyLandscape.Rendering.Clouds;

/// <summary>What the colours of a cloud show.</summary>
public enum CloudColour
{
    /// <summary>Number of samples, on a logarithmic scale.</summary>
    Density,

    /// <summary>Mean generalisation loss.</summary>
    TestLoss,
}
