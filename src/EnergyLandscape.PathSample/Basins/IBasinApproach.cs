namespace EnergyLandscape.PathSample;

/// <summary>What is done to a start before its way down begins, such as training.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public interface IBasinApproach
{
    /// <summary>Moves a start.</summary>
    /// <param name="start">Number of the start, from 0: with the start itself all that the result depends on.</param>
    /// <param name="x">The start; receives the point from where to go down.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>False where it diverged: a coordinate or the energy is not a finite number, or so large that a way down has no meaning.</returns>
    bool Move(long start, Span<double> x, CancellationToken token);
}
