using SkiaSharp;

namespace EnergyLandscape.Rendering.Pictures;

/// <summary>Inter, regular and bold, from the resources: the native library without dependencies knows no system font.</summary>
internal static class Typefaces
{
    public static SKTypeface Regular { get; } = Load("Inter-Regular.otf");

    public static SKTypeface Bold { get; } = Load("Inter-Bold.otf");

    public static SKFont Font(double size, bool bold) => new(bold ? Bold : Regular, (float)size)
    {
        Subpixel = true,
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
    };

    private static SKTypeface Load(string name)
    {
        using Stream stream = typeof(Typefaces).Assembly.GetManifestResourceStream(name)!;
        return SKTypeface.FromStream(stream);
    }
}
