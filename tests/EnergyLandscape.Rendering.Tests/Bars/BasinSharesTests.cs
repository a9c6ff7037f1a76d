using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Bars;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Bars;

/// <summary>Shares of basins; with LANDSCAPE_GALLERY naming a folder, leaves them there to be looked at.</summary>
public sealed class BasinSharesTests
{
    private static readonly string[] Minima = ["7", "12", "3", "104"];

    [Fact]
    public void Minima_and_series_are_named_and_texts_stand_apart()
    {
        Picture picture = BasinSharesPicture.Draw(Minima, "none", Series(5, 0.4));
        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "7", "12", "3", "104", "none", "rate 0", "rate 4", "share of the starts", "minima, the lowest first", "50 %" }, texts.ToHashSet());
        Assert.DoesNotContain("60 %", texts);
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        foreach (PlacedText a in picture.Texts)
        {
            Assert.DoesNotContain(picture.Texts, b => !ReferenceEquals(a, b) && a.Bounds.Overlaps(b.Bounds));
        }

        if (Environment.GetEnvironmentVariable("LANDSCAPE_GALLERY") is string folder)
        {
            Directory.CreateDirectory(folder);
            picture.Save(Path.Combine(folder, "basins.png"));
        }
    }

    [Theory]
    [InlineData(0.03, "5 %")]
    [InlineData(0.3, "50 %")]
    [InlineData(0.8, "100 %")]
    public void The_axis_ends_at_a_round_number_above_all_intervals(double share, string top) =>
        Assert.Equal(top, BasinSharesPicture.Draw(Minima, "none", Series(1, share)).Texts.Where(text => text.Text.EndsWith('%')).MinBy(text => text.Bounds.Top)!.Text);

    [Fact]
    public void Nothing_to_draw_is_refused()
    {
        Assert.Throws<InputException>(() => BasinSharesPicture.Draw(Minima, null, []));
        Assert.Throws<InputException>(() => BasinSharesPicture.Draw(["1"], null, [new BasinShareSeries("a", [(double.NaN, 0, 1)])]));
    }

    private static BasinShareSeries[] Series(int count, double share) =>
        [.. Enumerable.Range(0, count).Select(k => new BasinShareSeries($"rate {k}", [.. Enumerable.Range(0, 5).Select(i => (share / (1 + i), share / (2 + i), share * 1.1 / (1 + i)))]))];
}
