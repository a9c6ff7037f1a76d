namespace EnergyLandscape.Rendering.Pictures;

/// <summary>File format of a picture.</summary>
public enum PictureFormat
{
    /// <summary>Pixels, with the resolution in the file.</summary>
    Png,

    /// <summary>Vectors, text as outlines.</summary>
    Svg,

    /// <summary>Vectors, text as outlines.</summary>
    Pdf,
}
