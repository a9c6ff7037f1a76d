using System.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>The images of a point that lie in a fixed space: every way to put the classes of its units into the blocks of the space's pattern.</summary>
/// <remarks>Images that differ by the order of blocks of one size, or by the signs of blocks, have the same spectrum within the space; one of
/// them stands for all, with their number.</remarks>
internal sealed class UnitAssignments
{
    private readonly NetworkArchitecture _net;
    private readonly bool _odd;
    private readonly UnitPattern _pattern;
    private readonly int[]? _inputs;
    private readonly UnitClasses _classes;
    private readonly double[] _image;
    private readonly int[] _left;
    private readonly int[] _chosen;
    private readonly List<(double[] Image, BigInteger Count)> _found = [];
    private readonly (int Class, int Sign)?[] _exchanged;

    private UnitAssignments(NetworkArchitecture net, bool odd, NetworkFixedSpace space, UnitClasses classes, ReadOnlySpan<double> x)
    {
        _net = net;
        _odd = odd;
        _pattern = space.Pattern!;
        _inputs = space.Inputs;
        _classes = classes;
        _image = x.ToArray();
        _left = [.. classes.Sizes];
        _chosen = new int[_pattern.Pairs.Length + _pattern.Blocks.Length];
        _exchanged = _inputs is null ? [] : classes.ExchangedClasses(_inputs);
    }

    /// <summary>Finds the images.</summary>
    /// <param name="net">The network.</param>
    /// <param name="odd">Whether units may be mirrored and vanish.</param>
    /// <param name="space">A space with a pattern of units.</param>
    /// <param name="x">The point.</param>
    /// <param name="classes">The classes of its units.</param>
    public static IReadOnlyList<(double[] Image, BigInteger Count)> Find(NetworkArchitecture net, bool odd, NetworkFixedSpace space, ReadOnlySpan<double> x, UnitClasses classes)
    {
        // Every class needs a block of its own, or half of a pair; most points fail here in most spaces.
        UnitPattern pattern = space.Pattern!;
        if (classes.Zeros < pattern.Zeros || classes.Units.Count > pattern.Blocks.Length + (2 * pattern.Pairs.Length))
        {
            return [];
        }

        var assignments = new UnitAssignments(net, odd, space, classes, x);
        assignments.Place(0, 0, classes.Zeros - pattern.Zeros);
        return assignments._found;
    }

    private int SizeOf(int block) => block < _pattern.Pairs.Length ? _pattern.Pairs[block] : _pattern.Blocks[block - _pattern.Pairs.Length];

    private void Place(int block, int unit, int zerosLeft)
    {
        if (block == _chosen.Length)
        {
            if (zerosLeft == 0 && Array.TrueForAll(_left, left => left == 0))
            {
                Write(unit, _net.Layers[1] - unit, null);
                _found.Add(((double[])_image.Clone(), Count()));
            }

            return;
        }

        bool isPair = block < _pattern.Pairs.Length;
        int size = SizeOf(block), units = isPair ? 2 * size : size;
        bool sameAsBefore = block > 0 && block != _pattern.Pairs.Length && SizeOf(block - 1) == size;
        int first = sameAsBefore ? _chosen[block - 1] : -1;
        for (int k = first; k < _left.Length; k++)
        {
            _chosen[block] = k;
            if (k < 0)
            {
                if (_odd && zerosLeft >= units)
                {
                    Write(unit, units, null);
                    Place(block + 1, unit + units, zerosLeft - units);
                }

                continue;
            }

            if (isPair)
            {
                PlacePair(block, unit, zerosLeft, k, size);
            }
            else if (_left[k] >= size && (_inputs is null || _exchanged[k] == (k, 1)))
            {
                _left[k] -= size;
                Write(unit, size, _classes.Units[k]);
                Place(block + 1, unit + size, zerosLeft);
                _left[k] += size;
            }
        }
    }

    private void PlacePair(int block, int unit, int zerosLeft, int k, int size)
    {
        if (_exchanged[k] is not (int partner, _))
        {
            return;
        }

        _left[k] -= size;
        _left[partner] -= size;
        if (_left[k] >= 0 && _left[partner] >= 0)
        {
            Write(unit, size, _classes.Units[k]);
            Write(unit + size, size, _classes.Exchanged(_classes.Units[k], _inputs!));
            Place(block + 1, unit + (2 * size), zerosLeft);
        }

        _left[k] += size;
        _left[partner] += size;
    }

    private void Write(int unit, int count, double[]? values)
    {
        double[] written = values ?? new double[_net.Inputs + 1 + _net.Outputs];
        for (int i = 0; i < count; i++)
        {
            _classes.Write(written, _image, unit + i);
        }
    }

    // Orders of equal-sized blocks, times signs of those that are not zero.
    private BigInteger Count()
    {
        BigInteger count = 1;
        int run = 0, same = 0;
        for (int block = 0; block < _chosen.Length; block++)
        {
            bool continues = block > 0 && block != _pattern.Pairs.Length && SizeOf(block - 1) == SizeOf(block);
            run = continues ? run + 1 : 1;
            same = continues && _chosen[block] == _chosen[block - 1] ? same + 1 : 1;
            count = count * run / same;
            count *= _odd && _chosen[block] >= 0 ? 2 : 1;
        }

        return count;
    }
}
