using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

// Distance modulo the group, and the image next to another point.
public sealed partial class NetworkSymmetry
{
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

    // Distance modulo permutations and signs of units, the inputs left as they are.
    private double UnitDistance(ReadOnlySpan<double> reference, ReadOnlySpan<double> x)
    {
        HiddenUnitImage element = HiddenUnitImage.Identity(_net, _inputPermutations[0]);
        new UnitAlignment(_net, _isOdd).Improve(reference, x, element);
        var aligned = new double[Dimension];
        element.Apply(_net, x, aligned);
        return EuclideanDistance(reference, aligned);
    }
}
