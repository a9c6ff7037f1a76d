using System.Numerics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Symmetry of a network's loss: permutations of the units of each hidden layer, flips of the sign of units with an odd
/// activation, and permutations of the inputs that leave the training set unchanged.</summary>
/// <remarks>With one hidden layer <see cref="Align"/> is exact: one assignment problem for each input permutation. With more layers that two points
/// are one and the same is found by matching units by what they are connected to; the distance of different ones is an upper bound, by
/// assignments that alternate over the layers from several starts.</remarks>
public sealed class NetworkSymmetry : SymmetryGroup
{
    private readonly NetworkArchitecture _net;
    private readonly IReadOnlyList<int[]> _inputPermutations;
    private readonly NetworkFixedSpaces _fixedSpaces;
    private readonly Lazy<IReadOnlyList<FixedSpace>> _spaces;
    private readonly int _zeroModes;
    private readonly bool[] _isOdd;

    // Distance below which alignment looks for one and the same point before it looks for a near one.
    private const double SamePoint = 1e-6;

    // Random starts of the alignment of different points of a deep network, always the same ones.
    private const ulong RestartSeed = 20_200_715;
    private const int RandomRestarts = 4;

    internal NetworkSymmetry(NetworkArchitecture architecture, TrainingSet data, int zeroModes)
    {
        _net = architecture;
        _zeroModes = zeroModes;
        _isOdd = [.. architecture.Activations.Select(activation => activation == Activation.Tanh)];
        _inputPermutations = InputPermutations.Of(data);
        _fixedSpaces = new NetworkFixedSpaces(_net, _inputPermutations, IsOdd);
        _spaces = new Lazy<IReadOnlyList<FixedSpace>>(() => [.. _fixedSpaces.Enumerated.Select(space => space.Space)]);
        BigInteger order = _inputPermutations.Count;
        for (int layer = 1; layer <= _net.HiddenLayers; layer++)
        {
            order *= Factorial(_net.Layers[layer]) * (IsOdd(layer) ? BigInteger.Pow(2, _net.Layers[layer]) : 1);
        }

        Order = order;
    }

    /// <inheritdoc/>
    public override int Dimension => _net.Dimension;

    /// <inheritdoc/>
    public override BigInteger? Order { get; }

    /// <inheritdoc/>
    public override int ZeroModes => _zeroModes;

    /// <summary>The input permutations that leave the training set unchanged; the identity comes first.</summary>
    public IReadOnlyList<int[]> InputExchanges => _inputPermutations;

    /// <inheritdoc/>
    public override void RandomImage(RandomStream stream, ReadOnlySpan<double> x, Span<double> image)
    {
        ArgumentNullException.ThrowIfNull(stream);
        HiddenUnitImage element = HiddenUnitImage.Identity(_net, _inputPermutations[stream.NextInt(_inputPermutations.Count)]);
        for (int layer = 1; layer <= _net.HiddenLayers; layer++)
        {
            Shuffle(stream, element, layer);
        }

        element.Apply(_net, x, image);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FixedSpace> FixedSpaces => _spaces.Value;

    /// <inheritdoc/>
    public override IReadOnlyList<(double[] Image, BigInteger Count)>? ImagesIn(int space, ReadOnlySpan<double> x, double tolerance) =>
        ImagesIn(_fixedSpaces.Enumerated[space], x, tolerance, Representatives(x, tolerance));

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<(double[] Image, BigInteger Count)>?> ImagesInAll(ReadOnlySpan<double> x, double tolerance)
    {
        IReadOnlyList<(double[] Point, UnitClasses Classes)> representatives = Representatives(x, tolerance);
        var images = new IReadOnlyList<(double[] Image, BigInteger Count)>?[_fixedSpaces.Enumerated.Count];
        for (int space = 0; space < images.Length; space++)
        {
            images[space] = ImagesIn(_fixedSpaces.Enumerated[space], x, tolerance, representatives);
        }

        return images;
    }

    private IReadOnlyList<(double[] Image, BigInteger Count)>? ImagesIn(
        NetworkFixedSpace space, ReadOnlySpan<double> x, double tolerance, IReadOnlyList<(double[] Point, UnitClasses Classes)> representatives)
    {
        if (space.Pattern is null)
        {
            return OrbitSize(x, tolerance) is { } orbit ? [(x.ToArray(), orbit)] : null;
        }

        var images = new List<(double[] Image, BigInteger Count)>();
        foreach ((double[] point, UnitClasses classes) in representatives)
        {
            images.AddRange(UnitAssignments.Find(_net, IsOdd(1), space, point, classes));
        }

        return images;
    }

    // The images of a point under permutations of the inputs, those left out that differ from another only by signed permutations of units.
    private List<(double[] Point, UnitClasses Classes)> Representatives(ReadOnlySpan<double> x, double tolerance)
    {
        var representatives = new List<(double[] Point, UnitClasses Classes)>();
        if (_net.HiddenLayers != 1)
        {
            return representatives;
        }

        foreach (int[] inputs in _inputPermutations)
        {
            var permuted = new double[Dimension];
            HiddenUnitImage.Identity(_net, inputs).Apply(_net, x, permuted);
            if (!representatives.Exists(known => UnitDistance(known.Point, permuted) <= tolerance))
            {
                representatives.Add((permuted, new UnitClasses(_net, IsOdd(1), permuted, tolerance)));
            }
        }

        return representatives;
    }

    /// <inheritdoc/>
    public override void Vary(RandomStream stream, ReadOnlySpan<double> x, ReadOnlySpan<double> other, Span<double> result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        UnitVariation.Apply(_net, stream, x, other, result);
    }

    /// <inheritdoc/>
    public override FixedSpace RandomFixedSpace(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return _fixedSpaces.Draw(stream);
    }

    /// <inheritdoc/>
    public override FixedSpace FixedSpaceOf(ReadOnlySpan<double> x, double tolerance) => FixedSpace.Of(Dimension, _fixedSpaces.Generators(Elements(x, tolerance)));

    /// <inheritdoc/>
    public override double Align(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned)
    {
        if (_net.HiddenLayers > 1 && Match(reference, x, SamePoint) is { } same)
        {
            same.Element.Apply(_net, x, aligned);
            return same.Distance;
        }

        return AlignUnits(reference, x, aligned);
    }

    /// <inheritdoc/>
    /// <remarks>The norms of their layers alone tell most points apart.</remarks>
    public override double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double window)
    {
        if (DistanceBound.NormsExceed(_net, a, b, window)
            || (_net.HiddenLayers > 1 && DistanceBound.SortedMagnitudes(_net, a, b, out _) > window + (1e-15 * VectorMath.Norm(a))))
        {
            return double.PositiveInfinity;
        }

        double distance = _net.HiddenLayers > 1 && Match(a, b, window) is { } same ? same.Distance : AlignUnits(a, b, new double[Dimension]);
        return distance <= window ? distance : double.PositiveInfinity;
    }

