namespace EnergyLandscape.Rendering.Pictures;

/// <summary>Viridis (Smith and van der Walt 2015), dark violet over green to yellow: even steps look even, in grey and to colour-blind readers, too. It ends
/// at nine tenths: brighter yellows vanish on white.</summary>
internal static class Viridis
{
    private static readonly PictureColour[] Stops =
    [
        new(0x44, 0x01, 0x54), new(0x48, 0x28, 0x78), new(0x3E, 0x49, 0x89), new(0x31, 0x68, 0x8E), new(0x26, 0x82, 0x8E),
        new(0x1F, 0x9E, 0x89), new(0x35, 0xB7, 0x79), new(0x6E, 0xCE, 0x58), new(0xB5, 0xDE, 0x2B),
    ];

    /// <summary>The colour at a fraction of the range.</summary>
    /// <param name="fraction">From 0 to 1.</param>
    public static PictureColour ColourAt(double fraction)
    {
        double place = Math.Clamp(fraction, 0, 1) * (Stops.Length - 1);
        int below = Math.Min((int)place, Stops.Length - 2);
        double share = place - below;
        byte Mix(byte a, byte b) => (byte)Math.Round(a + ((b - a) * share));
        return new PictureColour(
            Mix(Stops[below].Red, Stops[below + 1].Red), Mix(Stops[below].Green, Stops[below + 1].Green), Mix(Stops[below].Blue, Stops[below + 1].Blue));
    }
}
