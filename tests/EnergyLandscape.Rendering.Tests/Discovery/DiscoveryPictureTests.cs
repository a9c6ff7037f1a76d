using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Discovery;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Discovery;

/// <summary>Pictures of discovery curves; with LANDSCAPE_GALLERY naming a folder, leaves them there to be looked at.</summary>
public sealed class DiscoveryPictureTests
{
    private static readonly DiscoveryStep[] Curve = [new(1, 1, 0, 0), new(3, 2, 0, 0), new(40, 2, 5, 0), new(900, 12, 28, 0), new(4352, 12, 28, 0)];

    [Theory]
    [InlineData(120, 80)]
    [InlineData(60, 45)]
    public void Kinds_that_occur_are_named_and_texts_keep_apart(double width, double height)
    {
        var options = new DiscoveryPictureOptions { WidthMillimetres = width, HeightMillimetres = height, Title = "A curve" };
        Picture picture = DiscoveryPicture.Draw(Curve, options);
        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "minima", "transition states", "finished searches", "known points", "A curve", "0" }, texts.ToHashSet());
        Assert.DoesNotContain("higher saddles", texts);
        foreach (PlacedText a in picture.Texts)
        {
            Assert.True(picture.Page.Contains(a.Bounds), a.Text);
            Assert.DoesNotContain(picture.Texts, b => !ReferenceEquals(a, b) && a.Bounds.Overlaps(b.Bounds));
        }

        foreach (PictureFormat format in Enum.GetValues<PictureFormat>())
        {
            Assert.Equal(picture.Encode(format), DiscoveryPicture.Draw(Curve, options).Encode(format));
        }

        if (Environment.GetEnvironmentVariable("LANDSCAPE_GALLERY") is string folder)
        {
            Directory.CreateDirectory(folder);
            picture.Save(Path.Combine(folder, FormattableString.Invariant($"discovery_{width}.png")));
        }
    }

    [Fact]
    public void Imported_points_and_a_single_search_are_drawn_and_nothing_is_refused()
    {
        Assert.NotEmpty(DiscoveryPicture.Draw([new(0, 7, 3, 1)]).Encode(PictureFormat.Svg));
        Assert.NotEmpty(DiscoveryPicture.Draw([new(1, 1, 0, 0)]).Encode(PictureFormat.Svg));
        Assert.Throws<InputException>(() => DiscoveryPicture.Draw([]));
        Assert.Throws<InputException>(() => DiscoveryPicture.Draw(Curve, new() { WidthMillimetres = 20, FontSize = 30 }));
    }
}
