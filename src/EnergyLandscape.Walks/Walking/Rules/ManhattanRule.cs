using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Manhattan walk: one random coordinate moves by ε, up or down.</summary>
/// <remarks>Malan and Engelbrecht, IEEE CEC 2013 (doi:10.1109/CEC.2013.6557717), for their gradient measures.</remarks>
internal sealed class ManhattanRule(WalkOptions options) : IWalkRule
{
    public void Begin(Span<double> x, RandomStream stream)
    {
    }

    public void Step(Span<double> x, ReadOnlySpan<double> gradient, RandomStream stream)
    {
        int which = stream.NextInt(2 * x.Length);
        double move = which % 2 == 0 ? options.Step : -options.Step;
        x[which / 2] = options.Bounded ? options.Box.Move(x[which / 2], move) : x[which / 2] + move;
    }
}
