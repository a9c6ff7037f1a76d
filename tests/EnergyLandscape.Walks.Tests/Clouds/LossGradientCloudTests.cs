using EnergyLandscape.Potentials;
using EnergyLandscape.Walks.Tests.Samples;

namespace EnergyLandscape.Walks.Tests.Clouds;

public sealed class LossGradientCloudTests
{
    [Theory]
    [InlineData(AxisScale.Linear)]
    [InlineData(AxisScale.SquareRoot)]
    [InlineData(AxisScale.Logarithmic)]
    public void Every_sample_is_counted_once_whatever_the_order_of_the_walks(AxisScale scale)
    {
        IReadOnlyList<WalkTrajectory> walks = new XorWalks(LossFunction.SquaredError, 10, true).Make(1);
        var options = new CloudOptions { LossScale = scale, GradientScale = scale, LossBins = 60, GradientBins = 40 };
        LossGradientCloud cloud = LossGradientCloud.Build(() => walks, options), reversed = LossGradientCloud.Build(() => walks.Reverse(), options);
        Assert.Equal(9000, cloud.Samples);
        Assert.Equal([CurvatureClass.Convex, CurvatureClass.Saddle, CurvatureClass.Singular], cloud.Panes.Select(pane => pane.Curvature));
        foreach ((CloudPane pane, CloudPane other) in cloud.Panes.Zip(reversed.Panes))
        {
            Assert.Equal(walks.Sum(walk => walk.Samples.Count(sample => sample.Curvature == pane.Curvature)), pane.Samples);
            Assert.Equal(pane.Samples, Counts(cloud, pane).Sum());
            Assert.Equal(Counts(cloud, pane), Counts(reversed, other));
        }
    }

    [Theory]
    [InlineData(AxisScale.Linear)]
    [InlineData(AxisScale.SquareRoot)]
    [InlineData(AxisScale.Logarithmic)]
    public void A_number_lies_between_the_edges_of_its_bin(AxisScale scale)
    {
        var axis = new CloudAxis(scale, 0.5, 8, 7);
        Assert.Equal(0.5, axis.Edge(0));
        Assert.Equal(8, axis.Edge(7));
        for (double value = 0.51; value < 8; value += 0.1)
        {
            int bin = axis.BinOf(value);
            Assert.InRange(value, axis.Edge(bin) - 1e-12, axis.Edge(bin + 1) + 1e-12);
        }

        Assert.Equal(0, axis.BinOf(0));
        Assert.Equal(6, axis.BinOf(9));
    }

    [Fact]
    public void Zeros_lie_in_the_lowest_bin_of_a_logarithmic_axis()
    {
        LossGradientCloud cloud = LossGradientCloud.Build(
            () => [Walk((0, 0), (1, 1e-3), (2, 10))], new CloudOptions { LossScale = AxisScale.Logarithmic, GradientScale = AxisScale.Logarithmic, LossBins = 10, GradientBins = 4 });
        Assert.Equal((1, 2), (cloud.Loss.Low, cloud.Loss.High));
        Assert.Equal((1e-3, 10), (cloud.Gradient.Low, cloud.Gradient.High));
        Assert.Equal(2, cloud.Panes[0].Count(0, 0));
        Assert.Equal(1, cloud.Panes[0].Count(9, 3));
        Assert.Equal(1, cloud.BelowAxes);

        // At most twelve decades, so that a saturated network leaves room for the others.
        Assert.Equal(1e-12, LossGradientCloud.Build(() => [Walk((1e-300, 1), (1, 1))], new CloudOptions { LossScale = AxisScale.Logarithmic }).Loss.Low, 1e-20);
    }

    [Fact]
    public void Means_are_those_of_the_bin_and_limits_leave_samples_out()
    {
        WalkTrajectory[] walks =
        [
            new(0, [Sample(0.1, 0.5) with { TestLoss = 1 }, Sample(0.1, 0.5) with { TestLoss = 2 }, Sample(0.1, 0.5) with { TestLoss = double.NaN }]),
            new(1, [Sample(0.19, 1) with { TestLoss = double.NaN }, Sample(3, 4), Sample(double.NaN, 1), Sample(0.1, double.NaN)]),
        ];
        LossGradientCloud cloud = LossGradientCloud.Build(() => walks, new CloudOptions { MaxLoss = 0.2, LossBins = 2, GradientBins = 3 });
        Assert.Equal((4, 1, 2), (cloud.Samples, cloud.AboveLimit, cloud.NotFinite));
        Assert.Equal((0, 0.2), (cloud.Loss.Low, cloud.Loss.High));
        Assert.Equal(1.5, cloud.Panes[0].MeanTestLoss(1, 1));
        Assert.Equal(double.NaN, cloud.Panes[0].MeanTestLoss(1, 2));
        Assert.Equal(double.NaN, cloud.Panes[0].MeanTestLoss(0, 0));
    }

    [Fact]
    public void What_cannot_be_shown_is_refused()
    {
        Assert.Throws<InputException>(() => LossGradientCloud.Build(() => []));
        Assert.Contains("the least is 3", Assert.Throws<InputException>(() => LossGradientCloud.Build(() => [Walk((3, 1))], new CloudOptions { MaxLoss = 1 })).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => LossGradientCloud.Build(() => [Walk((-3, 1))], new CloudOptions { LossScale = AxisScale.SquareRoot }));
        Assert.Equal(-3, LossGradientCloud.Build(() => [Walk((-3, 1))]).Loss.Low);
    }

    private static long[] Counts(LossGradientCloud cloud, CloudPane pane) =>
        [.. Enumerable.Range(0, cloud.Loss.Bins * cloud.Gradient.Bins).Select(bin => pane.Count(bin / cloud.Gradient.Bins, bin % cloud.Gradient.Bins))];

    private static WalkTrajectory Walk(params (double Loss, double Gradient)[] samples) => new(0, [.. samples.Select(sample => Sample(sample.Loss, sample.Gradient))]);

    private static WalkSample Sample(double loss, double gradient) => new() { Loss = loss, GradientNorm = gradient };
}
