using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Interactive;

/// <summary>What an interactive disconnectivity graph shows.</summary>
public sealed record TreePageData
{
    /// <summary>The line above the figure; any text.</summary>
    public required string Title { get; init; }

    /// <summary>The tree to draw: of all minima or of some.</summary>
    public required SuperbasinTree Tree { get; init; }

    /// <summary>All minima, drawn or not: paths may lead through each of them.</summary>
    public required IReadOnlyList<PagePoint> Minima { get; init; }

    /// <summary>All transition states.</summary>
    public required IReadOnlyList<PageSaddle> TransitionStates { get; init; }

    /// <summary>Columns by which branches can be coloured.</summary>
    public IReadOnlyList<PageColumn> Columns { get; init; } = [];

    /// <summary>Name of the column that colours the branches at first; null for none.</summary>
    public string? Colour { get; init; }

    /// <summary>Shares of samples, shown as bands under branches and discs at their ends; null for none.</summary>
    public BranchResidence? Residence { get; init; }

    /// <summary>What the axis says, with the unit if there is one.</summary>
    public string EnergyLabel { get; init; } = "energy";

    /// <summary>Whether labels at branch ends are energies instead of ids.</summary>
    public bool EnergyLabels { get; init; }

    /// <summary>Whether branch ends carry labels at first.</summary>
    public bool ShowLabels { get; init; } = true;
}
