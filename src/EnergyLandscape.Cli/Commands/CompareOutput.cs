using System.Globalization;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli.Commands;

/// <summary>A comparison as tables of text.</summary>
internal static class CompareOutput
{
    private const int MostRows = 30;

    public static void Print(TextWriter output, LandscapeComparison comparison, string database, bool added, IReadOnlyList<string> written)
    {
        PrintSummary(output, comparison, database, added, written);
        output.WriteLine();
        PrintBasins(output, comparison.Whole.Basins, comparison.Independent);
        output.WriteLine();
        PrintTransitions(output, comparison.Whole.Transitions);
        foreach (DirectoryComparison directory in comparison.Directories)
        {
            output.WriteLine();
            output.Write(comparison.Directories.Count > 1 ? directory.Walks.Label + ": " : string.Empty);
            CompareAttractors.PrintTable(output, directory.Attractors, directory.Walks.Batch);
        }

        output.WriteLine();
        PrintSettings(output, comparison);
    }

    private static void PrintSummary(TextWriter output, LandscapeComparison comparison, string database, bool added, IReadOnlyList<string> written)
    {
        WalkComparison whole = comparison.Whole;
        OccupationCensus census = whole.Basins;
        TransitionCensus transitions = whole.Transitions;
        StagnationAgainstBasins stagnation = whole.Stagnation;
        TextTable table = TextTable.Properties();
        table.Row("database", database);
        table.Row("walks", Numbers.Whole(census.Walks));
        table.Row("samples mapped", $"{Numbers.Whole(census.Mapped)} of {Numbers.Whole(census.Samples)}{Unmapped(census)}");
        table.Row("minima seen", $"{Numbers.Whole(census.MinimaSeen)} of {Numbers.Whole(comparison.Landscape.Stored)}{(census.NeverSeen.Count > 0 ? "; never " + Ids(census.NeverSeen) : string.Empty)}");
        table.Row("new minima", Numbers.Whole(census.NewMinima) + (census.NewMinima == 0 ? string.Empty : added ? ", added" : "; --add adds them"));
        if (census.Lowest is { } lowest)
        {
            table.Row("lowest reached", $"{Numbers.Energy(comparison.Landscape.Catalogue[lowest].Energy)} (id {Numbers.Whole(lowest)})");
        }

        table.Row("end in the global minimum", Share(CompareSettings.EndsInGlobalMinimum(census)) + " of the walks");
        table.Row("transitions", $"{Numbers.Whole(transitions.Found)} of {Numbers.Whole(transitions.Edges)} edges of the database found, at most; {Numbers.Whole(transitions.Jumped)} pairs jumped over what lies between, at least");
        table.Row("between copies", $"{Numbers.Whole(transitions.SelfCrossings)} crossings, at {Numbers.Whole(transitions.LoopsFound)} of the {Numbers.Whole(transitions.Loops)} minima whose copies are joined directly, at {Numbers.Whole(transitions.LoopsJumped)} others");
        table.Row("through a ridge", $"{Numbers.Whole(transitions.Through)} of {Numbers.Whole(transitions.CrossingsWithBarrier)} crossings with a known minimax barrier stay below it");
        table.Row("barriers climbed", $"{Climb(transitions.MeanClimb)} on average, minimax barriers of the same crossings {Climb(transitions.MeanMinimax)}");
        table.Row("basins a walk", $"{Fixed(CompareSettings.MeanBasins(whole))}, copies apart {Fixed(CompareSettings.MeanCopies(whole))}");
        table.Row("stagnant stays", $"{Fixed(CompareSettings.MeanStays(whole))}; as many as basins in {Share(stagnation.Equal)} of {Numbers.Whole(stagnation.Walks)} walks{LeftOut(stagnation)}; rank correlation {Fixed(stagnation.RankCorrelation)}, copies apart {Fixed(stagnation.RankCorrelationOfCopies)}");
        foreach (string path in written)
        {
            table.Row("written", path);
        }

        TextTable.Print(output, table);
    }

    private static void PrintBasins(TextWriter output, OccupationCensus census, bool independent)
    {
        TextTable table = TextTable.Create("id", "energy", "samples", "share of samples", "walks", "ends", "share of ends", "copies", "of", "first passage");
        foreach (BasinOccupation basin in census.Basins.Take(MostRows))
        {
            table.Row(
                Numbers.Whole(basin.Minimum) + (basin.IsNew ? " new" : string.Empty), Numbers.Energy(basin.Energy), Numbers.Whole(basin.Samples), Share(basin.SampleShare), Numbers.Whole(basin.Walks),
                Numbers.Whole(basin.Ends), Share(basin.EndShare), Numbers.Whole(basin.Copies), basin.OrbitSize?.ToString(CultureInfo.InvariantCulture) ?? "–",
                double.IsNaN(basin.FirstPassage) ? "never" : basin.FirstPassage.ToString("0.0", CultureInfo.InvariantCulture));
        }

        TextTable.Print(output, table);
        More(output, census.Basins.Count, "minima", "basins.csv");
        output.WriteLine("Share of samples: the mean of the shares of single walks. " + (independent ? "Intervals: 95 %, Wilson, with walks as trials."
            : "No intervals for all walks together: directories of one seed have the same draws for their starts. Those of each directory are in basins.csv."));
    }

