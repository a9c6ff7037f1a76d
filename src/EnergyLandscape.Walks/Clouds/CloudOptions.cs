namespace EnergyLandscape.Walks;

/// <summary>How a loss-gradient cloud is counted.</summary>
public sealed record CloudOptions
{
    /// <summary>Scale of the loss.</summary>
    public AxisScale LossScale { get; init; } = AxisScale.Linear;

    /// <summary>Scale of the gradient norm.</summary>
    public AxisScale GradientScale { get; init; } = AxisScale.Linear;

    /// <summary>Number of bins of the loss.</summary>
    public int LossBins { get; init; } = 240;

    /// <summary>Number of bins of the gradient norm.</summary>
    public int GradientBins { get; init; } = 240;

    /// <summary>Samples of a higher loss are left out, as in the close-ups of Bosman et al. 2020, Figs 7, 10 and 13; null for none.</summary>
    public double? MaxLoss { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(LossBins, 1, nameof(LossBins));
        ArgumentOutOfRangeException.ThrowIfLessThan(GradientBins, 1, nameof(GradientBins));
        if (MaxLoss is { } limit && !double.IsFinite(limit))
        {
            throw new ArgumentOutOfRangeException(nameof(MaxLoss), limit, "The limit of the loss must be finite.");
        }
    }
}
