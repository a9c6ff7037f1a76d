using System.Numerics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

// Fixed spaces of subgroups, and the images of points in them.
public sealed partial class NetworkSymmetry
{
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
}
