using System.Globalization;

namespace EnergyLandscape.Rendering.Interactive;

/// <summary>A value for each minimum by which a page can colour branches.</summary>
/// <param name="Name">Name of the column, such as <c>auc</c>.</param>
/// <param name="Label">What the legend says.</param>
/// <param name="Unit">Unit of the values; may be empty.</param>
/// <param name="Values">Values by minimum; those that are not finite are drawn as if uncoloured. With <see cref="Categories"/>: places in that list.</param>
public sealed record PageColumn(string Name, string Label, string Unit, IReadOnlyDictionary<int, double> Values)
{
    /// <summary>Names of the categories; empty for a column of numbers.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>A column of categories, which stand in ordinal order.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="label">What the legend says.</param>
    /// <param name="categories">Minimum and the name of its category, any text.</param>
    public static PageColumn OfCategories(string name, string label, IReadOnlyDictionary<int, string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        string[] names = [.. categories.Values.Distinct().Order(StringComparer.Ordinal)];
        return new PageColumn(name, label, string.Empty, categories.ToDictionary(entry => entry.Key, entry => (double)Array.BinarySearch(names, entry.Value, StringComparer.Ordinal)))
        {
            Categories = names,
        };
    }

    /// <summary>Columns that every database has besides the observables: arrivals, symmetry copies, highest eigenvalue, certificate.</summary>
    /// <param name="minima">The minima.</param>
    public static IReadOnlyList<PageColumn> OfPoints(IReadOnlyList<PagePoint> minima)
    {
        ArgumentNullException.ThrowIfNull(minima);
        return
        [
            new("highest-eigenvalue", "highest eigenvalue", "energy per coordinate²", minima.ToDictionary(minimum => minimum.Id, minimum => minimum.HighestEigenvalue)),
            new("hits", "independent arrivals", string.Empty, minima.ToDictionary(minimum => minimum.Id, minimum => (double)minimum.Hits)),
            new("orbit", "symmetry copies", string.Empty, minima.ToDictionary(
                minimum => minimum.Id, minimum => minimum.Orbit is { } orbit ? double.Parse(orbit, CultureInfo.InvariantCulture) : double.NaN)),
            OfCategories("certificate", "certificate", minima.ToDictionary(minimum => minimum.Id, minimum => minimum.Certificate.Split(" within ")[0])),
        ];
    }
}
