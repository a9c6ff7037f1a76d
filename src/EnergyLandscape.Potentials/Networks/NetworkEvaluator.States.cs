using System.Runtime.InteropServices;

namespace EnergyLandscape.Potentials;

/// <content>What is known of a block of rows at a point. One block's is kept; for products of the Hessian with many vectors at one point, those of a few
/// blocks.</content>
public sealed partial class NetworkEvaluator
{
    // Products keep the states of at most so many blocks, so that memory does not grow with the rows.
    private const int KeptBlocks = 8;

    private readonly BlockState _own;
    private BlockState[] _kept = [];
    private BlockState _state;

    // Counts the points, of the leader; a state is of the point of its version. Only products leave it as it is.
    private int _version;
    private bool _isVersionOfProduct;
    private double[] _productPoint = [];

    private void NoteVersion(Work work, ReadOnlySpan<double> point)
    {
        if (work != Work.HessianVector)
        {
            _version++;
            _isVersionOfProduct = false;
            return;
        }

        _productPoint = _productPoint.Length == 0 ? new double[Dimension] : _productPoint;
        Span<double> latest = _productPoint.AsSpan(0, point.Length);
        if (!_isVersionOfProduct || !MemoryMarshal.AsBytes(latest).SequenceEqual(MemoryMarshal.AsBytes(point)))
        {
            _version++;
            _isVersionOfProduct = true;
            point.CopyTo(latest);
        }
    }

    // The state of the block at work for a product, and whether it is of the point already.
    private bool UseProductState()
    {
        if (_blocks.Count is > 1 and <= KeptBlocks)
        {
            _kept = _kept.Length == 0 ? new BlockState[_blocks.Count] : _kept;
            _state = _kept[_block] ??= new BlockState(_net, _rows);
        }
        else
        {
            _state = _own;
        }

        bool isKnown = _blocks.Count <= KeptBlocks && _state.Version == _leader._version;
        _state.Version = _leader._version;
        return isKnown;
    }

    private sealed class BlockState
    {
        public BlockState(NetworkArchitecture net, int rows)
        {
            int last = net.Layers.Length - 1;
            Values = [.. net.Layers.Select((units, layer) => new double[layer == 0 || layer == last ? 0 : (units + 1) * rows])];
            Deltas = [.. net.Layers.Select((units, layer) => new double[layer == 0 ? 0 : units * rows])];
            for (int layer = 1; layer < last; layer++)
            {
                Values[layer].AsSpan(net.Layers[layer] * rows).Fill(1);
            }
        }

        // Activations of the hidden layers; after the last unit stands the constant 1 of the biases.
        public double[][] Values { get; }

        // δ of all layers but the inputs.
        public double[][] Deltas { get; }

        // S_LL, for products.
        public double[] OutputSecond { get; set; } = [];

        public int Version { get; set; }
    }
}
