using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Pictures;
using SkiaSharp;

namespace EnergyLandscape.Rendering.Tests.ClassMaps;

public class ClassMapPictureTests
{
    private static readonly PageOptions _page = new() { WidthMillimetres = 90, HeightMillimetres = 95, Title = "Minimum 1" };

    // Class 0 below left, 1 below right, 2 above left, 3 nowhere; 0 above right again.
    private static ClassMap Quarters(int side) => new(
        new("r12", 0.5, 1.5), new("r13", 0, 2), side,
        [.. Enumerable.Range(0, side * side).Select(cell => (cell % side < side / 2, cell / side < side / 2) switch { (true, true) => 0, (false, true) => 1, (true, false) => 2, _ => 0 })],
        ["triangle", "first", "second", "third"]);

    [Fact]
    public void Cells_have_the_colours_of_their_classes_where_they_belong()
    {
        using SKBitmap pixels = SKBitmap.Decode(ClassMapPicture.Draw(Quarters(40), _page).Encode(PictureFormat.Png));
        (int X, int Y)[] found = [.. Enumerable.Range(0, 3).Select(label => Middle(pixels, ClassMapMark.ColourOf(label), from: 0.2))];
        Assert.True(found[1].X > found[0].X && found[1].Y > found[2].Y, "class 1 is to the right and below");
        Assert.True(found[2].X < found[1].X, "class 2 is to the left");
        int absent = Count(pixels, ClassMapMark.ColourOf(3));
        Assert.Equal(0, absent);
        int[] counts = [.. Enumerable.Range(0, 3).Select(label => Count(pixels, ClassMapMark.ColourOf(label)))];
        Assert.Equal(2, counts[0] / (double)counts[1], 0.1);
        Assert.Equal(1, counts[2] / (double)counts[1], 0.1);
    }

    [Fact]
    public void Legend_and_axes_name_what_is_there()
    {
        Picture picture = ClassMapPicture.Draw(Quarters(40), _page);
        HashSet<string> texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "Minimum 1", "triangle", "first", "second", "r12", "r13" }, texts);
        Assert.DoesNotContain("third", texts);
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
    }

    [Fact]
    public void Maps_that_are_none_are_refused()
    {
        ClassMap map = Quarters(4);
        Assert.Throws<InputException>(() => ClassMapPicture.Draw(map with { Side = 5 }, _page));
        Assert.Throws<InputException>(() => ClassMapPicture.Draw(map with { Classes = ["triangle", "first"] }, _page));
        Assert.Throws<InputException>(() => ClassMapPicture.Draw(map, _page with { HeightMillimetres = 20 }));
    }

    private static int Count(SKBitmap pixels, PictureColour colour) => Enumerable.Range(0, pixels.Height).Sum(y => Enumerable.Range(0, pixels.Width).Count(x => Is(pixels, x, y, colour)));

    private static (int X, int Y) Middle(SKBitmap pixels, PictureColour colour, double from)
    {
        (int X, int Y)[] all = [.. Enumerable.Range((int)(from * pixels.Height), (int)((1 - from) * pixels.Height)).SelectMany(y => Enumerable.Range(0, pixels.Width).Where(x => Is(pixels, x, y, colour)).Select(x => (x, y)))];
        return ((int)all.Average(at => at.X), (int)all.Average(at => at.Y));
    }

    private static bool Is(SKBitmap pixels, int x, int y, PictureColour colour)
    {
        SKColor pixel = pixels.GetPixel(x, y);
        return (pixel.Red, pixel.Green, pixel.Blue) == (colour.Red, colour.Green, colour.Blue);
    }
}
