namespace EnergyLandscape.Walks;

/// <summary>The measures of one walk that need its losses only.</summary>
/// <param name="Ruggedness">FEM, 0 to 1.</param>
/// <param name="Neutrality">M1 and M2, 0 to 1.</param>
/// <param name="Gradient">G_avg and G_dev; NaN unless the walk is a Manhattan walk whose step, box and dimension are known.</param>
public readonly record struct WalkMeasurement(double Ruggedness, Neutrality Neutrality, GradientMeasures Gradient)
{
    /// <summary>Measures a walk.</summary>
    /// <param name="losses">Losses step by step.</param>
    /// <param name="definition">Which of two computations.</param>
    /// <param name="walk">How it was made, if it is a Manhattan walk.</param>
    public static WalkMeasurement Of(ReadOnlySpan<double> losses, MeasureDefinition definition = MeasureDefinition.Defined, ManhattanWalk? walk = null) => new(
        Walks.Ruggedness.FirstEntropicMeasure(losses, definition),
        Walks.Neutrality.Of(losses, definition),
        walk is { } known ? GradientMeasures.Of(losses, known, definition) : new GradientMeasures(double.NaN, double.NaN));
}
