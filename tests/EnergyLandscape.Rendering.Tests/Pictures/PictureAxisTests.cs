using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Pictures;

public sealed class PictureAxisTests
{
    [Theory]
    [InlineData(PictureScale.Linear, 0, 4, 1, 0.25)]
    [InlineData(PictureScale.SquareRoot, 0, 4, 1, 0.5)]
    [InlineData(PictureScale.Logarithmic, 0.01, 1, 0.1, 0.5)]
    public void Numbers_lie_where_the_scale_puts_them(PictureScale scale, double low, double high, double value, double fraction)
    {
        var axis = new PictureAxis(scale, low, high);
        Assert.Equal(fraction, axis.FractionOf(value), 1e-12);
        Assert.Equal((0, 1), (axis.FractionOf(low), axis.FractionOf(high)));
        Assert.Equal((0, 1), (axis.FractionOf(low - 1), axis.FractionOf(high + 1)));
        Assert.Equal(0.5, new PictureAxis(scale, high, high).FractionOf(high));
    }

    [Theory]
    [InlineData(PictureScale.Linear, 0, 0.33)]
    [InlineData(PictureScale.Linear, 0.5641, 0.5739)]
    [InlineData(PictureScale.Linear, -0.51, 0.49)]
    [InlineData(PictureScale.SquareRoot, 0, 7.8)]
    [InlineData(PictureScale.SquareRoot, 0, 1e-5)]
    [InlineData(PictureScale.Logarithmic, 1e-12, 3)]
    [InlineData(PictureScale.Logarithmic, 0.5, 9)]
    [InlineData(PictureScale.Logarithmic, 0.0121, 0.01385)]
    [InlineData(PictureScale.Logarithmic, 0.31, 0.39)]
    [InlineData(PictureScale.Logarithmic, 0.91, 1.1)]
    [InlineData(PictureScale.Logarithmic, 9.1e-4, 0.0011)]
    public void Ticks_are_round_in_order_and_neither_few_nor_many(PictureScale scale, double low, double high)
    {
        var axis = new PictureAxis(scale, low, high);
        foreach (int about in (int[])[2, 3, 5, 8])
        {
            (double Value, string Text)[] ticks = [.. axis.Ticks(about)];
            Assert.InRange(ticks.Length, 2, (2 * about) + 1);
            Assert.Equal(ticks.Select(tick => tick.Value).Order(), ticks.Select(tick => tick.Value));
            Assert.Equal(ticks.Length, ticks.Select(tick => tick.Text).Distinct().Count());
            Assert.All(ticks, tick => Assert.InRange(tick.Value, low, high));
        }
    }
}
