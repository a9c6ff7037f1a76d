namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>A published mean beside ours.</summary>
internal static class Comparison
{
    /// <summary>Difference in combined standard errors of both means; infinite where neither has any scatter and they differ.</summary>
    public static double InStandardErrors(Published paper, int paperWalks, Measured ours)
    {
        double difference = Math.Abs(ours.Mean - paper.Mean), error = Math.Sqrt((paper.Deviation * paper.Deviation / paperWalks) + (ours.Error * ours.Error));
        return difference <= 5e-6 ? 0 : difference / error;
    }
}
