namespace EnergyLandscape.Walks.Tests.Samples;

public sealed class WalkTrajectoryTests
{
    [Fact]
    public void A_column_has_the_numbers_of_the_samples_in_order()
    {
        var walk = new WalkTrajectory(3, [new WalkSample { Loss = 2, GradientNorm = 0.5 }, new WalkSample { Loss = 1, GradientNorm = 0.25 }]);
        Assert.Equal([2.0, 1.0], walk.Column(sample => sample.Loss));
        Assert.Equal([0.5, 0.25], walk.Column(sample => sample.GradientNorm));
    }
}
