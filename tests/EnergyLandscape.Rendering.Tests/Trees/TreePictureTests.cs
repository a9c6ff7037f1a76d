using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;
using SkiaSharp;

namespace EnergyLandscape.Rendering.Tests.Trees;

public class TreePictureTests
{
    private static readonly TreePictureOptions Titled = new() { Title = "λ = 10⁻⁴ & <unconnected>", DotsPerInch = 150 };

    [Fact]
    public void Svg_is_well_formed_and_needs_no_font()
    {
        string text = Encoding.UTF8.GetString(TreePicture.Draw(SampleTrees.Small, Titled).Encode(PictureFormat.Svg));
        XElement root = XDocument.Parse(text).Root!;
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName == "text");
        Assert.Equal(Titled.Title, root.Elements().Single(element => element.Name.LocalName == "title").Value);
        Assert.Equal("120mm", root.Attribute("width")!.Value);
        Assert.Equal("150mm", root.Attribute("height")!.Value);
        Assert.DoesNotContain("nan", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("inf\"", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Svg)]
    [InlineData(PictureFormat.Pdf)]
    public void Equal_trees_give_equal_bytes(PictureFormat format)
    {
        byte[] first = TreePicture.Draw(SampleTrees.Small, Titled).Encode(format);
        Assert.Equal(first, TreePicture.Draw(SampleTrees.Small, Titled).Encode(format));
        string head = Encoding.Latin1.GetString(first, 0, 5);
        Assert.Equal(format switch { PictureFormat.Png => "\u0089PNG\r", PictureFormat.Pdf => "%PDF-", _ => "<?xml" }, head);
    }

    [Fact]
    public void Text_is_really_drawn()
    {
        Picture picture = TreePicture.Draw(SampleTrees.Small, Titled);
        using SKBitmap bitmap = SKBitmap.Decode(picture.Encode(PictureFormat.Png));
        double scale = Titled.DotsPerInch / 72;
        Assert.Equal((int)Math.Round(picture.Page.Width * scale), bitmap.Width);
        foreach (PlacedText text in picture.Texts)
        {
            int dark = 0;
            for (int x = (int)(text.Bounds.Left * scale); x < text.Bounds.Right * scale; x++)
            {
                for (int y = (int)(text.Bounds.Top * scale); y < text.Bounds.Bottom * scale; y++)
                {
                    SKColor pixel = bitmap.GetPixel(Math.Clamp(x, 0, bitmap.Width - 1), Math.Clamp(y, 0, bitmap.Height - 1));
                    dark += pixel.Red + pixel.Green + pixel.Blue < 450 ? 1 : 0;
                }
            }

            Assert.True(dark > 3 * text.Text.Length, text.Text);
        }
    }

    [Fact]
    public void Fonts_have_the_signs_that_figures_use()
    {
        Assert.Contains(typeof(Picture).Assembly.GetManifestResourceNames(), name => name == "OFL.txt");
        foreach (string font in (string[])["Inter-Regular.otf", "Inter-Bold.otf"])
        {
            using SKTypeface typeface = SKTypeface.FromStream(typeof(Picture).Assembly.GetManifestResourceStream(font)!);
            using var face = new SKFont(typeface);
            Assert.True(face.ContainsGlyphs("λεσαΔ−×⁰¹²³⁴⁵⁶⁷⁸⁹⁻≤≥–…·±µ→"), font);
        }
    }

    [Fact]
    public void Texts_keep_to_the_page_and_apart() => Gen.Select(SampleTrees.Random, Gen.Int[0, 3], Gen.Bool, Gen.Bool).Sample(
        (tree, letters, axis, grouped) =>
        {
            Picture picture = TreePicture.Draw(tree, new()
            {
                Title = "A title that is rather long for the page and so must be broken into lines",
                Axis = axis,
                EnergyUnit = axis ? "kcal/mol" : "",
                Labels = letters == 0 ? null : Enumerable.Range(1, 80).ToDictionary(i => i, i => new string('m', letters * letters) + i.ToString(CultureInfo.InvariantCulture)),
                Groups = grouped ? LeafGroup.Assign(Enumerable.Range(1, 80).ToDictionary(i => i, i => "group " + (i % 7))) : null,
            });
            Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
            PlacedText[] texts = picture.Texts.ToArray();
            for (int i = 0; i < texts.Length; i++)
            {
                Assert.DoesNotContain(texts[(i + 1)..], other => other.Bounds.Overlaps(texts[i].Bounds));
            }
        },
        iter: 60);

    [Fact]
    public void The_scale_bar_has_a_round_length()
    {
        Assert.Contains(TreePicture.Draw(SampleTrees.Small).Texts, text => text.Text == "0.02");
        Assert.DoesNotContain(TreePicture.Draw(SampleTrees.Small, new() { Axis = true }).Texts, text => text.Text == "0.02");
    }

    [Fact]
    public void Unconnected_parts_are_marked_and_counted()
    {
        Picture picture = TreePicture.Draw(SampleTrees.Small);
        PictureRectangle words = Assert.Single(picture.Texts, text => text.Text == "not connected").Bounds;
        Assert.DoesNotContain(picture.Texts, text => text.Text != "not connected" && text.Bounds.Overlaps(words));

        // The dashed line is the only one in grey.
        string svg = System.Text.Encoding.UTF8.GetString(picture.Encode(PictureFormat.Svg));
        string[] dashes = [.. System.Text.RegularExpressions.Regex.Matches(svg, "<path[^>]*stroke=\"#777777\"[^>]*>").Select(match => match.Value)];
        string height = System.Text.RegularExpressions.Regex.Match(Assert.Single(dashes), " d=\"M *[0-9.]+[ ,](?<y>[0-9.]+)").Groups["y"].Value;
        Assert.InRange(double.Parse(height, System.Globalization.CultureInfo.InvariantCulture) - words.Bottom, 0, 5);
        Assert.Contains(picture.Texts, text => text.Text.StartsWith("2 parts", StringComparison.Ordinal));
        Assert.DoesNotContain(TreePicture.Draw(SampleTrees.Small.ConnectedTo(1)).Texts, text => text.Text == "not connected");
    }

    [Fact]
    public void Groups_appear_in_the_legend()
    {
        IReadOnlyDictionary<int, LeafGroup> groups = LeafGroup.Assign(new Dictionary<int, string> { [1] = "AUC 1", [2] = "AUC 1", [3] = "AUC 0.75" });
        string[] texts = TreePicture.Draw(SampleTrees.Small, new() { Groups = groups }).Texts.Select(text => text.Text).ToArray();
        Assert.Contains("AUC 1", texts);
        Assert.Contains("AUC 0.75", texts);
        Assert.Contains("other", texts);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-3.5)]
    [InlineData(1e-12)]
    public void One_minimum_alone_is_drawn(double energy)
    {
        Picture picture = TreePicture.Draw(SuperbasinTree.Build([new(7, energy)], []));
        Assert.Contains(picture.Texts, text => text.Text == "7");
        Assert.NotEmpty(picture.Encode(PictureFormat.Pdf));
    }

    [Fact]
    public void What_cannot_be_drawn_is_said()
    {
        Assert.Throws<InputException>(() => TreePicture.Draw(SuperbasinTree.Build([], [])));
        Assert.Throws<InputException>(() => TreePicture.Draw(SampleTrees.Small, new() { WidthMillimetres = double.NaN }));
        Assert.Throws<InputException>(() => TreePicture.Draw(SampleTrees.Small, new() { HeightMillimetres = 20, FontSize = 30, Title = "big" }));
    }
}
