using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Bars;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Bars;

/// <summary>Stacked bars and accuracies; with LANDSCAPE_GALLERY naming a folder, leaves them there to be looked at.</summary>
public sealed class BarTests
{
    private static readonly CurvatureBar[] Bars =
        [.. from h in (string[])["h = 2", "h = 4", "h = 20"] from name in (string[])["mic 1", "mac 1", "mic 10", "mac 10"] select new CurvatureBar(h, name, 0.5, 0, 0.3, 0.2)];

    [Fact]
    public void Bars_show_the_classes_that_occur_under_their_groups()
    {
        Picture picture = CurvatureBars.Draw(Bars);
        Apart(picture);
        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "convex", "saddle", "singular", "h = 20", "100 %" }, texts.ToHashSet());
        Assert.DoesNotContain("concave", texts);
        Assert.Equal(3, texts.Count(text => text == "mic 10"));
        Keep("curvature", picture);
    }

    [Fact]
    public void Accuracies_have_error_bars_within_the_page()
    {
        AccuracyBar[] bars = [.. Bars.Select((bar, i) => new AccuracyBar(bar.Group, "a name too long for its room", 0.05 * i, 0.1, i == 0 ? double.NaN : 0.04 * i, 0.2))];
        Picture picture = AccuracyPicture.Draw(bars, new PageOptions { WidthMillimetres = 100, HeightMillimetres = 90, Title = "Accuracy" });
        Apart(picture);
        Assert.Contains("test", picture.Texts.Select(text => text.Text));
        Assert.DoesNotContain("test", AccuracyPicture.Draw([bars[0]]).Texts.Select(text => text.Text));
        Keep("accuracy", picture);
    }

    [Fact]
    public void What_is_no_share_and_what_is_not_there_is_refused()
    {
        Assert.Throws<InputException>(() => CurvatureBars.Draw([]));
        Assert.Throws<InputException>(() => CurvatureBars.Draw([new CurvatureBar(string.Empty, "x", 0.5, 0, 0, 0)]));
        Assert.Throws<InputException>(() => CurvatureBars.Draw([new CurvatureBar(string.Empty, "x", double.NaN, 0, 0, 0)]));
        Assert.Throws<InputException>(() => AccuracyPicture.Draw([new AccuracyBar(string.Empty, "x", double.NaN, 0, double.NaN, 0)]));
        Assert.Throws<InputException>(() => CurvatureBars.Draw([.. Enumerable.Repeat(Bars[0], 500)]));
    }

    private static void Apart(Picture picture)
    {
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        foreach (PlacedText a in picture.Texts)
        {
            Assert.DoesNotContain(picture.Texts, b => !ReferenceEquals(a, b) && a.Bounds.Overlaps(b.Bounds));
        }
    }

    private static void Keep(string name, Picture picture)
    {
        if (Environment.GetEnvironmentVariable("LANDSCAPE_GALLERY") is string folder)
        {
            Directory.CreateDirectory(folder);
            picture.Save(Path.Combine(folder, name + ".png"));
        }
    }
}
