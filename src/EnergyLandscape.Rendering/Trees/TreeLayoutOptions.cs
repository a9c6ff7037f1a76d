namespace EnergyLandscape.Rendering.Trees;

/// <summary>How a merge tree is laid out.</summary>
public sealed record TreeLayoutOptions
{
    /// <summary>Order of the branches.</summary>
    public TreeOrder Order { get; init; } = TreeOrder.Funnel;

    /// <summary>Lower edge of the drawn energies; branches are cut there. Null: the lowest minimum.</summary>
    public double? MinimumEnergy { get; init; }

    /// <summary>Upper edge of the drawn energies; branches are cut there, and minima above it are left out. Null: the highest merge.</summary>
    public double? MaximumEnergy { get; init; }

    /// <summary>Minima to leave out, such as the all-zero one of a network; the barriers between the others don't change.</summary>
    public IReadOnlyCollection<int> ExcludeMinima { get; init; } = [];

    /// <summary>How far below a merge its branches begin to slant, as a fraction of the height; from 0 (square corners) to 0.2.</summary>
    /// <remarks>Less where a child's own merge is nearer, so that lines never cross.</remarks>
    public double Shoulder { get; init; } = 0.025;
}
