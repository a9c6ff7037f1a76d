namespace EnergyLandscape.Runs;

/// <summary>Model surfaces known by name.</summary>
public enum SurfaceName
{
    /// <summary>The Müller-Brown surface of two variables: three minima, two transition states.</summary>
    MuellerBrown,
}
