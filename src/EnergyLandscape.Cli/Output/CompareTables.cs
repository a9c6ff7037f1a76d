using System.Globalization;
using System.Numerics;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli.Output;

/// <summary>A comparison as CSV tables: a row a walk, a basin, a superbasin, a transition and an attractor of each directory. What does not exist is empty.</summary>
internal static class CompareTables
{
    public static IEnumerable<(string Name, string Text)> Of(LandscapeComparison comparison)
    {
        yield return ("walks.csv", Table(comparison, "walk,samples,mapped,basins,copies,crossings,end,lowest,n_stag,l_stag,stays", Walks));
        yield return ("basins.csv", Table(comparison, "id,energy,is_new,orbit_size,samples,sample_share,sample_low,sample_high,residence,walks,walk_share,walk_low,walk_high,ends,end_share,end_low,end_high,copies,first_passage,earliest_passage", Basins));
        yield return ("superbasins.csv", Table(comparison, "node,parent,energy,transition_state,lowest,minima,samples,sample_share,sample_low,sample_high,walks,walk_share,walk_low,walk_high,ends,end_share,end_low,end_high", Superbasins));
        yield return ("transitions.csv", Table(comparison, "from,to,kind,count,walks,transition_state,least_climb,mean_climb,highest_climb,minimax,through", Transitions));
        yield return ("attractors.csv", Table(comparison, "loss,loss_low,loss_high,gradient_norm,stationary,kind,samples,minima,minimum_copies,transition_states,higher_saddles,samples_mapped,descents,distinct_minima,copies_seen,copies", Attractors));
    }

    private static string Table(LandscapeComparison comparison, string header, Func<ComparedLandscape, DirectoryComparison, IEnumerable<string[]>> rows) =>
        $"directory,{header}\n" + string.Concat(comparison.Directories.SelectMany(directory => rows(comparison.Landscape, directory)
            .Select(row => string.Join(',', row.Prepend(Quoted(directory.Walks.Label))) + "\n")));

    private static IEnumerable<string[]> Walks(ComparedLandscape landscape, DirectoryComparison directory) => directory.Comparison.Walks.Select(walk => new[]
    {
        Whole(walk.Walk), Whole(walk.Samples.Count), Whole(walk.Samples.Count(sample => sample.Minimum is not null)), Whole(walk.Basins), Whole(walk.Copies), Whole(walk.Crossings.Count),
        Whole(walk.End), Whole(walk.Visits.Count > 0 ? walk.Visits.MinBy(visit => (landscape.Catalogue[visit.Minimum].Energy, visit.Minimum)).Minimum : null),
        Whole(walk.Stagnation.IsDefined ? walk.Stagnation.Count : null), Number(walk.Stagnation.MeanLength),
        string.Join(' ', walk.Stays.Select(stay => string.Create(CultureInfo.InvariantCulture, $"{stay.Minimum}.{stay.Copy}@{stay.First}-{stay.Last}"))),
    });

    private static IEnumerable<string[]> Basins(ComparedLandscape landscape, DirectoryComparison directory) => directory.Comparison.Basins.Basins.Select(basin => (string[])
    [
        Whole(basin.Minimum), Number(basin.Energy), basin.IsNew ? "1" : "0", Number(basin.OrbitSize), Whole(basin.Samples), .. Share(basin.SampleShare), Whole(basin.Residence),
        Whole(basin.Walks), .. Share(basin.WalkShare), Whole(basin.Ends), .. Share(basin.EndShare), Whole(basin.Copies), Number(basin.FirstPassage), Whole(basin.EarliestPassage),
    ]);

    private static IEnumerable<string[]> Superbasins(ComparedLandscape landscape, DirectoryComparison directory) => directory.Comparison.Superbasins.Select(superbasin => (string[])
    [
        Whole(superbasin.Node.Index), Whole(superbasin.Node.Parent?.Index), Number(superbasin.Node.Energy), Whole(superbasin.Node.TransitionState), Whole(superbasin.Node.Lowest.Id),
        Whole(superbasin.Node.LeafCount), Whole(superbasin.Samples), .. Share(superbasin.SampleShare), Whole(superbasin.Walks), .. Share(superbasin.WalkShare),
        Whole(superbasin.Ends), .. Share(superbasin.EndShare),
    ]);

    // What was seen, by the minima; then what was missed, by energy.
    private static IEnumerable<string[]> Transitions(ComparedLandscape landscape, DirectoryComparison directory) => directory.Comparison.Transitions.Seen.Select(transition => new[]
    {
        Whole(transition.From), Whole(transition.To), CompareJson.NameOf(transition.Kind), Whole(transition.Count), Whole(transition.Walks), Whole(transition.TransitionState),
        Number(transition.LeastClimb), Number(transition.MeanClimb), Number(transition.HighestClimb), Number(transition.Minimax), Whole(transition.Through),
    }).Concat(directory.Comparison.Transitions.Missed.Select(edge => new[]
    {
        Whole(edge.Source), Whole(edge.Target), "missed", "0", "0", Whole(edge.TransitionState), string.Empty, string.Empty, string.Empty,
        edge.Source == edge.Target ? string.Empty : Number(landscape.Tree.Barrier(edge.Source, edge.Target) - landscape.Catalogue[edge.Source].Energy), "0",
    }));

    private static IEnumerable<string[]> Attractors(ComparedLandscape landscape, DirectoryComparison directory) => directory.Attractors.Attractors.Select(match => new[]
    {
        Number(match.Attractor.Loss), Number(match.Attractor.LossLow), Number(match.Attractor.LossHigh), Number(match.Attractor.GradientNorm), match.Attractor.Stationary ? "1" : "0",
        match.Attractor.Kind.ToString(), Whole(match.Attractor.Samples), Ids(match.Minima), Number(match.MinimumCopies), Ids(match.TransitionStates), Ids(match.HigherSaddles),
        Whole(match.MappedSamples), string.Join(' ', match.Descents.Select(descent => string.Create(CultureInfo.InvariantCulture, $"{descent.Minimum}:{descent.Samples}"))),
        Whole(match.Descents.Count), Whole(match.DescentCopiesSeen), Number(match.DescentCopies),
    });

    private static string[] Share(WilsonInterval share) => [Number(share.Share), Number(share.Low), Number(share.High)];

    private static string Ids(IEnumerable<int> ids) => string.Join(' ', ids.Select(id => Whole(id)));

    private static string Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Number(double number) => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    private static string Number(BigInteger? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
