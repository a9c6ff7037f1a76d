namespace EnergyLandscape.Rendering.Interactive;

/// <summary>What an interactive loss-gradient cloud shows.</summary>
public sealed record CloudPageData
{
    /// <summary>The line above the figure; any text.</summary>
    public required string Title { get; init; }

    /// <summary>The clouds, below each other.</summary>
    public required IReadOnlyList<CloudPageRow> Rows { get; init; }

    /// <summary>A remark below the title; may be empty.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Whether colours show the mean generalisation loss at first; otherwise the number of samples.</summary>
    public bool ByTestLoss { get; init; }

    /// <summary>Whether attractors are marked at first.</summary>
    public bool ShowAttractors { get; init; } = true;
}
