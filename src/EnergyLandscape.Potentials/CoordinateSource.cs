namespace EnergyLandscape.Potentials;

/// <summary>Where the coordinates of stationary points come from when they are asked for, so that a large landscape need not lie in memory whole.</summary>
/// <threadsafety>Implementations are safe for concurrent use.</threadsafety>
public abstract class CoordinateSource
{
    /// <summary>The coordinates of a point; the same numbers at every call.</summary>
    /// <param name="number">The number that it has here.</param>
    public abstract ReadOnlyMemory<double> Read(int number);
}
