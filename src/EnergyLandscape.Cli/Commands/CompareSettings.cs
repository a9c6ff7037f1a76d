using System.Text;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli.Commands;

/// <summary>How walks were made and what came of it: a row of the table that sets directories beside each other.</summary>
internal static class CompareSettings
{
    /// <summary>Such as progressive-gradient.</summary>
    public static string KindOf(ComparedWalks walks) => Hyphenated(walks.Options.Kind.ToString());

    /// <summary>Such as squared-error; energy for what is no network.</summary>
    public static string LossOf(ComparedWalks walks) => walks.Loss is NetworkPotential network ? Hyphenated(network.Loss.ToString()) : "energy";

    /// <summary>Share of walks that end in the lowest of all minima, new ones among them.</summary>
    public static WilsonInterval EndsInGlobalMinimum(OccupationCensus census) => census.Basins[0].EndShare;

    /// <summary>Mean number of different minima of a walk, modulo symmetry.</summary>
    public static double MeanBasins(WalkComparison comparison) => comparison.Walks.Average(walk => walk.Basins);

    /// <summary>The same with symmetry images apart.</summary>
    public static double MeanCopies(WalkComparison comparison) => comparison.Walks.Average(walk => walk.Copies);

    /// <summary>Mean n_stag of all walks that have one; NaN when none has.</summary>
    public static double MeanStays(WalkComparison comparison) =>
        comparison.Walks.Where(walk => walk.Stagnation.IsDefined).Select(walk => (double)walk.Stagnation.Count).DefaultIfEmpty(double.NaN).Average();

    private static string Hyphenated(string name)
    {
        var words = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append('-');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
