using MathNet.Numerics.Statistics;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>Mean, spread and ends of a sample of numbers; those that are not finite are left out.</summary>
/// <param name="Count">How many numbers count.</param>
/// <param name="Mean">Their mean; NaN without one, as the others.</param>
/// <param name="Deviation">Their standard deviation, divisor n.</param>
/// <param name="Median">Their median.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
public sealed record SampleSummary(int Count, double Mean, double Deviation, double Median, double Lowest, double Highest)
{
    /// <summary>Summarises numbers.</summary>
    /// <param name="values">The numbers in any order.</param>
    public static SampleSummary Of(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return new SampleSummary(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        (double mean, double deviation) = (ArrayStatistics.Mean(finite), ArrayStatistics.PopulationStandardDeviation(finite));
        return new SampleSummary(finite.Length, mean, deviation, ArrayStatistics.MedianInplace(finite), ArrayStatistics.Minimum(finite), ArrayStatistics.Maximum(finite));
    }
}
