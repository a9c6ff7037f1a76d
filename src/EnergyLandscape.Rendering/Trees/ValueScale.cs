using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>A value for each minimum, shown as a colour from dark violet (lowest) over green to yellow (highest); the legend is a bar.</summary>
/// <param name="Label">What the values are, with their unit.</param>
/// <param name="Values">Values by minimum; those that are not finite are drawn as if uncoloured.</param>
public sealed record ValueScale(string Label, IReadOnlyDictionary<int, double> Values)
{
    /// <summary>The lowest and the highest finite value of some minima; null when there is none.</summary>
    public (double Low, double High)? Range(IEnumerable<int> minima)
    {
        double[] finite = [.. minima.Select(minimum => Values.GetValueOrDefault(minimum, double.NaN)).Where(double.IsFinite)];
        return finite.Length > 0 ? (finite.Min(), finite.Max()) : null;
    }

    /// <summary>The colour at a fraction of the range.</summary>
    /// <param name="fraction">From 0 to 1.</param>
    public static PictureColour ColourAt(double fraction) => Viridis.ColourAt(fraction);
}
