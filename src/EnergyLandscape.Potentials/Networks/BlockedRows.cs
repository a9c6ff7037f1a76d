using System.Runtime.CompilerServices;

namespace EnergyLandscape.Potentials;

/// <summary>Rows as evaluators read them: dealt to blocks, units by rows, without the inputs that are zero in every row.</summary>
/// <threadsafety>Safe to read from any number of threads; <see cref="Load"/> is not.</threadsafety>
internal sealed class BlockedRows
{
    private readonly NetworkArchitecture _net;
    private readonly double[] _inputs;
    private readonly double[] _targets;
    private readonly double[] _weights;

    public BlockedRows(NetworkPotential potential, TrainingSet data)
    {
        _net = potential.Architecture;
        Blocks = new RowBlocks(data.Rows);
        Active = new ActiveInputs(_net);
        int padded = Blocks.Length * Blocks.Count;
        _inputs = new double[(_net.Inputs + 1) * padded];
        _targets = new double[_net.Outputs * padded];
        _weights = new double[padded];
        double share = potential.Loss == LossFunction.CrossEntropy && potential.Output == OutputFunction.Softmax ? data.Rows : (double)data.Rows * _net.Outputs;
        _weights.AsSpan(0, data.Rows).Fill(1 / share);
        Data = data;
        Load(data);
    }

    /// <summary>The rows.</summary>
    public TrainingSet Data { get; private set; }

    /// <summary>How they are dealt.</summary>
    public RowBlocks Blocks { get; }

    /// <summary>The inputs that are not zero in every row.</summary>
    public ActiveInputs Active { get; }

    /// <summary>Targets, blocks × outputs × rows.</summary>
    public double[] Targets => _targets;

    /// <summary>Weights of the rows in the loss, blocks × rows; 0 for padding.</summary>
    public double[] Weights => _weights;

    /// <summary>Active inputs of a block, inputs × rows, and after them the constant 1 of the biases.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="count">How many of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<double> Inputs(int block, int count) => _inputs.AsSpan(block * (Active.Units[0] + 1) * Blocks.Length, count * Blocks.Length);

    /// <summary>Takes as many other rows; nothing is allocated.</summary>
    public void Load(TrainingSet data)
    {
        Data = data;
        Active.Find(data);
        for (int row = 0; row < data.Rows; row++)
        {
            for (int k = 0; k < _net.Outputs; k++)
            {
                _targets[Blocks.Position(row, k, _net.Outputs)] = data.Targets[(row * _net.Outputs) + k];
            }
        }

        for (int block = 0; block < Blocks.Count; block++)
        {
            int first = block * Blocks.Length, inputs = Active.Units[0];
            Transpose(data.Inputs[(first * _net.Inputs)..], Math.Min(Blocks.Length, data.Rows - first), Inputs(block, inputs));
            Inputs(block, inputs + 1)[(inputs * Blocks.Length)..].Fill(1);
        }
    }

    // Inputs of some rows, row by row, to columns of the active ones. Eight columns at a time: a row then gives what one cache line holds.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transpose(ReadOnlySpan<double> inputs, int rows, Span<double> columns)
    {
        const int Group = 8;
        int length = Blocks.Length;
        ReadOnlySpan<int> active = Active.Inputs;
        for (int start = 0; start < active.Length; start += Group)
        {
            ReadOnlySpan<int> group = active.Slice(start, Math.Min(Group, active.Length - start));
            Span<double> target = columns.Slice(start * length, group.Length * length);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<double> source = inputs.Slice(row * _net.Inputs, _net.Inputs);
                for (int k = 0; k < group.Length; k++)
                {
                    target[(k * length) + row] = source[group[k]];
                }
            }

            for (int k = 0; k < group.Length; k++)
            {
                target[((k * length) + rows)..((k + 1) * length)].Clear();
            }
        }
    }
}
