namespace EnergyLandscape.Potentials;

/// <summary>A grid over a plane of two inputs of a classifier, the other inputs fixed, and what the network predicts there.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class InputPlane
{
    private readonly NetworkClassifier _classifier;
    private readonly PlaneInput _x;
    private readonly PlaneInput _y;

    /// <summary>Makes the grid and the buffers of a network on it.</summary>
    /// <param name="potential">A classifier.</param>
    /// <param name="x">The input that runs fastest.</param>
    /// <param name="y">The other one.</param>
    /// <param name="side">Cells per side; the network is asked in their middles.</param>
    /// <param name="fixedInputs">One number an input as the data file has it; those of <paramref name="x"/> and <paramref name="y"/> do not count.</param>
    /// <param name="scale">Scales a row of inputs in place, as the training rows were scaled.</param>
    /// <exception cref="ArgumentException">The outputs of the network are no probabilities, or inputs do not exist, are one, or have an empty range.</exception>
    public InputPlane(NetworkPotential potential, PlaneInput x, PlaneInput y, int side, IReadOnlyList<double> fixedInputs, Action<double[]> scale)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(fixedInputs);
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        int inputs = potential.Architecture.Inputs, columns = potential.Data.TargetColumns;
        if (fixedInputs.Count != inputs || x.Number == y.Number || !x.IsOneOf(inputs) || !y.IsOneOf(inputs))
        {
            throw new ArgumentException($"A plane needs two different ones of {inputs} inputs with ranges, and a number for each.", nameof(x));
        }

        (Side, _x, _y) = (side, x, y);
        var rows = new double[side * side * inputs];
        double[] row = new double[inputs];
        for (int cell = 0; cell < side * side; cell++)
        {
            for (int i = 0; i < inputs; i++)
            {
                row[i] = i == x.Number ? X(cell % side) : i == y.Number ? Y(cell / side) : fixedInputs[i];
            }

            scale(row);
            row.CopyTo(rows, cell * inputs);
        }

        _classifier = new NetworkClassifier(potential.On(new TrainingSet("plane of inputs", rows, inputs, new double[side * side * columns], columns)));
    }

    /// <summary>Cells per side.</summary>
    public int Side { get; }

    /// <summary>Number of classes.</summary>
    public int Classes => _classifier.Classes;

    /// <summary>Range of the first input, from edge to edge.</summary>
    public (double Low, double High) OfX => (_x.Low, _x.High);

    /// <summary>Range of the second input.</summary>
    public (double Low, double High) OfY => (_y.Low, _y.High);

    /// <summary>Value of the first input in the middle of a column of cells.</summary>
    /// <param name="column">From 0 to <see cref="Side"/> − 1.</param>
    public double X(int column) => _x.Middle(column, Side);

    /// <summary>Value of the second input in the middle of a row of cells.</summary>
    /// <param name="row">From 0 to <see cref="Side"/> − 1.</param>
    public double Y(int row) => _y.Middle(row, Side);

    /// <summary>The class that a network predicts in each cell: the most probable one, of equal ones the lowest.</summary>
    /// <param name="x">Coordinates of the network.</param>
    /// <returns>Classes from 0, Side × Side: the first input runs fastest.</returns>
    public int[] Answers(ReadOnlySpan<double> x) => _classifier.Answers(x);

    /// <summary>The probability of one class in each cell.</summary>
    /// <param name="x">Coordinates of the network.</param>
    /// <param name="label">The class, from 0.</param>
    public double[] Probabilities(ReadOnlySpan<double> x, int label) => _classifier.Probabilities(x, label);
}

