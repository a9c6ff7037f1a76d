using System.Globalization;
using System.Text;
using System.Xml.Linq;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Tests.Trees;

public sealed class TreeInsetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(30)]
    public void Every_inset_carries_its_id_on_the_page_and_apart_from_the_others(int count)
    {
        SuperbasinTree tree = Comb(30);
        TreePictureOptions options = new TreePictureOptions { Title = "a title", ScaleBar = false, Insets = [.. Enumerable.Range(1, count).Select(Inset)] }.EnlargedForInsets();
        Picture picture = TreePicture.Draw(tree, options);
        PlacedText[] texts = [.. picture.Texts];
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.True(picture.Page.Contains(texts[i].Bounds), texts[i].Text);
            Assert.DoesNotContain(texts[(i + 1)..], other => other.Bounds.Overlaps(texts[i].Bounds));
        }

        Assert.All(Enumerable.Range(1, count), id => Assert.Single(texts, text => text.Text == id.ToString(CultureInfo.InvariantCulture)));
        Assert.All((string[])["bias", "weight > 0", "weight < 0", "output 1", "output 0", "data: 0", "data: 1"], sign => Assert.Contains(texts, text => text.Text == sign));
    }

    [Theory]
    [InlineData(PictureFormat.Svg)]
    [InlineData(PictureFormat.Pdf)]
    public void Insets_are_vectors(PictureFormat format)
    {
        TreePictureOptions options = new TreePictureOptions { Insets = [Inset(1), Inset(2)] }.EnlargedForInsets();
        byte[] bytes = TreePicture.Draw(Comb(3), options).Encode(format);
        string text = Encoding.Latin1.GetString(bytes);
        Assert.DoesNotContain(format == PictureFormat.Svg ? "<image" : "/Subtype /Image", text, StringComparison.Ordinal);
        if (format == PictureFormat.Svg)
        {
            Assert.NotNull(XDocument.Parse(Encoding.UTF8.GetString(bytes)).Root);
        }
    }

    [Fact]
    public void Insets_of_minima_that_are_not_drawn_are_left_out()
    {
        var options = new TreePictureOptions { Insets = [Inset(1), Inset(3)], HeightMillimetres = 250, Layout = new TreeLayoutOptions { ExcludeMinima = [3] } };
        Assert.DoesNotContain(TreePicture.Draw(Comb(3), options).Texts, text => text.Text == "3");
    }

    [Fact]
    public void A_page_too_small_is_said() =>
        Assert.Throws<InputException>(() => TreePicture.Draw(Comb(3), new TreePictureOptions { Insets = [Inset(1)], HeightMillimetres = 30 }));

    [Fact]
    public void A_scale_of_values_shows_its_ends()
    {
        var scale = new ValueScale("share", new Dictionary<int, double> { [1] = 0.25, [2] = 0.75, [3] = double.NaN });
        string[] texts = [.. TreePicture.Draw(Comb(3), new TreePictureOptions { Scale = scale }).Texts.Select(text => text.Text)];
        Assert.Contains("share", texts);
        Assert.Contains("0.250", texts);
        Assert.Contains("0.750", texts);
        Assert.Equal((0.25, 0.75), scale.Range([1, 2, 3]));
        Assert.Null(scale.Range([3, 4]));
        Assert.NotEqual(ValueScale.ColourAt(0), ValueScale.ColourAt(1));
    }

    private static SuperbasinTree Comb(int minima) => SuperbasinTree.Build(
        Enumerable.Range(1, minima).Select(i => new TreeMinimum(i, i)),
        Enumerable.Range(2, minima - 1).Select(i => new TreeTransitionState(i, 100 + i, 1, i)));

    private static TreeInset Inset(int id)
    {
        var edges = new List<NetworkEdge> { new(1, 0, 0, 1), new(1, null, 0, -2), new(2, 0, 1, 0.5), new(2, null, 0, 0.1) };
        return new TreeInset(id, new NetworkDiagram([2, 6, 2], edges, true), new AnswerMap(0, 0.5, 4, [.. Enumerable.Range(0, 16).Select(i => i % 3 == 0)], [new(0, 0, false), new(1, 0, true)]));
    }
}
