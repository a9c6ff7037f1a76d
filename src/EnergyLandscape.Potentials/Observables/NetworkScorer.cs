namespace EnergyLandscape.Potentials;

/// <summary>Measures the loss and the areas under the ROC curve of a network on the rows of its potential, point after point.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class NetworkScorer
{
    private readonly NetworkPotential _potential;
    private readonly NetworkEvaluator _evaluator;
    private readonly double[] _outputs;
    private readonly double[] _scores;
    private readonly bool[][] _isOfClass;

    /// <summary>Makes the buffers.</summary>
    /// <param name="potential">The network on the rows to measure (<see cref="NetworkPotential.On"/>).</param>
    public NetworkScorer(NetworkPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        _potential = potential;
        _evaluator = potential.CreateEvaluator();
        TrainingSet data = potential.Data;
        bool classifies = NetworkClassifier.Classifies(potential);
        _outputs = new double[classifies ? data.Rows * data.TargetColumns : 0];
        _scores = new double[classifies ? data.Rows : 0];
        int[] classes = classifies ? NetworkClassifier.ClassesOf(data) : [];
        _isOfClass = [.. Enumerable.Range(0, classifies ? Math.Max(2, data.TargetColumns) : 0).Select(label => classes.Select(of => of == label).ToArray())];
    }

    /// <summary>Measures one point.</summary>
    /// <param name="x">Coordinates.</param>
    public NetworkScores Of(ReadOnlySpan<double> x)
    {
        double loss = _evaluator.Energy(x), dataLoss = loss - Penalty(x);
        if (_isOfClass.Length == 0)
        {
            return new NetworkScores(loss, dataLoss, double.NaN, [], double.NaN, double.NaN);
        }

        _evaluator.Outputs(x, _outputs);
        double auc = double.NaN, sum = 0;
        var ranks = new double[_isOfClass.Length];
        int count = 0;
        for (int label = 0; label < ranks.Length; label++)
        {
            Probabilities(label);
            auc = label == 0 ? RocArea.Trapezoid(_scores, _isOfClass[0]) : auc;
            ranks[label] = RocArea.Rank(_scores, _isOfClass[label]);
            sum += double.IsNaN(ranks[label]) ? 0 : ranks[label];
            count += double.IsNaN(ranks[label]) ? 0 : 1;
        }

        return new NetworkScores(loss, dataLoss, auc, ranks, count > 0 ? sum / count : double.NaN, _evaluator.LatestAccuracy());
    }

    private void Probabilities(int label)
    {
        int columns = _potential.Data.TargetColumns;
        for (int row = 0; row < _scores.Length; row++)
        {
            _scores[row] = columns > 1 ? _outputs[(row * columns) + label] : label == 1 ? _outputs[row] : 1 - _outputs[row];
        }
    }

    private double Penalty(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x)
        {
            sum += value * value;
        }

        NetworkArchitecture net = _potential.Architecture;
        for (int layer = 1; layer < net.Layers.Length && net.Biases && _potential.Regularise == Regularisation.Weights; layer++)
        {
            foreach (double bias in x.Slice(net.BiasOffset(layer), net.Layers[layer]))
            {
                sum -= bias * bias;
            }
        }

        return _potential.Lambda * sum;
    }
}
