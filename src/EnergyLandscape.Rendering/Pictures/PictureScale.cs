namespace EnergyLandscape.Rendering.Pictures;

/// <summary>How the numbers of an axis are spaced.</summary>
public enum PictureScale
{
    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>By their square roots; no number is negative.</summary>
    SquareRoot,

    /// <summary>By their logarithms; every number is positive.</summary>
    Logarithmic,
}
