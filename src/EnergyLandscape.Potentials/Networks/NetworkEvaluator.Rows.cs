namespace EnergyLandscape.Potentials;

/// <content>The rows that are in the buffers.</content>
public sealed partial class NetworkEvaluator
{
    private int? _inputRank;

    /// <summary>The rows that the loss is of: those of the potential, or the latest ones given to <see cref="Load(TrainingSet)"/>.</summary>
    public TrainingSet Data => _loaded.Data;

    /// <summary>Number of inputs that are zero in every row.</summary>
    public int ZeroInputs => _net.Inputs - Active.Units[0];

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

    /// <summary>Puts other rows into the buffers of this evaluator, such as the next batch; after the first time nothing is allocated. Later evaluations are of the loss on
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

        _inputRank = null;
        _isEvaluated = false;
        _version++;
        _isVersionOfProduct = false;
        if (_ownRows is null)
        {
            _ownRows = new BlockedRows(_potential, data);
        }
        else
        {
            _ownRows.Load(data);
        }

        Use(_ownRows);
        foreach (NetworkEvaluator follower in _followers)
        {
            follower.Use(_ownRows);
        }
    }

    private void Use(BlockedRows rows)
    {
        _loaded = rows;
        _stage.Use(rows);
    }
}
