using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Pictures;

/// <summary>What readers without one kind of cones see, and how far apart two colours are for them.</summary>
/// <remarks>Dichromats: Machado, Oliveira and Fernandes, IEEE Trans. Vis. Comput. Graph. 15, 1291 (2009), doi:10.1109/TVCG.2009.113, severity 1, in linear RGB.
/// Distance: CIE 1976 L*a*b*, illuminant D65; about 2 is just noticeable, 10 seen at a glance.</remarks>
internal static class ColourBlindness
{
    public static IReadOnlyDictionary<string, double[]> Readers { get; } = new Dictionary<string, double[]>
    {
        ["trichromat"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanope"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranope"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanope"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    /// <summary>L*a*b* of what a reader sees.</summary>
    public static (double L, double A, double B) Lab(PictureColour colour, double[] reader)
    {
        double[] seen = Times(reader, [Linear(colour.Red), Linear(colour.Green), Linear(colour.Blue)]);
        double[] xyz = Times([0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041], [.. seen.Select(value => Math.Clamp(value, 0, 1))]);
        double x = Root(xyz[0] / 0.95047), y = Root(xyz[1]), z = Root(xyz[2] / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    public static double Distance(PictureColour a, PictureColour b, double[] reader)
    {
        var (first, second) = (Lab(a, reader), Lab(b, reader));
        return Math.Sqrt(Math.Pow(first.L - second.L, 2) + Math.Pow(first.A - second.A, 2) + Math.Pow(first.B - second.B, 2));
    }

    private static double Linear(byte value) => value <= 10 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4);

    private static double Root(double value) => value > 216.0 / 24389 ? Math.Cbrt(value) : ((24389.0 / 27 * value) + 16) / 116;

    private static double[] Times(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, 3).Select(row => (matrix[3 * row] * vector[0]) + (matrix[(3 * row) + 1] * vector[1]) + (matrix[(3 * row) + 2] * vector[2]))];
}
