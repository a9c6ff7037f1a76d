using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>A value for each minimum, shown as a colour from dark violet (lowest) over green to yellow (highest); the legend is a bar.</summary>
/// <param name="Label">What the values are, with their unit.</param>
/// <param name="Values">Values by minimum; those that are not finite are drawn as if uncoloured.</param>
public sealed record ValueScale(string Label, IReadOnlyDictionary<int, double> Values)
{
    // Viridis (Smith and van der Walt 2015) up to 0.9: brighter yellows vanish on white.
    private static readonly PictureColour[] Stops =
    [
        new(0x44, 0x01, 0x54), new(0x48, 0x28, 0x78), new(0x3E, 0x49, 0x89), new(0x31, 0x68, 0x8E), new(0x26, 0x82, 0x8E),
        new(0x1F, 0x9E, 0x89), new(0x35, 0xB7, 0x79), new(0x6E, 0xCE, 0x58), new(0xB5, 0xDE, 0x2B),
    ];

    /// <summary>The lowest and the highest finite value of some minima; null when there is none.</summary>
    public (double Low, double High)? Range(IEnumerable<int> minima)
    {
        double[] finite = [.. minima.Select(minimum => Values.GetValueOrDefault(minimum, double.NaN)).Where(double.IsFinite)];
        return finite.Length > 0 ? (finite.Min(), finite.Max()) : null;
    }

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
