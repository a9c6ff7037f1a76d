namespace EnergyLandscape.Rendering.Pictures;

/// <summary>An opaque colour, sRGB. The default value is black.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct PictureColour(byte Red, byte Green, byte Blue)
{
    /// <summary>Dark grey of text and unmarked branches.</summary>
    public static PictureColour Ink { get; } = new(0x22, 0x22, 0x22);

    /// <summary>Grey of notes and guides.</summary>
    public static PictureColour Guide { get; } = new(0x77, 0x77, 0x77);

    /// <summary>White of the page.</summary>
    public static PictureColour Paper { get; } = new(0xFF, 0xFF, 0xFF);

    /// <summary>The eight colours of Okabe and Ito that colour-blind readers tell apart, black last.</summary>
    public static IReadOnlyList<PictureColour> OkabeIto { get; } =
    [
        new(0xD5, 0x5E, 0x00), new(0x00, 0x72, 0xB2), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7),
        new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9), new(0xF0, 0xE4, 0x42), new(0x00, 0x00, 0x00),
    ];
}
