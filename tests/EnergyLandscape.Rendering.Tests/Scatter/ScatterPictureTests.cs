using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Scatter;

namespace EnergyLandscape.Rendering.Tests.Scatter;

public class ScatterPictureTests
{
    [Fact]
    public void Titles_and_numbers_stand_on_the_page_apart_from_each_other()
    {
        ScatterPoint[] points = [.. Enumerable.Range(0, 300).Select(k => new ScatterPoint(0.5 + (1e-4 * k), 2 + Math.Sin(k), -400 + k))];
        Picture picture = ScatterPicture.Draw(points, new ScatterPictureOptions { Title = "Losses", Line = (0, 4) });
        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "Losses", "training loss", "test loss", "ln product of the Hessian eigenvalues S" }, texts.ToHashSet());
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        for (int i = 0; i < picture.Texts.Count; i++)
        {
            Assert.All(picture.Texts.Skip(i + 1), other => Assert.False(other.Bounds.Overlaps(picture.Texts[i].Bounds), $"{picture.Texts[i].Text} and {other.Text}"));
        }

        Assert.Equal(picture.Encode(PictureFormat.Svg), ScatterPicture.Draw(points, new ScatterPictureOptions { Title = "Losses", Line = (0, 4) }).Encode(PictureFormat.Svg));
    }

    // What covers each other is drawn once: the file of a hundred thousand points stays small, and each place that has a point has a disc.
    [Fact]
    public void Many_points_make_a_small_file()
    {
        ScatterPoint[] few = [.. Enumerable.Range(0, 1000).Select(k => new ScatterPoint(k % 100, k / 100, double.NaN))];
        ScatterPoint[] many = [.. Enumerable.Range(0, 100_000).Select(k => few[k % 1000])];
        int Length(ScatterPoint[] points) => ScatterPicture.Draw(points, new ScatterPictureOptions { WidthMillimetres = 400, HeightMillimetres = 400 }).Encode(PictureFormat.Svg).Length;
        Assert.InRange(Length(many), 0.9 * Length(few), 1.1 * Length(few));
        Assert.True(Length(few) > Length(few[..300]) + (700 * 20), "Places of their own have discs of their own.");
    }

    [Fact]
    public void A_line_is_drawn_where_it_is_within_the_axes_only()
    {
        ScatterPoint[] points = [new(0, 0, double.NaN), new(1, 1, double.NaN)];
        int Length((double, double)? line) => ScatterPicture.Draw(points, new ScatterPictureOptions { Line = line }).Encode(PictureFormat.Svg).Length;
        Assert.True(Length((0, 1)) > Length(null));
        Assert.True(Length((-50, 100)) > Length(null));
        Assert.Equal(Length(null), Length((5, 1)));
        Assert.Equal(Length(null), Length((5, 0)));
    }

    [Fact]
    public void One_point_can_be_drawn_and_none_is_refused()
    {
        Assert.NotEmpty(ScatterPicture.Draw([new(1, 2, 3)]).Encode(PictureFormat.Png));
        Assert.Throws<InputException>(() => ScatterPicture.Draw([]));
        Assert.Throws<InputException>(() => ScatterPicture.Draw([new(double.NaN, 1, 1)]));
        Assert.Throws<InputException>(() => ScatterPicture.Draw([new(1, 2, 3), new(2, 3, 4)], new ScatterPictureOptions { WidthMillimetres = 20 }));
    }
}
