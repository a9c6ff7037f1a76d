using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², x ← x − ε·m̂/(√v̂ + δ) with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ) at step t. No random
/// number is drawn after the start.</summary>
/// <remarks>Kingma and Ba, ICLR 2015 (arXiv:1412.6980), algorithm 1; PyTorch's Adam is the same.</remarks>
internal sealed class AdamRule(WalkOptions options, int dimension) : IWalkRule
{
    private readonly double[] _mean = new double[dimension];
    private readonly double[] _square = new double[dimension];
    private double _decay1 = 1;
    private double _decay2 = 1;

    public void Begin(Span<double> x, RandomStream stream)
    {
        Array.Clear(_mean);
        Array.Clear(_square);
        _decay1 = _decay2 = 1;
    }

    public void Step(Span<double> x, ReadOnlySpan<double> gradient, RandomStream stream)
    {
        double beta1 = options.Beta1, beta2 = options.Beta2;
        _decay1 *= beta1;
        _decay2 *= beta2;
        for (int i = 0; i < x.Length; i++)
        {
            double g = gradient[i];
            _mean[i] = (beta1 * _mean[i]) + ((1 - beta1) * g);
            _square[i] = (beta2 * _square[i]) + ((1 - beta2) * g * g);
            double move = -options.Step * (_mean[i] / (1 - _decay1)) / (Math.Sqrt(_square[i] / (1 - _decay2)) + options.Epsilon);
            x[i] = options.Bounded ? options.Box.Move(x[i], move) : x[i] + move;
        }
    }
}
