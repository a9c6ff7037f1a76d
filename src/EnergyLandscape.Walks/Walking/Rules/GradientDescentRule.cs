using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Gradient descent with a fixed rate: v ← μ·v + g, x ← x − ε·v, which without momentum μ is x ← x − ε·g. No random number is drawn after
/// the start.</summary>
/// <remarks>The heavy ball of Polyak (1964, doi:10.1016/0041-5553(64)90137-5) in the form of PyTorch's SGD without dampening: the rate stands
/// outside of v, and the first v is g.</remarks>
internal sealed class GradientDescentRule(WalkOptions options, int dimension) : IWalkRule
{
    private readonly double _momentum = options.Momentum;
    private readonly double[] _velocity = options.Momentum > 0 ? new double[dimension] : [];

    public void Begin(Span<double> x, RandomStream stream) => Array.Clear(_velocity);

    public void Step(Span<double> x, ReadOnlySpan<double> gradient, RandomStream stream)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double along = _momentum > 0 ? _velocity[i] = (_momentum * _velocity[i]) + gradient[i] : gradient[i];
            double move = -options.Step * along;
            x[i] = options.Bounded ? options.Box.Move(x[i], move) : x[i] + move;
        }
    }
}
