using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Summaries;

/// <summary>Stagnation on the exclusive or against an independent program (numpy, single precision, 90 walks; ../shared/notes/fla-details.md, section 6).</summary>
public sealed class XorStagnationTests
{
    [Theory]
    [InlineData(LossFunction.SquaredError, 1, false, 1.90, 0.34, 365, 127)]
    [InlineData(LossFunction.SquaredError, 1, true, 1.31, 0.46, 34.7, 13.7)]
    [InlineData(LossFunction.SquaredError, 10, false, 1.67, 0.63, 651, 250)]
    [InlineData(LossFunction.SquaredError, 10, true, 1.08, 0.43, 59.9, 24.1)]
    [InlineData(LossFunction.CrossEntropy, 1, false, 1.96, 0.29, 311, 141)]
    [InlineData(LossFunction.CrossEntropy, 1, true, 1.36, 0.50, 30.3, 13.6)]
    [InlineData(LossFunction.CrossEntropy, 10, false, 1.13, 0.37, 891, 165)]
    [InlineData(LossFunction.CrossEntropy, 10, true, 1.06, 0.40, 73.6, 21.2)]
    public void Means_are_those_of_the_published_definitions_within_three_standard_errors(
        LossFunction loss, double box, bool macro, double count, double deviationOfCount, double length, double deviationOfLength)
    {
        var options = new WalkOptions
        {
            Box = new WalkBox(-box, box),
            Step = (macro ? 0.2 : 0.02) * box,
            Steps = macro ? 100 : 1000,
            Gradient = GradientRule.AsPublished,
            Curvature = CurvatureMethod.None,
        };
        var walks = new List<WalkTrajectory>();
        new WalkSampler(XorNetwork.Landscape(loss), options, 2).Run(0, 90, (walk, samples) => walks.Add(new WalkTrajectory(walk, samples.ToArray())), CancellationToken.None);
        var rows = new List<WalkRow>();
        WalkSummary summary = WalkSummary.Of(walks, StagnationOptions.AsPublished, rows.Add, CancellationToken.None);
        Assert.Equal(90, summary.Walks);
        Assert.Equal(rows.Average(row => row.LastLoss), summary.LastLoss.Mean, 1e-14);
        Near(count, deviationOfCount, summary.StagnationCount);
        Near(length, deviationOfLength, summary.StagnationLength);
    }

    [Fact]
    public void A_spread_is_mean_and_population_deviation_of_what_exists()
    {
        var spread = new Spread();
        foreach (double value in (double[])[1e9 + 1, double.NaN, 1e9 + 2, 1e9 + 4, 1e9 + 9])
        {
            spread.Add(value);
        }

        Assert.Equal((4, 1e9 + 4), (spread.Count, spread.Mean));
        Assert.Equal(Math.Sqrt(38 / 4.0), spread.Deviation, 1e-7);
        Assert.True(double.IsNaN(new Spread().Mean) && double.IsNaN(new Spread().Deviation));
    }

    private static void Near(double mean, double deviation, Spread ours) =>
        Assert.Equal(mean, ours.Mean, 3 * Math.Sqrt(((deviation * deviation) + (ours.Deviation * ours.Deviation)) / 90));
}
