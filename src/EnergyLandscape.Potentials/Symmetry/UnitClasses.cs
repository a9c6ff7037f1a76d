namespace EnergyLandscape.Potentials;

/// <summary>The hidden units of a point of a network with one hidden layer, sorted into classes of equal or mirrored ones.</summary>
internal sealed class UnitClasses
{
    private readonly NetworkArchitecture _net;
    private readonly bool _odd;
    private readonly double _tolerance;
    private readonly Dictionary<int[], (int Class, int Sign)?[]> _exchanged = [];

    /// <summary>Sorts the units.</summary>
    /// <param name="net">The network.</param>
    /// <param name="odd">Whether the activation is odd, so that a unit may be mirrored and vanish.</param>
    /// <param name="x">The point.</param>
    /// <param name="tolerance">Distance below which units are equal.</param>
    public UnitClasses(NetworkArchitecture net, bool odd, ReadOnlySpan<double> x, double tolerance)
    {
        _net = net;
        _odd = odd;
        _tolerance = tolerance;
        for (int i = 0; i < net.Layers[1]; i++)
        {
            double[] unit = Unit(x, i);
            if (odd && Norm(unit) <= tolerance)
            {
                Zeros++;
            }
            else if (Find(unit) is (int at, _))
            {
                Sizes[at]++;
            }
            else
            {
                Units.Add(unit);
                Sizes.Add(1);
            }
        }
    }

    /// <summary>One unit of each class: weights from the inputs, bias, weights to the outputs.</summary>
    public List<double[]> Units { get; } = [];

    /// <summary>Number of units in each class.</summary>
    public List<int> Sizes { get; } = [];

    /// <summary>Number of units of weight zero.</summary>
    public int Zeros { get; }

    /// <summary>The class that a unit belongs to and the sign that makes it equal to the class's unit, or null.</summary>
    public (int Class, int Sign)? Find(double[] unit)
    {
        for (int k = 0; k < Units.Count; k++)
        {
            for (int sign = 1; sign >= (_odd ? -1 : 1); sign -= 2)
            {
                double sum = 0;
                for (int i = 0; i < unit.Length; i++)
                {
                    double difference = unit[i] - (sign * Units[k][i]);
                    sum += difference * difference;
                }

                if (Math.Sqrt(sum) <= _tolerance)
                {
                    return (k, sign);
                }
            }
        }

        return null;
    }

    /// <summary>For every class, the class and sign of its unit with the inputs permuted, or null.</summary>
    public (int Class, int Sign)?[] ExchangedClasses(int[] inputs)
    {
        if (!_exchanged.TryGetValue(inputs, out (int Class, int Sign)?[]? classes))
        {
            classes = [.. Units.Select(unit => Find(Exchanged(unit, inputs)))];
            _exchanged.Add(inputs, classes);
        }

        return classes;
    }

    /// <summary>A unit with its inputs permuted.</summary>
    public double[] Exchanged(double[] unit, int[] inputs)
    {
        var image = (double[])unit.Clone();
        for (int k = 0; k < _net.Inputs; k++)
        {
            image[k] = unit[inputs[k]];
        }

        return image;
    }

    /// <summary>Writes a unit into a point.</summary>
    public void Write(double[] unit, Span<double> x, int at)
    {
        for (int k = 0; k < _net.Inputs; k++)
        {
            x[_net.Weight(1, at, k)] = unit[k];
        }

        if (_net.Biases)
        {
            x[_net.BiasOffset(1) + at] = unit[_net.Inputs];
        }

        for (int k = 0; k < _net.Outputs; k++)
        {
            x[_net.Weight(2, k, at)] = unit[_net.Inputs + 1 + k];
        }
    }

    /// <summary>Reads a unit of a point.</summary>
    public double[] Unit(ReadOnlySpan<double> x, int at)
    {
        var unit = new double[_net.Inputs + 1 + _net.Outputs];
        for (int k = 0; k < _net.Inputs; k++)
        {
            unit[k] = x[_net.Weight(1, at, k)];
        }

        unit[_net.Inputs] = _net.Biases ? x[_net.BiasOffset(1) + at] : 0;
        for (int k = 0; k < _net.Outputs; k++)
        {
            unit[_net.Inputs + 1 + k] = x[_net.Weight(2, k, at)];
        }

        return unit;
    }

    private static double Norm(double[] unit) => Math.Sqrt(unit.Sum(value => value * value));
}
