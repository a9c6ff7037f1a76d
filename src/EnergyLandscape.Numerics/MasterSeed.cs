namespace EnergyLandscape.Numerics;

/// <summary>The one seed of a run. Search k draws from stream k, so results do not depend on the number of threads.</summary>
/// <param name="Value">The seed as the user gives it.</param>
public readonly record struct MasterSeed(ulong Value)
{
    /// <summary>The random stream of one search.</summary>
    /// <param name="index">Index of the search, from 0.</param>
    public RandomStream StreamFor(long index) => new(Value, (ulong)index);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
