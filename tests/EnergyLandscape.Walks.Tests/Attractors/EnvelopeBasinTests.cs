namespace EnergyLandscape.Walks.Tests.Attractors;

public sealed class EnvelopeBasinTests
{
    [Fact]
    public void Minima_that_stand_out_remain_and_the_others_belong_to_them()
    {
        double[] heights = [5, 1, 4, 3.5, 6, 0, 2, 1.5, 7];
        List<EnvelopeBasin> basins = EnvelopeBasin.Of(heights, new bool[9], 1);
        Assert.Equal([new EnvelopeBasin(1, 0, 4, 5), new EnvelopeBasin(5, 5, 8, double.PositiveInfinity)], basins);
        Assert.Equal([1, 3, 5, 7], EnvelopeBasin.Of(heights, new bool[9], 0.4).Select(basin => basin.Bottom));
    }

    [Fact]
    public void A_wall_separates_whatever_the_heights()
    {
        List<EnvelopeBasin> basins = EnvelopeBasin.Of([1, 1, 1], [false, false, true], 3);
        Assert.Equal([new EnvelopeBasin(0, 0, 1, double.PositiveInfinity), new EnvelopeBasin(2, 2, 2, double.PositiveInfinity)], basins);
        Assert.Empty(EnvelopeBasin.Of([], [], 1));
    }
}
