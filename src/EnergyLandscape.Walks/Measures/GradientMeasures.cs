namespace EnergyLandscape.Walks;

/// <summary>Gradient measures of a Manhattan walk (Malan and Engelbrecht 2013, doi:10.1109/CEC.2013.6557671).</summary>
/// <remarks>g = (change of the loss / range of the losses on the walk) / (step / sum of the edges of the box); a constant walk has g = 0.</remarks>
/// <param name="Average">G_avg, the mean of |g|.</param>
/// <param name="Deviation">G_dev, the standard deviation of |g| with divisor steps − 1; NaN for a single step.</param>
public readonly record struct GradientMeasures(double Average, double Deviation)
{
    /// <summary>Measures a walk.</summary>
    /// <param name="losses">Losses step by step.</param>
    /// <param name="walk">How the walk was made.</param>
    /// <param name="definition">As defined, or with the divisor of the published code: the number of steps.</param>
    /// <returns>NaN twice for fewer than two losses, or one that is not finite.</returns>
    /// <exception cref="ArgumentException">The walk's step, box or dimension is not positive.</exception>
    public static GradientMeasures Of(ReadOnlySpan<double> losses, ManhattanWalk walk, MeasureDefinition definition = MeasureDefinition.Defined)
    {
        if (!walk.IsValid)
        {
            throw new ArgumentException("Gradient measures need a positive step, box and dimension.", nameof(walk));
        }

        if (losses.Length < 2 || !Finiteness.Of(losses))
        {
            return new GradientMeasures(double.NaN, double.NaN);
        }

        double low = losses[0], high = losses[0];
        foreach (double loss in losses)
        {
            low = Math.Min(low, loss);
            high = Math.Max(high, loss);
        }

        int steps = losses.Length - 1;
        double factor = 2 * walk.Box * walk.Dimension / walk.Step, range = high - low;
        double[] slopes = new double[steps];
        for (int i = 0; i < steps && range > 0; i++)
        {
            slopes[i] = Math.Abs(losses[i + 1] - losses[i]) / range * factor;
        }

        double deviation = RollingDeviation.Of(slopes);
        return new GradientMeasures(
            slopes.Average(), definition == MeasureDefinition.AsPublished ? deviation : steps > 1 ? deviation * Math.Sqrt((double)steps / (steps - 1)) : double.NaN);
    }
}
