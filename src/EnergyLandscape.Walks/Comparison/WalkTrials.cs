using EnergyLandscape.PathSample;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>Walks as the trials of shares: samples of one walk depend on each other, walks do not.</summary>
internal sealed class WalkTrials
{
    private readonly int _walks;
    private readonly int _mapped;
    private readonly bool _independent;

    /// <summary>Counts the trials.</summary>
    /// <param name="walks">The walks.</param>
    /// <param name="independent">Whether they are independent of each other; shares have no interval if not.</param>
    public WalkTrials(IReadOnlyList<WalkItinerary> walks, bool independent)
    {
        _walks = walks.Count;
        _mapped = walks.Count(walk => walk.Mapped > 0);
        _independent = independent;
    }

    /// <summary>Share of samples: the mean over the walks with a mapped sample of the share of each.</summary>
    /// <param name="shares">Sum of these shares.</param>
    public WilsonInterval OfSamples(double shares) =>
        Known(WilsonInterval.OfMean(_mapped > 0 ? Math.Min(1, shares / _mapped) : double.NaN, _mapped)); // Rounding may take a sum of shares beyond 1.

    /// <summary>Share of all walks.</summary>
    /// <param name="walks">Number of these.</param>
    public WilsonInterval OfWalks(int walks) => Known(WilsonInterval.Of(walks, _walks));

    private WilsonInterval Known(WilsonInterval share) => _independent ? share : share.ShareOnly;
}
