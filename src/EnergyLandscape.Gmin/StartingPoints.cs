using EnergyLandscape.Numerics;

namespace EnergyLandscape.Gmin;

/// <summary>Random points to start searches from.</summary>
public static class StartingPoints
{
    /// <summary>A point whose components are uniform in [−s, s], with s itself log-uniform between two sizes.</summary>
    /// <remarks>At small lambda the all-zero minimum of a network has a basin of size ~1e-3: starts of one fixed size never hit it.</remarks>
    /// <param name="stream">Where numbers are drawn from.</param>
    /// <param name="smallest">Smallest size, &gt; 0.</param>
    /// <param name="largest">Largest size.</param>
    /// <param name="x">Receives the point.</param>
    /// <returns>The size s that was drawn.</returns>
    public static double LogUniform(RandomStream stream, double smallest, double largest, Span<double> x)
    {
        ArgumentNullException.ThrowIfNull(stream);
        double size = LogUniform(stream, smallest, largest);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = stream.NextUniform(-size, size);
        }

        return size;
    }

    /// <summary>A number log-uniform between two positive ones.</summary>
    public static double LogUniform(RandomStream stream, double smallest, double largest)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return smallest * Math.Pow(largest / smallest, stream.NextDouble());
    }
}
