using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Brings the hidden units of one point near to those of another: an assignment problem for each layer with the others as they are, in
/// turn until nothing changes.</summary>
/// <remarks>With one hidden layer that is the nearest image. With more it is one from which no change of a single layer leads nearer; several
/// starts find nearer ones.</remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
internal sealed class UnitAlignment
{
    private readonly NetworkArchitecture _net;
    private readonly bool[] _isOdd;
    private readonly Dictionary<int, LinearAssignment> _assignments = [];
    private readonly double[] _overlap;
    private readonly double[] _cost;
    private readonly int[] _columns;
    private readonly double[] _unit;

    /// <summary>Makes the buffers.</summary>
    /// <param name="net">The network.</param>
    /// <param name="isOdd">For each hidden layer, whether its units may be mirrored.</param>
    public UnitAlignment(NetworkArchitecture net, bool[] isOdd)
    {
        _net = net;
        _isOdd = isOdd;
        int widest = net.Layers.Max();
        _overlap = new double[widest * widest];
        _cost = new double[widest * widest];
        _columns = new int[widest];
        _unit = new double[(2 * widest) + 1];
    }

    /// <summary>Improves an element until no assignment of a single layer is better.</summary>
    /// <param name="reference">The point that stays.</param>
    /// <param name="x">The point whose image comes near.</param>
    /// <param name="element">Where to start; changed in place.</param>
    /// <param name="fromInputsAlone">Whether the first pass looks at weights from the inputs' side only.</param>
    public void Improve(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, HiddenUnitImage element, bool fromInputsAlone = false)
    {
        // Each pass lowers the distance or changes nothing, so this ends; the bound only guards against ties in rounding.
        for (int pass = 0; pass < 50; pass++)
        {
            bool changed = false;
            for (int layer = 1; layer <= _net.HiddenLayers; layer++)
            {
                changed |= AlignLayer(reference, x, element, layer, withOutgoing: pass > 0 || !fromInputsAlone);
            }

            if (_net.HiddenLayers <= 1 || (!changed && pass > 0))
            {
                return;
            }
        }
    }

    private bool AlignLayer(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, HiddenUnitImage element, int layer, bool withOutgoing)
    {
        int units = _net.Layers[layer];
        bool isOdd = _isOdd[layer - 1];
        Span<double> overlap = _overlap.AsSpan(0, units * units), cost = _cost.AsSpan(0, units * units);
        for (int j = 0; j < units; j++)
        {
            Gather(x, element, layer, j, withOutgoing);
            for (int i = 0; i < units; i++)
            {
                double value = Overlap(reference, layer, i, withOutgoing);
                overlap[(i * units) + j] = value;
                cost[(i * units) + j] = isOdd ? -Math.Abs(value) : -value;
            }
        }

        if (!_assignments.TryGetValue(units, out LinearAssignment? assignment))
        {
            _assignments.Add(units, assignment = new LinearAssignment(units));
        }

        Span<int> columns = _columns.AsSpan(0, units);
        assignment.Solve(cost, columns);
        bool changed = false;
        for (int i = 0; i < units; i++)
        {
            double sign = isOdd && overlap[(i * units) + columns[i]] < 0 ? -1 : 1;
            changed |= element.Source[layer][i] != columns[i] || element.Sign[layer][i] != sign;
            element.Source[layer][i] = columns[i];
            element.Sign[layer][i] = sign;
        }

        return changed;
    }

    // Unit j of the point, its neighbours transformed as they are now: weights in, bias, weights out.
    private void Gather(ReadOnlySpan<double> x, HiddenUnitImage element, int layer, int j, bool withOutgoing)
    {
        int at = 0;
        for (int k = 0; k < _net.Layers[layer - 1]; k++)
        {
            _unit[at++] = element.Sign[layer - 1][k] * x[_net.Weight(layer, j, element.Source[layer - 1][k])];
        }

        if (_net.Biases)
        {
            _unit[at++] = x[_net.BiasOffset(layer) + j];
        }

        for (int k = 0; k < _net.Layers[layer + 1] && withOutgoing; k++)
        {
            _unit[at++] = element.Sign[layer + 1][k] * x[_net.Weight(layer + 1, element.Source[layer + 1][k], j)];
        }
    }

    private double Overlap(ReadOnlySpan<double> reference, int layer, int i, bool withOutgoing)
    {
        double sum = 0;
        int at = 0;
        for (int k = 0; k < _net.Layers[layer - 1]; k++)
        {
            sum += reference[_net.Weight(layer, i, k)] * _unit[at++];
        }

        if (_net.Biases)
        {
            sum += reference[_net.BiasOffset(layer) + i] * _unit[at++];
        }

        for (int k = 0; k < _net.Layers[layer + 1] && withOutgoing; k++)
        {
            sum += reference[_net.Weight(layer + 1, k, i)] * _unit[at++];
        }

        return sum;
    }
}
