using EnergyLandscape.Rendering.Bars;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Discovery;
using EnergyLandscape.Rendering.Limits;
using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;
using EnergyLandscape.Rendering.Walks;

namespace EnergyLandscape.Rendering.Tests.Pictures;

/// <summary>Colours that mean different things in one figure are told apart by readers without one kind of cones.</summary>
public sealed class PaletteTests
{
    public static TheoryData<string, string> PalettesAndReaders
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string palette in Palettes.Keys)
            {
                foreach (string reader in ColourBlindness.Readers.Keys)
                {
                    rows.Add(palette, reader);
                }
            }

            return rows;
        }
    }

    private static Dictionary<string, PictureColour[]> Palettes { get; } = new()
    {
        ["groups"] = [.. PictureColour.OkabeIto],
        ["cloud points"] = [.. CloudPointMarks.Colours, CloudLegend.Colour, PictureColour.Paper],
        ["residence"] = [ResidenceMarks.Disc, ResidenceMarks.Band, PictureColour.Ink, PictureColour.Paper],
        ["weights"] = [NetworkDiagramMark.Positive, NetworkDiagramMark.Negative, PictureColour.Paper],
        ["networks"] = [NetworkDiagramMark.Node, NetworkDiagramMark.BiasNode, PictureColour.Paper],
        ["curvature classes"] = [.. CurvatureBars.Colours, PictureColour.Paper],
        ["discovery"] = [.. DiscoveryPicture.Colours, PictureColour.Paper],
        ["limits"] = [.. LimitPicture.Colours, PictureColour.Paper],
        ["stagnation"] = [.. StagnationPicture.Colours, PictureColour.Paper],
        ["classes"] = [.. ClassMapMark.Colours, PictureColour.Paper],
        ["answers"] = [AnswerMapMark.One, AnswerMapMark.Zero, PictureColour.Paper],
    };

    [Theory]
    [MemberData(nameof(PalettesAndReaders))]
    public void Colours_of_a_palette_are_seen_apart(string palette, string reader)
    {
        PictureColour[] colours = Palettes[palette];
        double[] eye = ColourBlindness.Readers[reader];
        for (int i = 0; i < colours.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double distance = ColourBlindness.Distance(colours[i], colours[j], eye);
                Assert.True(distance > 10, FormattableString.Invariant($"{colours[i]} and {colours[j]}: {distance:F1}"));
            }
        }
    }

    // The measure itself: red and green of equal lightness are far apart for most readers and near for deuteranopes.
    [Fact]
    public void The_measure_knows_what_deuteranopes_confuse()
    {
        PictureColour red = new(0xB4, 0x50, 0x3C), green = new(0x5A, 0x78, 0x28);
        Assert.True(ColourBlindness.Distance(red, green, ColourBlindness.Readers["trichromat"]) > 50);
        Assert.True(ColourBlindness.Distance(red, green, ColourBlindness.Readers["deuteranope"]) < 20);
        Assert.Equal(100, ColourBlindness.Lab(PictureColour.Paper, ColourBlindness.Readers["trichromat"]).L, 0.01);
        Assert.Equal(53.24, ColourBlindness.Lab(new PictureColour(255, 0, 0), ColourBlindness.Readers["trichromat"]).L, 0.01);
    }

    [Theory]
    [InlineData("trichromat")]
    [InlineData("protanope")]
    [InlineData("deuteranope")]
    [InlineData("tritanope")]
    public void Colours_of_values_grow_lighter_in_even_steps(string reader)
    {
        double[] lightness = [.. Enumerable.Range(0, 41).Select(i => ColourBlindness.Lab(ValueScale.ColourAt(i / 40.0), ColourBlindness.Readers[reader]).L)];
        double mean = (lightness[^1] - lightness[0]) / 40;
        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0.3 * mean, 2.2 * mean));
    }
}
