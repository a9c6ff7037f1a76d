using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Progressive random walk: it starts in a random corner zone of the box and drifts away from it.</summary>
/// <remarks>Malan and Engelbrecht, IEEE CEC 2014 (doi:10.1109/CEC.2014.6900576). Each coordinate starts in the lower or the upper half of the
/// box, one random coordinate on its edge. Steps are uniform in [0, ε) away from that half; at an edge a coordinate is reflected and turns
/// round.</remarks>
internal sealed class ProgressiveRandomRule(WalkOptions options, int dimension) : IWalkRule
{
    private readonly double _step = options.Step;
    private readonly WalkBox _box = options.Box;
    private readonly bool[] _startsAbove = new bool[dimension];

    public void Begin(Span<double> x, RandomStream stream)
    {
        double middle = _box.Lowest + (0.5 * (_box.Highest - _box.Lowest));
        for (int i = 0; i < x.Length; i++)
        {
            _startsAbove[i] = x[i] >= middle;
        }

        int onEdge = stream.NextInt(x.Length);
        x[onEdge] = _startsAbove[onEdge] ? _box.Highest : _box.Lowest;
    }

    public void Step(Span<double> x, ReadOnlySpan<double> gradient, RandomStream stream)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double magnitude = _step * stream.NextDouble();
            double moved = _startsAbove[i] ? x[i] - magnitude : x[i] + magnitude;
            if (!_box.Contains(moved))
            {
                double edge = _startsAbove[i] ? _box.Lowest : _box.Highest;
                moved = Math.Clamp(edge + (edge - moved), _box.Lowest, _box.Highest);
                _startsAbove[i] = !_startsAbove[i];
            }

            x[i] = moved;
        }
    }
}
