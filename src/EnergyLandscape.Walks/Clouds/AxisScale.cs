namespace EnergyLandscape.Walks;

/// <summary>How the numbers of an axis are spaced.</summary>
public enum AxisScale
{
    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>By their square roots: small numbers get more room, zero has a place.</summary>
    SquareRoot,

    /// <summary>By their logarithms; zero has no place and goes into the lowest bin.</summary>
    Logarithmic,
}
