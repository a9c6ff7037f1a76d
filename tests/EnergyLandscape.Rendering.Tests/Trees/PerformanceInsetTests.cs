using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Scatter;
using EnergyLandscape.Rendering.Trees;
using SkiaSharp;

namespace EnergyLandscape.Rendering.Tests.Trees;

public sealed class PerformanceInsetTests
{
    private static readonly ScatterPoint[] Losses = [.. Enumerable.Range(0, 40).Select(i => new ScatterPoint(0.4 + (0.01 * i), 1.6 - (0.02 * (i % 7)), double.NaN))];

    internal static ClassMap Map { get; } = new(
        new("r12", 0.5, 1.5), new("r13", 0, 2), 20, [.. Enumerable.Range(0, 400).Select(cell => cell % 20 < 10 ? 0 : cell / 20 < 10 ? 1 : 2)], ["triangle", "first", "second"]);

    [Fact]
    public void The_free_corner_holds_no_line_and_is_as_large_as_can_be() => Gen.Select(SampleTrees.Random, Gen.Double[1, 200], Gen.Double[0, 40]).Sample((tree, most, enough) =>
    {
        var frame = new TreeFrame(TreeLayout.Of(tree), 30, 150, 20, 170);
        (double X0, double Y0, double X1, double Y1)[] lines = TreeLabels.Segments(frame);
        PictureRectangle corner = FreeCorner.Of(new(30, 20, 150, 170), lines, 0, most, enough);
        Assert.Equal(170, corner.Bottom);
        Assert.Equal(corner.Width, corner.Height, 1e-9);
        Assert.True(corner.Left == 30 || corner.Right == 150);
        Assert.InRange(corner.Width, 0, Math.Min(most, 120) + 1e-9);
        var inside = new PictureRectangle(corner.Left + 1e-6, corner.Top + 1e-6, corner.Right - 1e-6, corner.Bottom - 1e-6);
        Assert.DoesNotContain(lines, line => inside.Width > 0 && inside.Crosses(line.X0, line.Y0, line.X1, line.Y1));
        if (corner.Width < Math.Min(most, 120) - 1e-9)
        {
            double side = corner.Width + 1e-3;
            PictureRectangle[] larger = [new(30 - 1e-6, 170 - side, 30 + side, 170 + 1e-6), new(150 - side, 170 - side, 150 + 1e-6, 170 + 1e-6)];
            bool Meets(PictureRectangle square) => lines.Any(line => square.Crosses(line.X0, line.Y0, line.X1, line.Y1));
            Assert.True(Meets(corner.Left == 30 ? larger[0] : larger[1]));

            // The other corner is smaller, unless the left one is enough.
            Assert.True(corner.Left == 30 ? corner.Width >= enough || Meets(larger[1]) : Meets(larger[0]));
            Assert.True(corner.Left == 30 || Meets(new(30 - 1e-6, 170 - Math.Max(enough, 1e-3) - 1e-3, 30 + Math.Max(enough, 1e-3) + 1e-3, 170 + 1e-6)));
        }
    });

    [Fact]
    public void The_map_stands_where_no_branch_and_no_label_does() => Gen.Select(SampleTrees.Random, Gen.Bool, Gen.Bool).Sample((tree, hasLosses, hasLabels) =>
    {
        var options = new TreePictureOptions { ClassMap = Map, Losses = hasLosses ? Losses : null };
        TreeLayout layout = TreeLayout.Of(tree);
        var scene = new Scene(340, 425);
        var whole = new TreeFrame(layout, 30, 330, 40, 400);
        PerformanceInsets insets = PerformanceInsets.Of(scene, options, whole, hasLabels ? 12 : 2, false);
        TreeFrame frame = whole with { Bottom = whole.Bottom - insets.StripHeight };
        PictureRectangle place = insets.MapPlace!.Value;
        Assert.DoesNotContain(TreeLabels.Segments(frame), line => place.Crosses(line.X0, line.Y0, line.X1, line.Y1));
        Assert.InRange(place.Width, 0.16 * 300, 0.34 * 300);
        if (hasLabels && place.Bottom <= frame.Bottom)
        {
            Assert.DoesNotContain(layout.Leaves, leaf => place.Contains(new(frame.X(leaf.End.X), frame.Y(leaf.End.Energy) + 5, frame.X(leaf.End.X), frame.Y(leaf.End.Energy) + 5)));
        }
    });

