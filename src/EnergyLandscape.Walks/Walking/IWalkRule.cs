using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>How a walk goes from one point to the next.</summary>
/// <threadsafety>Not safe: may hold the buffers of one thread.</threadsafety>
public interface IWalkRule
{
    /// <summary>Begins a walk.</summary>
    /// <param name="x">A point uniform in the box; a rule with another distribution of starts changes it.</param>
    /// <param name="stream">The walk's stream.</param>
    void Begin(Span<double> x, RandomStream stream);

    /// <summary>Moves to the next point.</summary>
    /// <param name="x">The current point; receives the next.</param>
    /// <param name="gradient">Gradient of the training loss at the current point.</param>
    /// <param name="stream">The walk's stream.</param>
    void Step(Span<double> x, ReadOnlySpan<double> gradient, RandomStream stream);
}
