using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Gradient descent with a fixed rate: x ← x − ε·g. No random number is drawn after the start.</summary>
internal sealed class GradientDescentRule(WalkOptions options) : IWalkRule
{
    public void Begin(Span<double> x, RandomStream stream)
    {
    }

    public void Step(Span<double> x, ReadOnlySpan<double> gradient, RandomStream stream)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double move = -options.Step * gradient[i];
            x[i] = options.Bounded ? options.Box.Move(x[i], move) : x[i] + move;
        }
    }
}
