namespace EnergyLandscape.Potentials;

/// <summary>How much the answers of a network differ over the rows of its potential.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class PredictionSpread
{
    /// <summary>A network whose answers differ by less ignores its inputs. Quenches leave about 1e-8 of weights that would be zero.</summary>
    public const double OfConstant = 1e-6;

    // Nearly all networks are found to answer differently on these few.
    private const int FirstRows = 32;

    private readonly Part _first;
    private readonly Part _all;

    /// <summary>Makes the buffers.</summary>
    /// <param name="potential">The network.</param>
    public PredictionSpread(NetworkPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        _all = new Part(potential);
        _first = potential.Data.Rows <= FirstRows ? _all : new Part(potential.On(potential.Data.Take([.. Enumerable.Range(0, FirstRows)])));
    }

    /// <summary>Largest difference between what two rows get as the same output: a probability, or a number for linear outputs.</summary>
    /// <param name="x">Coordinates.</param>
    public double Of(ReadOnlySpan<double> x) => _all.Of(x);

    /// <summary>Whether the network ignores its inputs: it answers the same to every row, up to <see cref="OfConstant"/>.</summary>
    /// <param name="x">Coordinates.</param>
    public bool IsConstant(ReadOnlySpan<double> x) => _first.Of(x) < OfConstant && (ReferenceEquals(_first, _all) || Of(x) < OfConstant);

    private sealed class Part(NetworkPotential potential)
    {
        private readonly NetworkEvaluator _evaluator = potential.CreateEvaluator();
        private readonly double[] _outputs = new double[potential.Data.Rows * potential.Data.TargetColumns];

        public double Of(ReadOnlySpan<double> x)
        {
            _evaluator.Outputs(x, _outputs);
            int columns = potential.Data.TargetColumns;
            double most = 0;
            for (int column = 0; column < columns; column++)
            {
                double low = double.PositiveInfinity, high = double.NegativeInfinity;
                for (int at = column; at < _outputs.Length; at += columns)
                {
                    low = Math.Min(low, _outputs[at]);
                    high = Math.Max(high, _outputs[at]);
                }

                most = Math.Max(most, high - low);
            }

            return most;
        }
    }
}
