namespace EnergyLandscape.Runs;

/// <summary>Makes lists for collection expressions.</summary>
public static class ValueListBuilder
{
    /// <summary>A list of elements.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="items">The elements, copied.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items);
}
