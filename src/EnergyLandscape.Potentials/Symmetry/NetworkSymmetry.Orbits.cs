using System.Numerics;

namespace EnergyLandscape.Potentials;

// Elements that leave a point where it is, the number of its images, and the canonical one.
public sealed partial class NetworkSymmetry
{
    /// <inheritdoc/>
    /// <remarks>With one hidden layer the stabiliser permutes equal or mirrored units among themselves and moves units of weight zero freely; an
    /// input exchange belongs to it when it maps the classes of units onto each other. With more layers units are matched by what they are connected to.</remarks>
    public override BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance)
    {
        if (_net.HiddenLayers != 1)
        {
            return _net.HiddenLayers == 0 ? CountImages(x, tolerance) : DeepOrbitSize(x, tolerance);
        }

        BigInteger stabiliser = UnitStabiliser(x, tolerance);
        int exchanges = 0;
        var aligned = new double[Dimension];
        foreach (int[] inputs in _inputPermutations)
        {
            HiddenUnitImage element = HiddenUnitImage.Identity(_net, inputs);
            new UnitAlignment(_net, _isOdd).Improve(x, x, element);
            element.Apply(_net, x, aligned);
            exchanges += EuclideanDistance(x, aligned) <= tolerance ? 1 : 0;
        }

        return Order!.Value / (stabiliser * exchanges);
    }

    /// <inheritdoc/>
    public override double[] Canonical(ReadOnlySpan<double> x, double tolerance) => CanonicalImage.Of(_net, _isOdd, _inputPermutations, x, tolerance);

    private BigInteger? DeepOrbitSize(ReadOnlySpan<double> x, double tolerance) =>
        new PointStabiliser(_net, _isOdd, x, tolerance).Order is { } order ? Order!.Value / (order * (1 + Exchanges(x, tolerance).Count)) : null;

    // Elements with an exchange of inputs that leave the point where it is, one for each exchange.
    private List<HiddenUnitImage> Exchanges(ReadOnlySpan<double> x, double tolerance)
    {
        var exchanges = new List<HiddenUnitImage>();
        var classes = new WeightClasses(x, [], tolerance);
        int[] ofPoint = classes.Signed(x);
        var colours = new UnitColours(_net, _isOdd, ofPoint, _inputPermutations[0]);
        colours.Refine();
        foreach (int[] inputs in _inputPermutations.Skip(1))
        {
            var exchanged = new UnitColours(_net, _isOdd, ofPoint, inputs);
            exchanged.Refine();
            if (new PointMatching(_net, tolerance).Find(x, x, colours, exchanged, inputs) is { } element)
            {
                exchanges.Add(element);
            }
        }

        return exchanges;
    }

    // Transpositions of equal or mirrored units, flips of zero units, and exchanges of inputs, as far as they leave the point where it is.
    private List<HiddenUnitImage> Elements(ReadOnlySpan<double> x, double tolerance)
    {
        if (_net.HiddenLayers > 1)
        {
            return [.. new PointStabiliser(_net, _isOdd, x, tolerance).Generators, .. Exchanges(x, tolerance)];
        }

        var elements = new List<HiddenUnitImage>();
        var image = new double[Dimension];
        for (int layer = 1; layer <= _net.HiddenLayers; layer++)
        {
            for (int i = 0; i < _net.Layers[layer]; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    for (int sign = i == j ? -1 : 1; sign >= (IsOdd(layer) ? -1 : 1); sign -= 2)
                    {
                        HiddenUnitImage element = HiddenUnitImage.Identity(_net, _inputPermutations[0]);
                        (element.Source[layer][i], element.Source[layer][j]) = (j, i);
                        element.Sign[layer][i] = element.Sign[layer][j] = sign;
                        AddIfFixed(x, element);
                    }
                }
            }
        }

        foreach (int[] inputs in _inputPermutations.Skip(1))
        {
            HiddenUnitImage element = HiddenUnitImage.Identity(_net, inputs);
            new UnitAlignment(_net, _isOdd).Improve(x, x, element);
            AddIfFixed(x, element);
        }

        return elements;

        void AddIfFixed(ReadOnlySpan<double> point, HiddenUnitImage element)
        {
            element.Apply(_net, point, image);
            if (EuclideanDistance(point, image) <= tolerance)
            {
                elements.Add(element);
            }
        }
    }

    private static BigInteger Factorial(int n)
    {
        BigInteger product = 1;
        for (int i = 2; i <= n; i++)
        {
            product *= i;
        }

        return product;
    }

    private BigInteger CountImages(ReadOnlySpan<double> x, double tolerance)
    {
        var image = new double[Dimension];
        int fixedBy = 0;
        foreach (int[] inputs in _inputPermutations)
        {
            HiddenUnitImage.Identity(_net, inputs).Apply(_net, x, image);
            fixedBy += EuclideanDistance(x, image) <= tolerance ? 1 : 0;
        }

        return _inputPermutations.Count / fixedBy;
    }

    // Signed permutations of the one hidden layer that leave the point where it is.
    private BigInteger UnitStabiliser(ReadOnlySpan<double> x, double tolerance)
    {
        int units = _net.Layers[1];
        bool odd = IsOdd(1);
        double[][] vectors = [.. Enumerable.Range(0, units).Select(_ => new double[_net.Inputs + 1 + _net.Outputs])];
        for (int i = 0; i < units; i++)
        {
            for (int k = 0; k < _net.Inputs; k++)
            {
                vectors[i][k] = x[_net.Weight(1, i, k)];
            }

            vectors[i][_net.Inputs] = _net.Biases ? x[_net.BiasOffset(1) + i] : 0;
            for (int k = 0; k < _net.Outputs; k++)
            {
                vectors[i][_net.Inputs + 1 + k] = x[_net.Weight(2, k, i)];
            }
        }

        BigInteger order = 1;
        var counted = new bool[units];
        for (int i = 0; i < units; i++)
        {
            if (counted[i])
            {
                continue;
            }

            bool zero = odd && DistanceBetween(vectors[i], vectors[i], -1) <= 2 * tolerance;
            int members = 0;
            for (int k = i; k < units; k++)
            {
                if (!counted[k] && (DistanceBetween(vectors[i], vectors[k], 1) <= tolerance || (odd && DistanceBetween(vectors[i], vectors[k], -1) <= tolerance)))
                {
                    counted[k] = true;
                    members++;
                }
            }

            order *= Factorial(members) * (zero ? BigInteger.Pow(2, members) : 1);
        }

        return order;
    }

    private static double DistanceBetween(double[] a, double[] b, double sign)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double difference = a[i] - (sign * b[i]);
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }
}
