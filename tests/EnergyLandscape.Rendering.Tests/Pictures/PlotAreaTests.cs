using CsCheck;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Pictures;

public sealed class PlotAreaTests
{
    private const double Size = 8;

    // Losses of minima that differ in the fifth digit, on plots from a corner of a page to a whole one.
    [Fact]
    public void Numbers_of_the_horizontal_axis_stand_apart_and_are_two_at_least() => Gen.Select(Gen.Double[1e-4, 900], Gen.Double[-9, 2], Gen.Double[150, 500]).Sample((low, digits, width) =>
    {
        var scene = new Scene(width, 200);
        var across = new PictureAxis(PictureScale.Linear, low, low * (1 + Math.Pow(10, digits)));
        var area = new PlotArea(scene, new PictureRectangle(0, 0, width, 200), (across, "training loss"), (new PictureAxis(PictureScale.Linear, 0, 1), "up"), Size);
        int before = scene.Texts.Count;
        area.DrawAxes();
        PictureRectangle[] below = [.. scene.Texts.Skip(before).Select(text => text.Bounds).Where(bounds => bounds.Bottom > area.Area.Bottom + Size).OrderBy(bounds => bounds.Left)];
        Assert.True(below.Length >= 2, $"{below.Length} numbers from {across.Low:R} to {across.High:R}");
        for (int i = 1; i < below.Length && below.Length > 2; i++)
        {
            Assert.True(below[i].Left > below[i - 1].Right, $"numbers {i} and {i + 1} of {below.Length} from {across.Low:R} to {across.High:R} touch");
        }
    });

    [Fact]
    public void Losses_that_differ_in_the_fifth_digit_get_fewer_numbers()
    {
        int Count(double low, double high)
        {
            var scene = new Scene(280, 200);
            var area = new PlotArea(scene, new PictureRectangle(0, 0, 280, 200), (new PictureAxis(PictureScale.Linear, low, high), "x"), (new PictureAxis(PictureScale.Linear, 0, 1), "y"), Size);
            int before = scene.Texts.Count;
            area.DrawAxes();
            return scene.Texts.Skip(before).Count(text => text.Bounds.Bottom > area.Area.Bottom + Size);
        }

        Assert.True(Count(0.1, 0.5) > Count(0.545315, 0.545385));
        Assert.True(Count(0.545315, 0.545385) >= 2);
    }
}
