namespace EnergyLandscape.PathSample.Tests.Basins;

public class WilsonIntervalTests
{
    // Newcombe (1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E), Table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Intervals_are_those_published(int successes, int trials, double low, double high)
    {
        WilsonInterval interval = WilsonInterval.Of(successes, trials);
        Assert.Equal((double)successes / trials, interval.Share);
        Assert.Equal(low, interval.Low, 5e-5);
        Assert.Equal(high, interval.High, 5e-5);
    }

    [Fact]
    public void All_and_none_of_the_trials_mirror_each_other()
    {
        Assert.Equal(1, WilsonInterval.Of(7, 7).High);
        Assert.Equal(WilsonInterval.Of(0, 7).High, 1 - WilsonInterval.Of(7, 7).Low, 1e-15);
        Assert.True(double.IsNaN(WilsonInterval.Of(0, 0).Share));
    }

    [Fact]
    public void The_interval_of_a_mean_is_that_of_as_many_successes_and_widens_with_fewer_trials()
    {
        Assert.Equal(WilsonInterval.Of(3, 12), WilsonInterval.OfMean(0.25, 12));
        WilsonInterval few = WilsonInterval.OfMean(0.3, 5), many = WilsonInterval.OfMean(0.3, 50);
        Assert.True(few.Low < many.Low && few.High > many.High);
        Assert.Equal((0, 1), (WilsonInterval.OfMean(double.NaN, 5).Low, WilsonInterval.OfMean(double.NaN, 5).High));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.OfMean(1.1, 5));
    }
}
