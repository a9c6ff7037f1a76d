using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Paths;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Paths;

public class PathProfilePictureTests
{
    [Fact]
    public void Stationary_points_are_labelled_and_explained()
    {
        double[] s = [0, 1, 2, 3, 4];
        Picture picture = PathProfilePicture.Draw(s, [0, 1, 2, 1, 0.5], [new(0, 0, false, "3"), new(2, 2, true, "11"), new(4, 0.5, false, "8")]);
        string[] texts = picture.Texts.Select(text => text.Text).ToArray();
        Assert.Superset(new HashSet<string> { "3", "11", "8", "minimum", "transition state", "energy", "path length s" }, texts.ToHashSet());
        Assert.DoesNotContain("−0", texts);
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        Assert.Equal(picture.Encode(PictureFormat.Pdf), picture.Encode(PictureFormat.Pdf));
    }

    [Fact]
    public void Flat_and_short_paths_are_drawn_and_bad_ones_refused()
    {
        Assert.NotEmpty(PathProfilePicture.Draw([0], [0], []).Encode(PictureFormat.Png));
        Assert.NotEmpty(PathProfilePicture.Draw([0, 1], [-5, -5], []).Encode(PictureFormat.Svg));
        Assert.Throws<InputException>(() => PathProfilePicture.Draw([], [], []));
        Assert.Throws<InputException>(() => PathProfilePicture.Draw([0, 1], [0], []));
        Assert.Throws<InputException>(() => PathProfilePicture.Draw([1, 0], [0, 0], []));
        Assert.Throws<InputException>(() => PathProfilePicture.Draw([0], [double.NaN], []));
    }
}
