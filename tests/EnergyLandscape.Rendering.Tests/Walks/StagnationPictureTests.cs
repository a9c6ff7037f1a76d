using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Walks;

namespace EnergyLandscape.Rendering.Tests.Walks;

public class StagnationPictureTests
{
    [Fact]
    public void Lines_and_shades_are_explained_and_texts_stay_on_the_page()
    {
        Picture picture = StagnationPicture.Draw(Curves(100), new StagnationPictureOptions { Title = "A walk: 2 stays" });
        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "A walk: 2 stays", "loss", "smoothed, window 6", "deviation", "threshold", "stagnant", "step" }, texts.ToHashSet());
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        for (int i = 0; i < picture.Texts.Count; i++)
        {
            Assert.All(picture.Texts.Skip(i + 1), other => Assert.False(other.Bounds.Overlaps(picture.Texts[i].Bounds), $"{picture.Texts[i].Text} and {other.Text}"));
        }

        Assert.DoesNotContain("stagnant", StagnationPicture.Draw(Curves(100) with { Stays = [] }).Texts.Select(text => text.Text));
        Assert.Equal(picture.Encode(PictureFormat.Pdf), picture.Encode(PictureFormat.Pdf));
    }

    [Fact]
    public void A_thousand_points_and_a_hundred_thousand_both_give_a_small_vector_file()
    {
        Assert.InRange(StagnationPicture.Draw(Curves(1000)).Encode(PictureFormat.Svg).Length, 10_000, 200_000);
        Assert.InRange(StagnationPicture.Draw(Curves(100_000)).Encode(PictureFormat.Svg).Length, 10_000, 400_000);
    }

    [Fact]
    public void Thinned_lines_keep_their_ends_and_extremes()
    {
        double[] values = [.. Enumerable.Range(0, 10_000).Select(i => Math.Sin(i * 0.37) + (i == 7777 ? 5 : i == 1234 ? -5 : 0))];
        int[] kept = [.. Thinning.Indices(values, 400)];
        Assert.InRange(kept.Length, 100, 400);
        Assert.Equal(kept.Order().Distinct(), kept);
        Assert.Superset(new HashSet<int> { 0, 1234, 7777, 9999 }, kept.ToHashSet());
        Assert.Equal(Enumerable.Range(0, 300), Thinning.Indices(values[..300], 400));
    }

    [Fact]
    public void Constant_and_short_walks_are_drawn_and_bad_ones_refused()
    {
        Assert.NotEmpty(StagnationPicture.Draw(new StagnationCurves([3, 3, 3], [3, 3, 3], [0, 0], 2, 0, [(1, 2)])).Encode(PictureFormat.Png));
        Assert.NotEmpty(StagnationPicture.Draw(new StagnationCurves([3], [3], [0], 1, 0, [])).Encode(PictureFormat.Svg));
        Assert.Throws<InputException>(() => StagnationPicture.Draw(new StagnationCurves([], [], [], 1, 0, [])));
        Assert.Throws<InputException>(() => StagnationPicture.Draw(Curves(100) with { Smoothed = [1, 2] }));
        Assert.Throws<InputException>(() => StagnationPicture.Draw(Curves(100) with { Window = 7 }));
        Assert.Throws<InputException>(() => StagnationPicture.Draw(Curves(100) with { Threshold = double.NaN }));
        Assert.Throws<InputException>(() => StagnationPicture.Draw(Curves(100) with { Stays = [(90, 100)] }));
        Assert.Throws<InputException>(() => StagnationPicture.Draw(Curves(100), new StagnationPictureOptions { HeightMillimetres = 20 }));
    }

    private static StagnationCurves Curves(int steps) => new(
        [.. Enumerable.Range(0, steps).Select(t => Math.Exp(-t / 20.0) + (0.01 * Math.Sin(t)))],
        [.. Enumerable.Range(0, steps).Select(t => Math.Exp(-t / 20.0))],
        [.. Enumerable.Range(0, steps - 5).Select(t => 0.1 * Math.Exp(-t / 20.0))],
        6, 0.02, [(40, 60), (70, steps - 1)]);
}
