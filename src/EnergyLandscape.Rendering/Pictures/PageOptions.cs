namespace EnergyLandscape.Rendering.Pictures;

/// <summary>Size of a figure and of its text.</summary>
public record PageOptions
{
    /// <summary>Width of the page, mm.</summary>
    public double WidthMillimetres { get; init; } = 120;

    /// <summary>Height of the page, mm.</summary>
    public double HeightMillimetres { get; init; } = 150;

    /// <summary>Pixels per inch of a PNG.</summary>
    public double DotsPerInch { get; init; } = 300;

    /// <summary>Size of the text, points.</summary>
    public double FontSize { get; init; } = 8;

    /// <summary>The line above the figure; none when null or empty.</summary>
    public string? Title { get; init; }

    internal void Check()
    {
        if (!(WidthMillimetres is >= 20 and <= 2000) || !(HeightMillimetres is >= 20 and <= 2000))
        {
            throw new Potentials.InputException(FormattableString.Invariant(
                $"A figure of {WidthMillimetres} × {HeightMillimetres} mm can't be drawn; width and height must lie from 20 to 2000 mm."));
        }

        if (!(DotsPerInch is >= 30 and <= 2400))
        {
            throw new Potentials.InputException(FormattableString.Invariant(
                $"{DotsPerInch} dots per inch can't be drawn; the resolution must lie from 30 to 2400."));
        }

        if (!(FontSize is >= 2 and <= 72))
        {
            throw new Potentials.InputException(FormattableString.Invariant(
                $"Text of {FontSize} points can't be drawn; the size must lie from 2 to 72."));
        }
    }
}
