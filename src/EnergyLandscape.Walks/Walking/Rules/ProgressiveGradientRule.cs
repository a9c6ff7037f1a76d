using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Progressive gradient walk: signs against the gradient, magnitudes uniform in [0, ε), fresh for every coordinate and step.</summary>
/// <remarks>Bosman, Engelbrecht and Helbig, GECCO'18 Companion (doi:10.1145/3205651.3205700) and Neurocomputing 2020, section 4.3:
/// w_i ← w_i − s_i r_i with s_i the sign of ∂L/∂w_i. Only signs of the gradient matter. All coordinates move at once. A bounded walk reverses a
/// component that would leave the box.</remarks>
internal sealed class ProgressiveGradientRule(WalkOptions options) : IWalkRule
{
    private readonly double _step = options.Step;
    private readonly bool _bounded = options.Bounded;
    private readonly WalkBox _box = options.Box;
    private readonly double _atZero = options.ZeroGradient == ZeroGradient.Up ? -1 : 0;

    public void Begin(Span<double> x, RandomStream stream)
    {
    }

    public void Step(Span<double> x, ReadOnlySpan<double> gradient, RandomStream stream)
    {
        for (int i = 0; i < x.Length; i++)
        {
            // Drawn whether it is used or not, so that the option changes nothing else.
            double magnitude = _step * stream.NextDouble();
            double sign = gradient[i] > 0 ? 1 : gradient[i] < 0 ? -1 : _atZero;
            double move = -sign * magnitude;
            x[i] = _bounded ? _box.Move(x[i], move) : x[i] + move;
        }
    }
}
