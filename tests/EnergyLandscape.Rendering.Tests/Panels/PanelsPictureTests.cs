using System.Text;
using System.Xml.Linq;
using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Panels;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Scatter;
using EnergyLandscape.Rendering.Tests.Trees;

namespace EnergyLandscape.Rendering.Tests.Panels;

public sealed class PanelsPictureTests
{
    private static readonly ScatterPoint[] Losses = [new(0.4, 1.1, 0), new(0.5, 1.3, 0), new(0.45, 1.2, 0)];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(5, 2)]
    public void Panels_stand_row_by_row_in_cells_of_one_size(int count, int columns)
    {
        PanelsPictureOptions options = PanelsPictureOptions.For(count, columns, true) with { Title = "the page" };
        Picture picture = PanelsPicture.Draw([.. Enumerable.Range(1, count).Select(i => Panel("landscape " + i))], options);
        Apart(picture);
        PictureRectangle[] titles = [.. Enumerable.Range(1, count).Select(i => Assert.Single(picture.Texts, text => text.Text == "landscape " + i).Bounds)];
        double width = picture.Page.Width / columns;
        for (int i = 0; i < count; i++)
        {
            Assert.Equal((i % columns * width) + (width / 2), (titles[i].Left + titles[i].Right) / 2, 1e-6);
            Assert.Equal(titles[i / columns * columns].Top, titles[i].Top, 1e-6);
        }

        Assert.Equal((count + columns - 1) / columns, titles.Select(title => Math.Round(title.Top, 6)).Distinct().Count());
        Assert.Single(picture.Texts, text => text.Text == "the page");
        Assert.Equal(count, picture.Texts.Count(text => text.Text == "training loss"));
    }

    [Fact]
    public void Maps_of_one_problem_share_a_legend_and_others_have_their_own()
    {
        LandscapePanel other = Panel("b") with { ClassMap = PerformanceInsetTests.Map with { Classes = ["x", "y", "z"] } };
        Picture shared = PanelsPicture.Draw([Panel("a"), Panel("b")], PanelsPictureOptions.For(2, 2, true));
        Picture own = PanelsPicture.Draw([Panel("a"), other], PanelsPictureOptions.For(2, 2, true));
        Assert.Single(shared.Texts, text => text.Text == "triangle");
        Assert.Single(shared.Texts, text => text.Text.Contains(FormattableString.Invariant($"r12 from {PerformanceInsetTests.Map.X.Low:G3} to {PerformanceInsetTests.Map.X.High:G3} to the right"), StringComparison.Ordinal));
        Assert.Equal(["triangle", "x"], own.Texts.Select(text => text.Text).Where(text => text is "triangle" or "x"));
        Assert.Equal(2, own.Texts.Count(text => text.Text == "r12"));
    }

    [Fact]
    public void Ranges_that_differ_are_not_told_as_one_and_a_panel_says_what_it_leaves_out()
    {
        ClassMap map = PerformanceInsetTests.Map;
        LandscapePanel wider = Panel("b") with { ClassMap = map with { X = map.X with { High = map.X.High + 1 } }, Remark = "the lowest 3 of 7 minima" };
        Picture picture = PanelsPicture.Draw([Panel("a"), wider], PanelsPictureOptions.For(2, 2, true));
        Apart(picture);
        Assert.Single(picture.Texts, text => text.Text.Contains("r12 to the right", StringComparison.Ordinal));
        PlacedText remark = Assert.Single(picture.Texts, text => text.Text.StartsWith("the lowest 3 of 7 minima", StringComparison.Ordinal));
        Assert.True(remark.Bounds.Left > picture.Page.Width / 2);

        // Long remarks take further lines, not smaller letters.
        Picture several = PanelsPicture.Draw([Panel("a"), wider with { Remark = string.Join("; ", Enumerable.Repeat("the lowest 3 of 7 minima", 6)) }], PanelsPictureOptions.For(2, 2, true));
        Apart(several);
        PlacedText[] lines = [.. several.Texts.Where(text => text.Text.Contains("the lowest 3", StringComparison.Ordinal))];
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.Equal(remark.Bounds.Bottom - remark.Bounds.Top, line.Bounds.Bottom - line.Bounds.Top, 0.5));
    }

    [Fact]
    public void Any_landscapes_make_a_page() => Gen.Select(SampleTrees.Random.Array[1, 6], Gen.Int[1, 3], Gen.Bool).Sample(
        (trees, columns, axis) => Apart(PanelsPicture.Draw(
            [.. trees.Select((tree, i) => new LandscapePanel("tree " + i, tree))], PanelsPictureOptions.For(trees.Length, Math.Min(columns, trees.Length), false) with { Axis = axis })),
        iter: 30);

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Svg)]
    [InlineData(PictureFormat.Pdf)]
    public void Equal_panels_give_equal_bytes(PictureFormat format)
    {
        byte[] Bytes() => PanelsPicture.Draw([Panel("a"), Panel("b"), Panel("c")], PanelsPictureOptions.For(3, 2, true)).Encode(format);
        byte[] first = Bytes();
        Assert.Equal(first, Bytes());
        if (format == PictureFormat.Svg)
        {
            Assert.Equal("120mm", XDocument.Parse(Encoding.UTF8.GetString(first)).Root!.Attribute("width")!.Value);
        }
    }

    [Fact]
    public void What_cannot_be_drawn_is_said()
    {
        Assert.Throws<InputException>(() => PanelsPictureOptions.For(0, 1, false));
        Assert.Throws<InputException>(() => PanelsPictureOptions.For(2, 3, false));
        Assert.Throws<InputException>(() => PanelsPictureOptions.For(2, 0, false));
        Assert.Throws<InputException>(() => PanelsPicture.Draw([], new()));
        Assert.Throws<InputException>(() => PanelsPicture.Draw([Panel("a")], new() { Columns = 2 }));
        InputException small = Assert.Throws<InputException>(() => PanelsPicture.Draw([Panel("a"), Panel("b")], new() { Columns = 2, WidthMillimetres = 30 }));
        Assert.Contains("at least 20 × 20 mm", small.Message, StringComparison.Ordinal);
        ClassMap broken = PerformanceInsetTests.Map with { Side = 2 };
        Assert.Throws<InputException>(() => PanelsPicture.Draw([Panel("a") with { ClassMap = broken }], new() { Columns = 1 }));
    }

    private static LandscapePanel Panel(string title) => new(title, SampleTrees.Small.ConnectedTo(1)) { ClassMap = PerformanceInsetTests.Map, Losses = Losses };

    private static void Apart(Picture picture)
    {
        PlacedText[] texts = [.. picture.Texts];
        Assert.All(texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.DoesNotContain(texts[(i + 1)..], other => other.Bounds.Overlaps(texts[i].Bounds));
        }
    }
}
