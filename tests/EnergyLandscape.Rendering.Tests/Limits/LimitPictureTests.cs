using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Limits;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Limits;

public class LimitPictureTests
{
    [Fact]
    public void Every_line_has_its_label_in_both_panels_and_nothing_overlaps_or_leaves_the_page()
    {
        LimitLine[] lines = [.. Enumerable.Range(1, 20).Select(id => Line(id, (LimitFate)(id % 4)))];
        Picture picture = LimitPicture.Draw(lines, new LimitPictureOptions { Title = "Twenty minima" });
        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(
            new HashSet<string> { "Twenty minima", "weights diverge", "weights have a limit", "ceases to exist", "undecided", "λ", "regularised loss E, logarithmic", "norm of the coordinates |x|" },
            texts.ToHashSet());
        Assert.All(lines, line => Assert.True(texts.Count(text => text == line.Name) >= 2, line.Name));
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        for (int i = 0; i < picture.Texts.Count; i++)
        {
            Assert.All(picture.Texts.Skip(i + 1), other => Assert.False(other.Bounds.Overlaps(picture.Texts[i].Bounds), $"{picture.Texts[i].Text} and {other.Text}"));
        }

        Assert.Equal(picture.Encode(PictureFormat.Svg), LimitPicture.Draw(lines, new LimitPictureOptions { Title = "Twenty minima" }).Encode(PictureFormat.Svg));
    }

    [Fact]
    public void Fates_that_do_not_occur_are_not_explained_and_narrow_losses_have_a_plain_axis()
    {
        string[] texts = [.. LimitPicture.Draw([new LimitLine("1", LimitFate.Finite, [(1e-3, 0.5, 1), (1e-4, 0.45, 1.1)])]).Texts.Select(text => text.Text)];
        Assert.Contains("weights have a limit", texts);
        Assert.DoesNotContain("weights diverge", texts);
        Assert.Contains("regularised loss E", texts);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<InputException>(() => LimitPicture.Draw([]));
        Assert.Throws<InputException>(() => LimitPicture.Draw([new LimitLine("1", LimitFate.Finite, [])]));
        Assert.Throws<InputException>(() => LimitPicture.Draw([new LimitLine("1", LimitFate.Finite, [(0, 1, 1), (1, 1, 1)])]));
        Assert.Throws<InputException>(() => LimitPicture.Draw([new LimitLine("1", LimitFate.Finite, [(1, double.NaN, 1)])]));
        Assert.Throws<InputException>(() => LimitPicture.Draw([Line(1, LimitFate.Finite)], new LimitPictureOptions { HeightMillimetres = 20 }));
    }

    private static LimitLine Line(int id, LimitFate fate) => new(
        id.ToString(System.Globalization.CultureInfo.InvariantCulture), fate,
        [.. Enumerable.Range(3, fate == LimitFate.Ceases ? 3 : 10).Select(k => (Math.Pow(10, -k), id * Math.Pow(10, -k) * k * k, 1 + (0.1 * id * k)))]);
}
