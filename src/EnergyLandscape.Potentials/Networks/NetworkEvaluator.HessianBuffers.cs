namespace EnergyLandscape.Potentials;

/// <content>Memory of the Hessian: that of one block of rows, and the sums over all rows.</content>
public sealed partial class NetworkEvaluator
{
    private sealed class HessianBuffers
    {
        private readonly double[][][] _second;
        private readonly LayerPair[][] _plan;
        private readonly int[] _layerSums;
        private readonly int _rows;
        private readonly double[][] _unitPairs;
        private double[] _sums = [];
        private double[] _totals = [];
        private int _length;
        private double[] _factors = [];

        public HessianBuffers(NetworkArchitecture net, int rows)
        {
            int count = net.Layers.Length;
            _rows = rows;
            _second = new double[count][][];
            _plan = new LayerPair[count][];
            _layerSums = new int[count];
            for (int l = 1; l < count; l++)
            {
                _second[l] = new double[count][];
                _plan[l] = new LayerPair[count];
                for (int m = l; m < count; m++)
                {
                    _second[l][m] = new double[net.Layers[l] * net.Layers[m] * rows];
                }
            }

            _unitPairs = [.. net.Layers.Select((units, layer) => new double[layer == 0 ? 0 : Pairs(units) * rows])];
            Slopes = [.. net.Layers.Select(units => new double[units * rows])];
            Jacobian = [.. net.Layers.Select(units => new double[units * rows])];
            int widest = net.Layers.Skip(1).Max();
            Sensitivity = [.. net.Layers.Select((units, p) => new double[p > 1 && p < count - 1 ? units * widest * rows : 0])];
            Bends = new double[widest * rows];
            Terms = new double[net.Dimension * rows];
            Ones = new double[rows];
            Array.Fill(Ones, 1);
            InputPairs = new double[PairGroup * rows];
        }

        // φ' of every layer.
        public double[][] Slopes { get; }

        // ∂z_p/∂a of one unit, by layer p (few rows).
        public double[][] Jacobian { get; }

        // ∂z_p/∂a_l of one layer l, by layer p: units of p × units of l × rows.
        public double[][] Sensitivity { get; }

        // φ''/φ' times δ of one layer.
        public double[] Bends { get; }

        public double[] Terms { get; }

        public double[] Ones { get; }

        // Products of two activations, a group at a time.
        public double[] InputPairs { get; }

        public double[] Second(int l, int m) => _second[l][m];

        public LayerPair Pair(int l, int m) => _plan[l][m];

        // Sums over the rows of a chunk or of all, in the order of the plan.
        public Span<double> Sums => _sums.AsSpan(0, _length);

        // Sums over all chunks.
        public Span<double> Totals
        {
            get
            {
                _totals = _totals.Length < _length ? new double[_length] : _totals;
                return _totals.AsSpan(0, _length);
            }
        }

        public void TakeTotals(bool takes)
        {
            if (takes)
            {
                Totals.CopyTo(Sums);
            }
        }

        // Sums of the pairs of units and of inputs of one layer, and from an offset on.
        public Span<double> LayerSums(int layer) => _sums.AsSpan(_layerSums[layer]);

        public Span<double> SumsFrom(int offset) => _sums.AsSpan(offset);

        // S_ll of the pairs i ≤ k of units of layer l.
        public Span<double> UnitPairs(int layer) => _unitPairs[layer];

        public Span<double> Factors(int count)
        {
            _factors = _factors.Length < count * _rows ? new double[count * _rows] : _factors;
            return _factors.AsSpan(0, count * _rows);
        }

        // Lays out the sums; the number of active inputs may be another than before.
        public void Plan(ReadOnlySpan<int> units, bool biases)
        {
            int bias = biases ? 1 : 0, offset = 0;
            for (int l = 1; l < units.Length; l++)
            {
                int sources = units[l - 1] + bias;
                _layerSums[l] = offset;
                offset += Pairs(units[l]) * Pairs(sources);
                for (int m = l + 1; m < units.Length; m++)
                {
                    int inputsAbove = units[m - 1], sourcesAbove = inputsAbove + bias, unitPairs = units[l] * units[m];

                    // Multiply-adds, with the products of activations or the terms to be formed counted as six: memory is slow.
                    int byPairs = (6 * ((sources * sourcesAbove) + unitPairs)) + (sources * unitPairs), byTerms = 6 * unitPairs * inputsAbove;
                    bool isPaired = m == l + 1 && byPairs < byTerms;
                    int next = offset + (sources * unitPairs * (isPaired ? sourcesAbove : inputsAbove));
                    _plan[l][m] = new LayerPair(isPaired, offset, next);
                    offset = next + (sources * unitPairs);
                }
            }

            _length = offset;
            if (_sums.Length < offset)
            {
                _sums = new double[offset];
            }
        }
    }

    // How the block of two layers is summed, and where its sums start; the others are of slopes if it is paired, else of biases of the layer above.
    private readonly record struct LayerPair(bool IsPaired, int Sums, int OtherSums);
}