    [Fact]
    public void Texts_keep_to_the_page_and_apart() => Gen.Select(SampleTrees.Random, Gen.Bool, Gen.Bool, Gen.Bool).Sample(
        (tree, axis, hasLosses, hasLabels) =>
        {
            Picture picture = TreePicture.Draw(tree, new() { Title = "a title", Axis = axis, ShowLabels = hasLabels, ClassMap = Map, Losses = hasLosses ? Losses : null });
            PlacedText[] texts = [.. picture.Texts];
            Assert.All(texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
            for (int i = 0; i < texts.Length; i++)
            {
                Assert.DoesNotContain(texts[(i + 1)..], other => other.Bounds.Overlaps(texts[i].Bounds));
            }

            HashSet<string> said = [.. texts.Select(text => text.Text)];
            Assert.Superset(new HashSet<string> { "triangle", "first", "second", "r12", "r13" }, said);
            Assert.Equal(hasLosses, said.Contains("training loss") && said.Contains("test loss"));
        },
        iter: 40);

    [Fact]
    public void The_map_is_seen_whole()
    {
        using SKBitmap pixels = SKBitmap.Decode(TreePicture.Draw(SampleTrees.Small, new() { ShowLabels = false, ShowClasses = false, ClassMap = Map, ScaleBar = false, DotsPerInch = 72 }).Encode(PictureFormat.Png));
        int[] counts = [.. Enumerable.Range(0, 3).Select(label => Count(pixels, ClassMapMark.ColourOf(label)))];
        Assert.All(counts, count => Assert.True(count > 200));
        Assert.Equal(2, counts[0] / (double)counts[1], 0.2);
        Assert.Equal(1, counts[1] / (double)counts[2], 0.1);
    }

    [Fact]
    public void Networks_below_branches_leave_the_map_beside_the_losses()
    {
        var scene = new Scene(340, 425);
        var whole = new TreeFrame(TreeLayout.Of(SampleTrees.Small), 30, 330, 40, 300);
        PerformanceInsets insets = PerformanceInsets.Of(scene, new() { ClassMap = Map, Losses = Losses }, whole, 12, true);
        Assert.True(insets.MapPlace!.Value.Top >= 425 - 8 - insets.StripHeight);
    }

    [Fact]
    public void What_cannot_be_drawn_is_said()
    {
        SuperbasinTree tree = SampleTrees.Small;
        Assert.Throws<InputException>(() => TreePicture.Draw(tree, new() { Losses = [] }));
        Assert.Throws<InputException>(() => TreePicture.Draw(tree, new() { Losses = [new(double.NaN, 1, 1)] }));
        Assert.Throws<InputException>(() => TreePicture.Draw(tree, new() { ClassMap = Map with { Side = 3 } }));
        Assert.Throws<InputException>(() => TreePicture.Draw(tree, new() { Losses = Losses, ClassMap = Map, HeightMillimetres = 30 }));
    }

    private static int Count(SKBitmap pixels, PictureColour colour)
    {
        int count = 0;
        for (int x = 0; x < pixels.Width; x++)
        {
            for (int y = 0; y < pixels.Height; y++)
            {
                SKColor pixel = pixels.GetPixel(x, y);
                count += (pixel.Red, pixel.Green, pixel.Blue) == (colour.Red, colour.Green, colour.Blue) ? 1 : 0;
            }
        }

        return count;
    }
}