    // The element that takes x to within a window of the reference, if there is one.
    private (HiddenUnitImage Element, double Distance)? Match(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, double window)
    {
        if (DistanceBound.NormsExceed(_net, reference, x, window)
            || DistanceBound.SortedMagnitudes(_net, reference, x, out double least) > window + (1e-15 * VectorMath.Norm(reference)))
        {
            return null;
        }

        // Weights that differ by less than the two points do cannot be told apart; the fewer of them are linked, the fewer units look alike.
        // Coordinates differ by at least as much as magnitudes in order of size, hardly ever by more, and never by more than the window.
        for (double tolerance = Math.Min(2 * least, window); ; tolerance = Math.Min(window, Math.Max(100 * tolerance, 1e-9 * window)))
        {
            if (Match(reference, x, tolerance, window) is { } nearest)
            {
                return nearest;
            }

            if (tolerance >= window)
            {
                return null;
            }
        }
    }

    private (HiddenUnitImage Element, double Distance)? Match(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, double tolerance, double window)
    {
        (HiddenUnitImage Element, double Distance)? nearest = null;
        var image = new double[Dimension];
        var classes = new WeightClasses(reference, x, tolerance);
        int[] ofPoint = classes.Signed(x);
        var ofReference = new UnitColours(_net, _isOdd, classes.Signed(reference), _inputPermutations[0]);
        ofReference.Refine();
        foreach (int[] inputs in _inputPermutations)
        {
            var ofX = new UnitColours(_net, _isOdd, ofPoint, inputs);
            ofX.Refine();
            var matching = new PointMatching(_net, window);
            if (matching.Find(reference, x, ofReference, ofX, inputs) is { } element)
            {
                if (matching.HadChoice)
                {
                    new UnitAlignment(_net, _isOdd).Improve(reference, x, element);
                }

                element.Apply(_net, x, image);
                double distance = EuclideanDistance(reference, image);
                nearest = nearest is { } known && known.Distance <= distance ? nearest : (element, distance);
            }
        }

        return nearest;
    }

    private double AlignUnits(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned)
    {
        double best = double.PositiveInfinity;
        var trial = new double[Dimension];
        var alignment = new UnitAlignment(_net, _isOdd);
        foreach (int[] inputs in _inputPermutations)
        {
            RandomStream restarts = new MasterSeed(RestartSeed).StreamFor(0);
            for (int start = 0; start < (_net.HiddenLayers > 1 ? 2 + RandomRestarts : 1); start++)
            {
                HiddenUnitImage element = HiddenUnitImage.Identity(_net, inputs);
                for (int layer = 1; layer <= _net.HiddenLayers && start >= 2; layer++)
                {
                    Shuffle(restarts, element, layer);
                }

                alignment.Improve(reference, x, element, fromInputsAlone: start == 1);
                element.Apply(_net, x, trial);
                double distance = EuclideanDistance(reference, trial);
                if (distance < best)
                {
                    best = distance;
                    trial.CopyTo(aligned);
                }
            }
        }

        return best;
    }

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

    // Distance modulo permutations and signs of units, the inputs left as they are.
    private double UnitDistance(ReadOnlySpan<double> reference, ReadOnlySpan<double> x)
    {
        HiddenUnitImage element = HiddenUnitImage.Identity(_net, _inputPermutations[0]);
        new UnitAlignment(_net, _isOdd).Improve(reference, x, element);
        var aligned = new double[Dimension];
        element.Apply(_net, x, aligned);
        return EuclideanDistance(reference, aligned);
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

    private void Shuffle(RandomStream stream, HiddenUnitImage element, int layer)
    {
        int[] source = element.Source[layer];
        for (int i = source.Length - 1; i > 0; i--)
        {
            int k = stream.NextInt(i + 1);
            (source[i], source[k]) = (source[k], source[i]);
        }

        for (int i = 0; i < source.Length && IsOdd(layer); i++)
        {
            element.Sign[layer][i] = stream.NextInt(2) == 0 ? 1 : -1;
        }
    }

    private bool IsOdd(int layer) => _isOdd[layer - 1];

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
