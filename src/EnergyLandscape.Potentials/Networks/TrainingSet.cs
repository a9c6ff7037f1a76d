namespace EnergyLandscape.Potentials;

/// <summary>Rows of inputs and targets.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class TrainingSet : IRowSource
{
    private readonly double[] _inputs;
    private readonly double[] _targets;

    /// <summary>Makes a training set; the arrays are copied.</summary>
    /// <param name="name">What the set is called in messages.</param>
    /// <param name="inputs">rows × columns, row-major.</param>
    /// <param name="inputColumns">Number of input columns.</param>
    /// <param name="targets">rows × columns, row-major; one column a network output.</param>
    /// <param name="targetColumns">Number of target columns.</param>
    public TrainingSet(string name, ReadOnlySpan<double> inputs, int inputColumns, ReadOnlySpan<double> targets, int targetColumns)
        : this(name, inputs.ToArray(), inputColumns, targets.ToArray(), targetColumns)
    {
    }

    private TrainingSet(string name, double[] inputs, int inputColumns, double[] targets, int targetColumns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputColumns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetColumns, 1);
        if (inputs.Length == 0 || inputs.Length % inputColumns != 0 || targets.Length != inputs.Length / inputColumns * targetColumns)
        {
            throw new ArgumentException($"{inputs.Length} inputs in {inputColumns} columns do not match {targets.Length} targets in {targetColumns} columns.", nameof(inputs));
        }

        Name = name;
        Rows = inputs.Length / inputColumns;
        InputColumns = inputColumns;
        TargetColumns = targetColumns;
        _inputs = inputs;
        _targets = targets;
    }

    // All inputs of MNIST are 376 MB, which should not be copied.

    /// <summary>Makes a training set of arrays that nobody else keeps; they are not copied.</summary>
    internal static TrainingSet Adopt(string name, double[] inputs, int inputColumns, double[] targets, int targetColumns) => new(name, inputs, inputColumns, targets, targetColumns);

    /// <summary>What the set is called in messages.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of input columns.</summary>
    public int InputColumns { get; }

    /// <summary>Number of target columns.</summary>
    public int TargetColumns { get; }

    /// <summary>Inputs, rows × columns, row-major.</summary>
    public ReadOnlySpan<double> Inputs => _inputs;

    /// <summary>Targets, rows × columns, row-major.</summary>
    public ReadOnlySpan<double> Targets => _targets;

    /// <inheritdoc/>
    public TrainingSet Take(ReadOnlySpan<int> rows)
    {
        double[] inputs = new double[rows.Length * InputColumns], targets = new double[rows.Length * TargetColumns];
        for (int i = 0; i < rows.Length; i++)
        {
            _inputs.AsSpan(rows[i] * InputColumns, InputColumns).CopyTo(inputs.AsSpan(i * InputColumns));
            _targets.AsSpan(rows[i] * TargetColumns, TargetColumns).CopyTo(targets.AsSpan(i * TargetColumns));
        }

        return new TrainingSet(Name, inputs, InputColumns, targets, TargetColumns);
    }

    /// <inheritdoc/>
    public TrainingSet TakeAll() => this;

    /// <summary>The exclusive or: inputs (0,0), (0,1), (1,0), (1,1), classes 0, 1, 1, 0 (Mehta et al. 2018, section II).</summary>
    /// <param name="outputs">1: the class itself is the target; 2: one column a class.</param>
    public static TrainingSet Xor(int outputs)
    {
        ReadOnlySpan<double> inputs = [0, 0, 0, 1, 1, 0, 1, 1];
        return outputs switch
        {
            1 => new TrainingSet("xor", inputs, 2, [0, 1, 1, 0], 1),
            2 => new TrainingSet("xor", inputs, 2, [1, 0, 0, 1, 0, 1, 1, 0], 2),
            _ => throw new ArgumentOutOfRangeException(nameof(outputs), outputs, "The exclusive or has one target column or two."),
        };
    }
}
