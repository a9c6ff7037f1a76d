using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Potentials;

/// <summary>A network without the inputs that are zero in every row, and the way from its parameters to those of the whole network.</summary>
/// <remarks>Half of the pixels of a batch of digits are such inputs: nothing is computed for them. The layers after the first have the same parameters
/// in the same order.</remarks>
internal sealed class ActiveInputs
{
    private readonly NetworkArchitecture _net;
    private readonly int[] _units;
    private readonly int[] _weightOffsets;
    private readonly int[] _biasOffsets;
    private readonly int[] _inputs;
    private readonly long[] _bits;

    // Runs of neighbouring inputs that are left: first input and number. Those of pictures are long.
    private readonly (int Start, int Length)[] _runs;
    private int _runCount;

    public ActiveInputs(NetworkArchitecture net)
    {
        _net = net;
        _units = [.. net.Layers];
        _weightOffsets = new int[_units.Length];
        _biasOffsets = new int[_units.Length];
        _inputs = new int[net.Inputs];
        _bits = new long[net.Inputs];
        _runs = new (int Start, int Length)[net.Inputs];
    }

    /// <summary>Units per layer; first the number of inputs that are left.</summary>
    public ReadOnlySpan<int> Units => _units;

    /// <summary>Number of parameters that are left.</summary>
    public int Dimension { get; private set; }

    /// <summary>Whether no input was left out, so that the parameters are those of the whole network.</summary>
    public bool AreAll => _units[0] == _net.Inputs;

    /// <summary>The inputs that are left, in order.</summary>
    public ReadOnlySpan<int> Inputs => _inputs.AsSpan(0, _units[0]);

    public int WeightOffset(int layer) => _weightOffsets[layer];

    public int BiasOffset(int layer) => _biasOffsets[layer];

    public int Weight(int layer, int unit, int from) => _weightOffsets[layer] + (unit * _units[layer - 1]) + from;

    /// <summary>Finds the inputs of other rows that are not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(TrainingSet data)
    {
        int columns = data.InputColumns;
        _bits.AsSpan().Clear();
        for (int row = 0; row < data.Rows; row++)
        {
            AddBits(data.Inputs.Slice(row * columns, columns), _bits);
        }

        int count = 0;
        _runCount = 0;
        for (int k = 0; k < columns; k++)
        {
            if (_bits[k] << 1 == 0)
            {
                continue;
            }

            if (count == 0 || _inputs[count - 1] != k - 1)
            {
                _runs[_runCount++] = (k, 0);
            }

            _runs[_runCount - 1].Length++;
            _inputs[count++] = k;
        }

        _units[0] = count;
        int offset = 0;
        for (int layer = 1; layer < _units.Length; layer++)
        {
            _weightOffsets[layer] = offset;
            offset += _units[layer] * _units[layer - 1];
            _biasOffsets[layer] = offset;
            offset += _net.Biases ? _units[layer] : 0;
        }

        Dimension = offset;
    }

    /// <summary>The parameters that are left.</summary>
    /// <param name="x">Parameters of the whole network.</param>
    /// <param name="reduced">At least <see cref="Dimension"/> elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ReadOnlySpan<double> x, Span<double> reduced)
    {
        int to = 0;
        for (int unit = 0; unit < _units[1]; unit++)
        {
            ReadOnlySpan<double> weights = x.Slice(unit * _net.Inputs, _net.Inputs);
            for (int r = 0; r < _runCount; r++)
            {
                (int start, int length) = _runs[r];
                weights.Slice(start, length).CopyTo(reduced[to..]);
                to += length;
            }
        }

        x[_net.BiasOffset(1)..].CopyTo(reduced[to..]);
    }

    /// <summary>A gradient of the whole network from that of the parameters that are left: zero for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scatter(ReadOnlySpan<double> reduced, Span<double> gradient)
    {
        int from = 0;
        gradient[.._net.BiasOffset(1)].Clear();
        for (int unit = 0; unit < _units[1]; unit++)
        {
            Span<double> weights = gradient.Slice(unit * _net.Inputs, _net.Inputs);
            for (int r = 0; r < _runCount; r++)
            {
                (int start, int length) = _runs[r];
                reduced.Slice(from, length).CopyTo(weights[start..]);
                from += length;
            }
        }

        reduced[from..Dimension].CopyTo(gradient[_net.BiasOffset(1)..]);
    }

    /// <summary>The Hessian of the whole network from that of the parameters that are left.</summary>
    public void ScatterHessian(ReadOnlySpan<double> reduced, Span<double> hessian)
    {
        int n = _net.Dimension, m = Dimension;
        hessian.Clear();
        for (int i = 0; i < m; i++)
        {
            Scatter(reduced.Slice(i * m, m), hessian.Slice(Position(i) * n, n));
        }
    }

    private int Position(int reduced)
    {
        int first = _weightOffsets[1] + (_units[1] * _units[0]);
        return reduced < first ? (reduced / _units[0] * _net.Inputs) + _inputs[reduced % _units[0]] : reduced - first + _net.BiasOffset(1);
    }

    // The bits of all values of each column together: zero, but for the sign, if all are zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBits(ReadOnlySpan<double> values, Span<long> bits)
    {
        ref double from = ref MemoryMarshal.GetReference(values);
        ref long to = ref MemoryMarshal.GetReference(bits);
        int k = 0;
        for (; k + 4 <= values.Length; k += 4)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)k) | Vector256.LoadUnsafe(ref from, (nuint)k).AsInt64()).StoreUnsafe(ref to, (nuint)k);
        }

        for (; k < values.Length; k++)
        {
            bits[k] |= BitConverter.DoubleToInt64Bits(values[k]);
        }
    }
}
