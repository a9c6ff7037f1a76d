using System.Globalization;
using System.Text;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Counterparts;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The tables, the JSON and the CSV of `landscape counterparts`.</summary>
internal sealed class CounterpartsOutput(ComparedLandscape first, ComparedLandscape second)
{
    private const string None = "–";
    private readonly List<(StationaryPointKind Kind, CounterpartCensus Census)> _found = [];

    private ComparedLandscape[] Landscapes => [first, second];

    /// <summary>Compares the points of a kind.</summary>
    public void Take(StationaryPointKind kind, int threads, CancellationToken token) => _found.Add((kind, CounterpartCensus.Run(first, second, kind, threads, token)));

    public void PrintTables(TextWriter output)
    {
        TextTable counts = TextTable.Create("database", "minima", "transition states", "higher saddles", "global minimum", "lowest barrier", "mean barrier", "highest barrier", "unconnected");
        foreach (ComparedLandscape landscape in Landscapes)
        {
            BarrierStatistics barriers = landscape.Barriers;
            counts.Row(
                Path.GetFileName(landscape.Store.Path), Numbers.Whole(landscape.Store.Minima.Count), Numbers.Whole(landscape.Store.TransitionStates.Count),
                Numbers.Whole(landscape.Store.HigherSaddles.Count), landscape.Store.InEnergyOrder(StationaryPointKind.Minimum).FirstOrDefault() is { } lowest ? Numbers.Energy(lowest.Energy) : None,
                Short(barriers.Lowest), Short(barriers.Mean), Short(barriers.Highest), Numbers.Whole(barriers.Unconnected));
        }

        TextTable.Print(output, counts);
        output.WriteLine("Barriers: from each minimum to the global one, less the energy of the minimum.");
        foreach ((StationaryPointKind kind, CounterpartCensus census) in _found)
        {
            foreach (int side in new[] { 0, 1 })
            {
                output.WriteLine();
                PrintSide(output, kind, census, side);
            }

            output.WriteLine();
            PrintSummary(output, kind, census);
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("databases");
        foreach (ComparedLandscape landscape in Landscapes)
        {
            BarrierStatistics barriers = landscape.Barriers;
            json.WriteStartObject();
            json.WriteString("database", landscape.Store.Path);
            json.WriteNumber("minima", landscape.Store.Minima.Count);
            json.WriteNumber("transitionStates", landscape.Store.TransitionStates.Count);
            json.WriteNumber("higherSaddles", landscape.Store.HigherSaddles.Count);
            json.WriteStartObject("barriers");
            json.Number("lowest", barriers.Lowest);
            json.Number("mean", barriers.Mean);
            json.Number("highest", barriers.Highest);
            json.WriteNumber("unconnected", barriers.Unconnected);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteKind(json, "minima", StationaryPointKind.Minimum);
        WriteKind(json, "transitionStates", StationaryPointKind.TransitionState);
        json.WriteEndObject();
    }

    public string Csv()
    {
        var text = new StringBuilder("database,kind,id,energy,energyThere,outcome,reachedIndex,reached,distance,reachedEnergy,energyHere,minimum,counterpart\n");
        foreach ((StationaryPointKind kind, CounterpartCensus census) in _found)
        {
            foreach (int side in new[] { 0, 1 })
            {
                foreach (Crossing way in SideOf(census, side))
                {
                    text.AppendJoin(
                        ',', Numbers.Whole(side + 1), kind == StationaryPointKind.Minimum ? "minimum" : "ts", Numbers.Whole(way.Point.Id), Full(way.Point.Energy), Full(way.EnergyThere), OutcomeOf(way),
                        way.Reached?.Index.ToString(CultureInfo.InvariantCulture), way.Stored?.Id.ToString(CultureInfo.InvariantCulture), Full(way.Distance), Full(way.Reached?.Energy ?? double.NaN),
                        Full(way.EnergyHere), way.Minimum?.Id.ToString(CultureInfo.InvariantCulture), Pair(census, way, side)?.ToString(CultureInfo.InvariantCulture)).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static IReadOnlyList<Crossing> SideOf(CounterpartCensus census, int side) => side == 0 ? census.FromFirst : census.FromSecond;

    // Id of the counterpart in the other database.
    private static int? Pair(CounterpartCensus census, Crossing way, int side) => census.Pairs
        .Where(pair => ReferenceEquals(side == 0 ? pair.First : pair.Second, way)).Select(pair => (int?)(side == 0 ? pair.Second : pair.First).Point.Id).FirstOrDefault();

    private static string OutcomeOf(Crossing way) => way.Outcome switch
    {
        CrossingOutcome.SameKind => "same-kind",
        CrossingOutcome.OtherIndex => "other-index",
        CrossingOutcome.Degenerate => "degenerate",
        _ => "nowhere",
    };

    private static string NameOf(StationaryPointKind kind) => kind == StationaryPointKind.Minimum ? "minima" : "transition states";

    private static string Short(double value) => double.IsFinite(value) ? Numbers.Short(value) : None;

    private static string Full(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    private static string Place(Crossing way)
    {
        if (way.Reached is not { } reached)
        {
            return way.Outcome == CrossingOutcome.Degenerate ? "degenerate" : "nowhere";
        }

        string id = way.Stored is { } stored ? stored.Id.ToString(CultureInfo.InvariantCulture) : "not stored";
        return way.Outcome == CrossingOutcome.SameKind ? id
            : $"{(reached.Index == 0 ? "minimum" : $"saddle of index {reached.Index}:")} {id}" + (way.Minimum is { } minimum ? $", below it {minimum.Id}" : string.Empty);
    }

    private void PrintSide(TextWriter output, StationaryPointKind kind, CounterpartCensus census, int side)
    {
        output.WriteLine($"{char.ToUpperInvariant(NameOf(kind)[0])}{NameOf(kind)[1..]} of {Path.GetFileName(Landscapes[side].Store.Path)} in the landscape of {Path.GetFileName(Landscapes[1 - side].Store.Path)}");
        TextTable table = TextTable.Create("id", "loss here", "loss there", "reaches", "loss there", "loss here", "distance", "counterpart");
        foreach (Crossing way in SideOf(census, side))
        {
            table.Row(
                Numbers.Whole(way.Point.Id), Numbers.Energy(way.Point.Energy), double.IsFinite(way.EnergyThere) ? Numbers.Energy(way.EnergyThere) : None, Place(way),
                way.Reached is { } reached ? Numbers.Energy(reached.Energy) : None, double.IsFinite(way.EnergyHere) ? Numbers.Energy(way.EnergyHere) : None,
                double.IsFinite(way.Distance) ? way.Distance.ToString("0.####", CultureInfo.InvariantCulture) : None, Pair(census, way, side) is { } id ? Numbers.Whole(id) : None);
        }

        TextTable.Print(output, table);
    }

    private void PrintSummary(TextWriter output, StationaryPointKind kind, CounterpartCensus census)
    {
        output.WriteLine($"Counterparts among {NameOf(kind)}: {census.Pairs.Count} pairs.");
        foreach (int side in new[] { 0, 1 })
        {
            int[] alone = [.. SideOf(census, side).Where(way => Pair(census, way, side) is null).Select(way => way.Point.Id)];
            output.WriteLine($"Without one in {Path.GetFileName(Landscapes[side].Store.Path)}: {(alone.Length == 0 ? "none" : string.Join(' ', alone))}.");
        }
    }

    private void WriteKind(Utf8JsonWriter json, string name, StationaryPointKind kind)
    {
        CounterpartCensus? census = _found.Where(entry => entry.Kind == kind).Select(entry => entry.Census).FirstOrDefault();
        if (census is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (int side in new[] { 0, 1 })
        {
            json.WriteStartArray(side == 0 ? "first" : "second");
            foreach (Crossing way in SideOf(census, side))
            {
                json.WriteStartObject();
                json.WriteNumber("id", way.Point.Id);
                json.Number("energy", way.Point.Energy);
                json.Number("energyThere", way.EnergyThere);
                json.WriteString("outcome", OutcomeOf(way));
                json.Number("reachedIndex", (double?)way.Reached?.Index);
                json.Number("reached", (double?)way.Stored?.Id);
                json.Number("reachedEnergy", way.Reached?.Energy);
                json.Number("energyHere", way.EnergyHere);
                json.Number("distance", way.Distance);
                json.Number("minimum", (double?)way.Minimum?.Id);
                json.Number("counterpart", (double?)Pair(census, way, side));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("pairs");
        foreach (CounterpartPair pair in census.Pairs)
        {
            json.WriteStartArray();
            json.WriteNumberValue(pair.First.Point.Id);
            json.WriteNumberValue(pair.Second.Point.Id);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
