using System.Runtime.CompilerServices;

namespace EnergyLandscape.Potentials;

/// <content>The rows that are in the buffers.</content>
public sealed partial class NetworkEvaluator
{
    private int? _inputRank;

    /// <summary>The rows that the loss is of: those of the potential, or the latest ones given to <see cref="Load(TrainingSet)"/>.</summary>
    public TrainingSet Data { get; private set; } = null!;

    /// <summary>Number of inputs that are zero in every row.</summary>
    public int ZeroInputs => _net.Inputs - _active.Units[0];

    /// <summary>Number of independent directions in which the loss cannot change, whatever the other weights are, because the rows do not span the
    /// space of the inputs: (inputs + 1 − rank of [inputs, 1]) × units of the first layer after the inputs; without biases (inputs − rank of the
    /// inputs) × units.</summary>
    /// <remarks>The weights from inputs that are zero in every row are among them: <see cref="ZeroInputs"/> × units. Zero with regularisation. The
    /// shifts of a softmax, which the loss does not see either, are not counted. The rank takes rows² × inputs operations or, if that is less,
    /// rows × inputs² when it is first asked for after rows are loaded, and then allocates.</remarks>
    public int StructuralNullity
    {
        get
        {
            if (_potential.Lambda > 0)
            {
                return 0;
            }

            _inputRank ??= InputRank.Of(Data, _net.Biases);
            return (_net.Inputs + (_net.Biases ? 1 : 0) - _inputRank.Value) * _net.Layers[1];
        }
    }

    /// <summary>Puts other rows into the buffers of this evaluator, such as the next batch; nothing is allocated. Later evaluations are of the loss on
    /// those rows with the network, the loss function and the λ of the potential.</summary>
    /// <param name="data">As many rows as before, with the same columns.</param>
    /// <exception cref="ArgumentException">The number of rows or columns is another.</exception>
    public void Load(TrainingSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rows != _potential.Data.Rows || data.InputColumns != _net.Inputs || data.TargetColumns != _net.Outputs)
        {
            throw new ArgumentException(
                $"This evaluator holds {_potential.Data.Rows} rows of {_net.Inputs} inputs and {_net.Outputs} targets, but '{data.Name}' has {data.Rows} rows of {data.InputColumns} and {data.TargetColumns}.",
                nameof(data));
        }

        Data = data;
        _inputRank = null;
        _isEvaluated = false;
        _stage.Load(data);
        _active.Find(data);
        for (int block = 0; block < _blocks.Count; block++)
        {
            int first = block * _rows, length = _active.Units[0] * _rows;
            Span<double> columns = _values[0].AsSpan(block * (length + _rows), length + _rows);
            Transpose(data.Inputs[(first * _net.Inputs)..], Math.Min(_rows, data.Rows - first), columns[..length]);
            columns[length..].Fill(1);
        }
    }

    // Inputs of some rows, row by row, to columns of the active ones. Eight columns at a time: a row then gives what one cache line holds.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transpose(ReadOnlySpan<double> inputs, int rows, Span<double> columns)
    {
        const int Group = 8;
        ReadOnlySpan<int> active = _active.Inputs;
        for (int start = 0; start < active.Length; start += Group)
        {
            ReadOnlySpan<int> group = active.Slice(start, Math.Min(Group, active.Length - start));
            Span<double> target = columns.Slice(start * _rows, group.Length * _rows);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<double> source = inputs.Slice(row * _net.Inputs, _net.Inputs);
                for (int k = 0; k < group.Length; k++)
                {
                    target[(k * _rows) + row] = source[group[k]];
                }
            }

            for (int k = 0; k < group.Length; k++)
            {
                target[((k * _rows) + rows)..((k + 1) * _rows)].Clear();
            }
        }
    }
}
