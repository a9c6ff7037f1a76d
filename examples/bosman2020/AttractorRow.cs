using System.Globalization;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>The attractors of one run, a row of results/attractors.csv or results/architectures.csv.</summary>
/// <param name="Run">Name of the run, without its seed.</param>
/// <param name="Seed">Seed of the walks.</param>
/// <param name="Walks">Number of walks.</param>
/// <param name="Stationary">Attractors with near-zero gradient.</param>
/// <param name="LocalMinima">Those of them that are local minima, the global one left out.</param>
/// <param name="Convex">Share of convex samples among the classified ones.</param>
/// <param name="Saddle">Share of saddles.</param>
/// <param name="Singular">Share of singular samples.</param>
/// <param name="LargestGradient">Mean over walks of the largest gradient norm of the walk.</param>
/// <param name="Losses">Losses of the stationary attractors, lowest first, joined by blanks.</param>
internal sealed record AttractorRow(
    string Run, int Seed, int Walks, int Stationary, int LocalMinima, double Convex, double Saddle, double Singular, double LargestGradient, string Losses)
{
    private const string Header = "run,seed,walks,stationary,local_minima,convex,saddle,singular,largest_gradient,losses";

    public static AttractorRow Of(string run, int seed, string directory)
    {
        WalkDirectory walks = WalkDirectory.Open(directory);
        AttractorCensus census = AttractorCensus.Of(walks.ReadWalks);
        var counts = new long[5];
        foreach (WalkTrajectory walk in walks.ReadWalks())
        {
            foreach (WalkSample sample in walk.Samples)
            {
                counts[(int)sample.Curvature]++;
            }
        }

        double classified = Math.Max(1, counts[1..].Sum());
        string losses = string.Join(' ', census.Where(attractor => attractor.Stationary).Select(attractor => attractor.Loss.ToString("G3", CultureInfo.InvariantCulture)));
        return new AttractorRow(
            run, seed, census.Walks, census.Stationary, census.LocalMinima, counts[1] / classified, counts[3] / classified, counts[4] / classified, census.TypicalGradient, losses);
    }

    public static List<AttractorRow> Read(string path) => !File.Exists(path) ? [] : [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(cell => new AttractorRow(
        cell[0], Whole(cell[1]), Whole(cell[2]), Whole(cell[3]), Whole(cell[4]), Real(cell[5]), Real(cell[6]), Real(cell[7]), Real(cell[8]), cell[9]))];

    public static void Merge(string path, AttractorRow row)
    {
        IEnumerable<AttractorRow> rows = Read(path).Where(old => (old.Run, old.Seed) != (row.Run, row.Seed)).Append(row).OrderBy(each => each.Run, StringComparer.Ordinal).ThenBy(each => each.Seed);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, [Header, .. rows.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Run},{each.Seed},{each.Walks},{each.Stationary},{each.LocalMinima},{each.Convex:G6},{each.Saddle:G6},{each.Singular:G6},{each.LargestGradient:G6},{each.Losses}"))]);
    }

    /// <summary>How often each number came out: "4 (9 seeds), 5 (1)".</summary>
    public static string Counts(IEnumerable<int> numbers) => string.Join(", ", numbers.GroupBy(number => number).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} ({group.Count()})")));

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
