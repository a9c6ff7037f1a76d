namespace EnergyLandscape.Walks.Tests.Summaries;

public sealed class WalkSummaryTests
{
    [Fact]
    public void Walks_that_diverged_are_left_out_of_means_and_counted()
    {
        WalkTrajectory[] walks = [Walk(0, 1), Walk(1, double.PositiveInfinity), Walk(2, 3), Walk(3, double.NaN)];
        WalkSummary summary = WalkSummary.Of(walks, StagnationOptions.Default, _ => { }, CancellationToken.None);
        Assert.Equal((4, 2), (summary.Walks, summary.Diverged));
        Assert.Equal((2.0, 1.0), (summary.LastLoss.Mean, summary.LastLoss.Deviation));
        Assert.Equal(2, summary.LastLoss.Count);
    }

    private static WalkTrajectory Walk(int number, double last) => new(number, [.. Enumerable.Range(0, 30).Select(i => new WalkSample { Loss = 30 - i, GradientNorm = 1 }), new WalkSample { Loss = last, GradientNorm = 1 }]);
}
