using EnergyLandscape.PathSample;
using MathNet.Numerics.Statistics;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>n_stag, the number of stagnant stays of a walk (Bosman et al. 2020), against the number of basins that the walk was in.</summary>
/// <param name="Walks">Walks with an n_stag all of whose samples were mapped to a minimum; the others are left out.</param>
/// <param name="LeftOut">Walks with an n_stag that are left out because the basin of a sample is unknown.</param>
/// <param name="MeanStays">Mean of n_stag; NaN without walks, as are the other means.</param>
/// <param name="MeanBasins">Mean number of different minima modulo symmetry.</param>
/// <param name="MeanCopies">Mean number of different minima, symmetry images apart.</param>
/// <param name="RankCorrelation">Spearman's rank correlation of n_stag and the number of minima modulo symmetry, ties at their mean rank; NaN where one
/// of both is the same for all walks.</param>
/// <param name="RankCorrelationOfCopies">The same with images apart.</param>
/// <param name="Equal">Share of walks where n_stag is the number of minima modulo symmetry.</param>
/// <param name="EqualCopies">Share of walks where it is that with images apart.</param>
public sealed record StagnationAgainstBasins(
    int Walks, int LeftOut, double MeanStays, double MeanBasins, double MeanCopies, double RankCorrelation, double RankCorrelationOfCopies, WilsonInterval Equal, WilsonInterval EqualCopies)
{
    /// <summary>Compares both for some walks.</summary>
    /// <param name="walks">The walks.</param>
    /// <param name="independent">Whether the walks are independent of each other; shares have no interval if not.</param>
    public static StagnationAgainstBasins Of(IEnumerable<WalkItinerary> walks, bool independent = true)
    {
        ArgumentNullException.ThrowIfNull(walks);
        WalkItinerary[] all = [.. walks.Where(walk => walk.Stagnation.IsDefined)], defined = [.. all.Where(walk => walk.Mapped == walk.Samples.Count)];
        double[] stays = [.. defined.Select(walk => (double)walk.Stagnation.Count)];
        double[] basins = [.. defined.Select(walk => (double)walk.Basins)], copies = [.. defined.Select(walk => (double)walk.Copies)];
        return new StagnationAgainstBasins(
            defined.Length, all.Length - defined.Length, Mean(stays), Mean(basins), Mean(copies), Correlation(stays, basins), Correlation(stays, copies),
            Share(defined.Count(walk => walk.Stagnation.Count == walk.Basins)),
            Share(defined.Count(walk => walk.Stagnation.Count == walk.Copies)));

        WilsonInterval Share(int equal) => WilsonInterval.Of(equal, defined.Length) is var share && independent ? share : share.ShareOnly;
    }

    private static double Mean(double[] values) => values.Length > 0 ? values.Average() : double.NaN;

    // Without a spread rounding would make up a correlation.
    private static double Correlation(double[] a, double[] b) =>
        a.Distinct().Count() > 1 && b.Distinct().Count() > 1 ? MathNet.Numerics.Statistics.Correlation.Spearman(a, b) : double.NaN;
}
