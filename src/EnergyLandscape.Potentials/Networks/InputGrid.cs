namespace EnergyLandscape.Potentials;

/// <summary>A square grid of inputs for networks with two of them, and what a network answers there (Mehta et al. 2018, section IV.D).</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class InputGrid
{
    /// <summary>Lower edge of the paper's square.</summary>
    public const double PaperLow = -0.5;

    /// <summary>Upper edge of the paper's square.</summary>
    public const double PaperHigh = 1.5;

    /// <summary>Step of the paper's grid.</summary>
    public const double PaperStep = 0.015;

    private readonly NetworkClassifier _classifier;

    /// <summary>Makes the grid and the buffers of a network on it.</summary>
    /// <param name="potential">A classifier with two inputs.</param>
    /// <param name="low">First value of both inputs.</param>
    /// <param name="high">No input is above this.</param>
    /// <param name="step">Distance of neighbours; the paper's values give 134 × 134 points, the last at 1.495.</param>
    /// <exception cref="ArgumentException">The network has not two inputs, or its outputs are no probabilities.</exception>
    public InputGrid(NetworkPotential potential, double low = PaperLow, double high = PaperHigh, double step = PaperStep)
    {
        ArgumentNullException.ThrowIfNull(potential);
        if (!Fits(potential))
        {
            throw new ArgumentException("A grid of inputs needs a classifier with two inputs.", nameof(potential));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        Low = low;
        Step = step;
        Side = 1 + (int)Math.Floor(((high - low) / step) + 1e-9);
        var inputs = new double[Side * Side * 2];
        for (int i = 0; i < Side * Side; i++)
        {
            inputs[2 * i] = Value(i % Side);
            inputs[(2 * i) + 1] = Value(i / Side);
        }

        int columns = potential.Data.TargetColumns;
        var rows = new TrainingSet("grid of inputs", inputs, 2, new double[Side * Side * columns], columns);
        _classifier = new NetworkClassifier(new NetworkPotential(potential.Architecture, rows, potential.Output, potential.Loss));
    }

    /// <summary>Whether a network has two inputs and gives probabilities.</summary>
    public static bool Fits(NetworkPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        return potential.Architecture.Inputs == 2 && NetworkClassifier.Classifies(potential);
    }

    /// <summary>Number of values of either input.</summary>
    public int Side { get; }

    /// <summary>First value of both inputs.</summary>
    public double Low { get; }

    /// <summary>Distance of neighbours.</summary>
    public double Step { get; }

    /// <summary>A value of either input.</summary>
    /// <param name="i">From 0 to <see cref="Side"/> − 1.</param>
    public double Value(int i) => Low + (i * Step);

    /// <summary>What a network answers on the grid.</summary>
    /// <param name="x">Coordinates of the network.</param>
    /// <returns>Classes, Side × Side: the first input runs fastest.</returns>
    public int[] Answers(ReadOnlySpan<double> x) => _classifier.Answers(x);

    /// <summary>The share of the grid where a network for the exclusive or is right by the paper's rule: 0 where the inputs differ by at
    /// most 1/2, 1 elsewhere.</summary>
    /// <param name="x">Coordinates of the network.</param>
    /// <returns>From 0 to 1.</returns>
    public double RightShare(ReadOnlySpan<double> x)
    {
        int[] answers = Answers(x);
        int right = 0;
        for (int i = 0; i < answers.Length; i++)
        {
            right += answers[i] == (Math.Abs(Value(i % Side) - Value(i / Side)) <= 0.5 ? 0 : 1) ? 1 : 0;
        }

        return right / (double)answers.Length;
    }
}
