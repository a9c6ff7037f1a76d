namespace EnergyLandscape.Potentials;

/// <summary>Evaluates a potential with the buffers of one thread; never allocates after construction.</summary>
/// <threadsafety>Not safe: one evaluator a thread.</threadsafety>
public interface IEvaluator
{
    /// <summary>Number of coordinates.</summary>
    int Dimension { get; }

    /// <summary>How often this evaluator was asked for what.</summary>
    EvaluationCounts Counts { get; }

    /// <summary>The energy at a point.</summary>
    /// <param name="x">Coordinates, length <see cref="Dimension"/>.</param>
    double Energy(ReadOnlySpan<double> x);

    /// <summary>The energy and its gradient at a point.</summary>
    /// <param name="x">Coordinates, length <see cref="Dimension"/>.</param>
    /// <param name="gradient">Receives ∂E/∂x, length <see cref="Dimension"/>.</param>
    double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient);
}
