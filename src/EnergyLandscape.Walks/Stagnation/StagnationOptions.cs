using System.Collections.Immutable;

namespace EnergyLandscape.Walks;

/// <summary>How stagnant stretches of a walk are found and which count.</summary>
public sealed record StagnationOptions
{
    private readonly ImmutableArray<int> _windows = [20, 18, 16, 14, 12, 10, 8, 6];
    private readonly int _leastStay = 6;

    /// <summary>The measure of Bosman et al. 2020 (section 4.3) without the slips of its code: stays of fewer than six windows are dropped.</summary>
    public static StagnationOptions Default { get; } = new();

    /// <summary>What the published code computes: short stays are added to the next one, a stay goes on at the threshold itself, and a threshold below 1e-8
    /// makes the whole walk one stay.</summary>
    public static StagnationOptions AsPublished { get; } = new() { CarriesShortStays = true, GoesOnAtThreshold = true, FlatThreshold = 1e-8 };

    /// <summary>Algorithms 1 and 2 as printed in the paper's Appendix A: the threshold is that of the smoothed walk, every stay counts, the smallest of
    /// equally good windows wins, and a constant walk has no stay.</summary>
    /// <remarks>Every window smooths the walk itself, as section 4.3 says; Algorithm 1 assigns the result back to the walk.</remarks>
    public static StagnationOptions AsPrinted { get; } = new()
    {
        Windows = [6, 8, 10, 12, 14, 16, 18, 20], Threshold = StagnationThreshold.OfSmoothedWalk, LeastStay = 1, ConstantIsOneStay = false,
    };

    /// <summary>Windows that are tried, in points; of equally good ones the first wins. Those longer than the walk are left out.</summary>
    /// <exception cref="ArgumentException">There are none, or one is shorter than two points.</exception>
    public ImmutableArray<int> Windows
    {
        get => _windows;
        init => _windows = !value.IsDefaultOrEmpty && value.All(window => window >= 2)
            ? value
            : throw new ArgumentException("Stagnation needs windows of at least two points.", nameof(value));
    }

    /// <summary>What the rolling deviation is compared with.</summary>
    public StagnationThreshold Threshold { get; init; } = StagnationThreshold.OfDeviations;

    /// <summary>Shortest stay that counts, in positions of the window; the published code has 6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int LeastStay
    {
        get => _leastStay;
        init => _leastStay = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A stay has at least one point.");
    }

    /// <summary>Whether the length of a stay that is too short is added to that of the next.</summary>
    public bool CarriesShortStays { get; init; }

    /// <summary>Whether a stay goes on where the deviation equals the threshold; it never begins there.</summary>
    public bool GoesOnAtThreshold { get; init; }

    /// <summary>A threshold below this makes the whole walk one stay; losses are scaled to [0, 1].</summary>
    public double FlatThreshold { get; init; }

    /// <summary>Whether a constant walk is one stay, whatever its length, or none.</summary>
    public bool ConstantIsOneStay { get; init; } = true;

    /// <summary>Fewest points that a walk needs: the shortest window.</summary>
    public int LeastPoints => Windows.Min();
}
