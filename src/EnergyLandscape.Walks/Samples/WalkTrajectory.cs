namespace EnergyLandscape.Walks;

/// <summary>All samples of one walk in the order of its steps; step 0 is the starting point.</summary>
/// <param name="Walk">Number of the walk, from 0.</param>
/// <param name="Samples">The samples.</param>
public sealed record WalkTrajectory(int Walk, IReadOnlyList<WalkSample> Samples)
{
    /// <summary>One number of every sample.</summary>
    /// <param name="column">The number.</param>
    /// <returns>An array as long as the walk.</returns>
    public double[] Column(Func<WalkSample, double> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        double[] values = new double[Samples.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = column(Samples[i]);
        }

        return values;
    }
}