    private static void PrintTransitions(TextWriter output, TransitionCensus transitions)
    {
        if (transitions.Seen.Count == 0)
        {
            output.WriteLine("no walk left its first basin");
            return;
        }

        TextTable table = TextTable.Create("from", "to", "crossings", "walks", "database", "ts", "least climb", "mean climb", "minimax barrier", "through");
        foreach (SeenTransition transition in transitions.Seen.Take(MostRows))
        {
            bool self = transition.From == transition.To;
            table.Row(
                Numbers.Whole(transition.From), self ? "a copy" : Numbers.Whole(transition.To), Numbers.Whole(transition.Count), Numbers.Whole(transition.Walks),
                transition.Kind switch { TransitionKind.Direct => "direct", TransitionKind.Jumped => "jumped over", _ => "new minimum" },
                transition.TransitionState is { } id ? Numbers.Whole(id) : "–", Climb(transition.LeastClimb), Climb(transition.MeanClimb), Climb(transition.Minimax),
                double.IsFinite(transition.Minimax) ? Numbers.Whole(transition.Through) : "–");
        }

        TextTable.Print(output, table);
        More(output, transitions.Seen.Count, "transitions", "transitions.csv");
    }

    private static void PrintSettings(TextWriter output, LandscapeComparison comparison)
    {
        TextTable table = TextTable.Create("walks", "kind", "start", "step", "loss", "points", "number", "minima seen", "lowest", "end in the global minimum", "basins a walk", "stagnant stays");
        foreach (DirectoryComparison directory in comparison.Directories)
        {
            ComparedWalks walks = directory.Walks;
            OccupationCensus census = directory.Comparison.Basins;
            table.Row(
                walks.Label, CompareSettings.KindOf(walks), string.Create(CultureInfo.InvariantCulture, $"{walks.Options.Box.Lowest:R} to {walks.Options.Box.Highest:R}"),
                walks.Options.Step.ToString("R", CultureInfo.InvariantCulture), CompareSettings.LossOf(walks), Numbers.Whole(walks.Options.Steps), Numbers.Whole(census.Walks),
                Numbers.Whole(census.MinimaSeen), census.Lowest is { } lowest ? Numbers.Whole(lowest) : "–", Share(CompareSettings.EndsInGlobalMinimum(census)),
                Fixed(CompareSettings.MeanBasins(directory.Comparison)), Fixed(CompareSettings.MeanStays(directory.Comparison)));
        }

        TextTable.Print(output, table);
    }

    private static string Unmapped(OccupationCensus census)
    {
        (BasinOutcome Outcome, string Words)[] reasons =
        [
            (BasinOutcome.Saddle, "end on a saddle"), (BasinOutcome.Degenerate, "on a point with a zero eigenvalue"), (BasinOutcome.StepLimit, "used up their steps"), (BasinOutcome.NotFinite, "are not finite"),
        ];
        string words = string.Join(", ", reasons.Where(reason => census.CountOf(reason.Outcome) > 0).Select(reason => $"{Numbers.Whole(census.CountOf(reason.Outcome))} {reason.Words}"));
        return words.Length > 0 ? "; " + words : string.Empty;
    }

    private static string Ids(IReadOnlyList<int> ids)
    {
        const int Most = 12;
        return string.Join(", ", ids.Take(Most).Select(id => Numbers.Whole(id))) + (ids.Count > Most ? $" and {Numbers.Whole(ids.Count - Most)} more" : string.Empty);
    }

    private static void More(TextWriter output, int count, string what, string file)
    {
        if (count > MostRows)
        {
            output.WriteLine($"{Numbers.Whole(count - MostRows)} more {what} in {file}.");
        }
    }

    private static string LeftOut(StagnationAgainstBasins stagnation) => stagnation.LeftOut == 0 ? string.Empty
        : $" ({Numbers.Whole(stagnation.LeftOut)} left out, as the basins of some samples are unknown)";

    private static string Share(WilsonInterval share) => double.IsNaN(share.Share) ? "–"
        : double.IsNaN(share.Low) ? string.Create(CultureInfo.InvariantCulture, $"{100 * share.Share:0.0} %")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * share.Share:0.0} % ({100 * share.Low:0.0} to {100 * share.High:0.0})");

    private static string Climb(double energy) => double.IsNaN(energy) ? "–" : double.IsInfinity(energy) ? "infinite" : Numbers.Short(energy);

    private static string Fixed(double number) => double.IsNaN(number) ? "–" : number.ToString("0.00", CultureInfo.InvariantCulture);
}
