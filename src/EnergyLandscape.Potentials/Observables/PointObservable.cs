namespace EnergyLandscape.Potentials;

/// <summary>A number that can be measured at a stationary point: how analyses reach what only a potential knows.</summary>
/// <param name="Name">Name in tables, files and options, such as <c>auc</c>: lower case, words joined by hyphens.</param>
/// <param name="Label">What a figure's legend says, such as "AUC".</param>
/// <param name="Unit">Unit of the number; empty for a plain number.</param>
/// <param name="Measure">Measures it; NaN where it does not exist.</param>
/// <threadsafety>As safe as <paramref name="Measure"/>, which may hold the buffers of one thread.</threadsafety>
public sealed record PointObservable(string Name, string Label, string Unit, Func<StationaryPoint, double> Measure)
{
    /// <summary>What every stationary point has, whatever its potential: energy, lowest eigenvalue, ln product of the positive ones.</summary>
    public static IReadOnlyList<PointObservable> Common { get; } =
    [
        new("energy", "energy", "energy", point => point.Energy),
        new("lowest-eigenvalue", "lowest eigenvalue", "energy per coordinate²", point => point.LowestEigenvalue),
        new("ln-product", "ln product of the positive eigenvalues", string.Empty, point => point.LogProduct),
    ];
}
