namespace EnergyLandscape.Potentials;

/// <summary>A network read as a classifier: the probabilities that it gives to the classes of its training set.</summary>
/// <remarks>One output: the probability of class 1. Several: one probability a class. The class of a row is that of its largest target.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class NetworkClassifier
{
    private readonly TrainingSet _data;
    private readonly NetworkEvaluator _evaluator;
    private readonly double[] _outputs;
    private readonly int[] _classes;

    /// <summary>Makes the buffers.</summary>
    /// <exception cref="ArgumentException">The outputs of the network are no probabilities.</exception>
    public NetworkClassifier(NetworkPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        if (!Classifies(potential))
        {
            throw new ArgumentException("Linear outputs are no probabilities.", nameof(potential));
        }

        _data = potential.Data;
        _evaluator = potential.CreateEvaluator();
        _outputs = new double[_data.Rows * _data.TargetColumns];
        _classes = ClassesOf(_data);
    }

    /// <summary>Whether the outputs of a network are probabilities.</summary>
    public static bool Classifies(NetworkPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        return potential.Output != OutputFunction.Linear;
    }

    /// <summary>Number of classes, 2 or more.</summary>
    public int Classes => Math.Max(2, _data.TargetColumns);

    /// <summary>The right class of each row, from 0.</summary>
    public ReadOnlySpan<int> RightClasses => _classes;

    /// <summary>The probability of one class.</summary>
    /// <param name="x">Coordinates.</param>
    /// <param name="label">The class, from 0.</param>
    /// <returns>One probability a row.</returns>
    public double[] Probabilities(ReadOnlySpan<double> x, int label)
    {
        _evaluator.Outputs(x, _outputs);
        return [.. Enumerable.Range(0, _data.Rows).Select(row => Probability(row, label))];
    }

    /// <summary>The probability that the network gives to the right class of each row.</summary>
    /// <param name="x">Coordinates.</param>
    /// <returns>One probability a row.</returns>
    public double[] RightProbabilities(ReadOnlySpan<double> x)
    {
        _evaluator.Outputs(x, _outputs);
        return [.. Enumerable.Range(0, _data.Rows).Select(row => Probability(row, _classes[row]))];
    }

    /// <summary>The class that the network gives to each row: the most probable one; of equal ones the lowest.</summary>
    /// <param name="x">Coordinates.</param>
    /// <returns>One class a row.</returns>
    public int[] Answers(ReadOnlySpan<double> x)
    {
        _evaluator.Outputs(x, _outputs);
        return [.. Enumerable.Range(0, _data.Rows).Select(row => Largest(_outputs.AsSpan(row * _data.TargetColumns, _data.TargetColumns)))];
    }

    /// <summary>The class of each row of a training set, from 0: that of its largest target; of a single target, 1 above 1/2.</summary>
    internal static int[] ClassesOf(TrainingSet data) =>
        [.. Enumerable.Range(0, data.Rows).Select(row => Largest(data.Targets.Slice(row * data.TargetColumns, data.TargetColumns)))];

    // Of a single column, class 1 above 1/2.
    private static int Largest(ReadOnlySpan<double> values)
    {
        if (values.Length == 1)
        {
            return values[0] > 0.5 ? 1 : 0;
        }

        int best = 0;
        for (int k = 1; k < values.Length; k++)
        {
            best = values[k] > values[best] ? k : best;
        }

        return best;
    }

    private double Probability(int row, int label) => _data.TargetColumns == 1
        ? (label == 1 ? _outputs[row] : 1 - _outputs[row])
        : _outputs[(row * _data.TargetColumns) + label];
}
