using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Random walk: every coordinate moves by a number uniform in [−ε, ε).</summary>
internal sealed class RandomRule(WalkOptions options) : IWalkRule
{
    public void Begin(Span<double> x, RandomStream stream)
    {
    }

    public void Step(Span<double> x, ReadOnlySpan<double> gradient, RandomStream stream)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double move = stream.NextUniform(-options.Step, options.Step);
            x[i] = options.Bounded ? options.Box.Move(x[i], move) : x[i] + move;
        }
    }
}
