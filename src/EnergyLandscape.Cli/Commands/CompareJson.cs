using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli.Commands;

/// <summary>A comparison as compare.json.</summary>
internal static class CompareJson
{
    public static void Write(Utf8JsonWriter json, LandscapeComparison comparison, ComparisonOptions options)
    {
        json.WriteStartObject();
        WriteBlock(json, comparison.Landscape, comparison.Whole);
        json.WriteString("database", comparison.Landscape.Store.Path);
        json.WriteNumber("every", options.Every);
        json.Number("accuracy", options.Accuracy);
        json.WriteStartArray("settings");
        foreach (DirectoryComparison directory in comparison.Directories)
        {
            WriteSettings(json, directory);
        }

        json.WriteEndArray();
        json.WriteStartArray("directories");
        foreach (DirectoryComparison directory in comparison.Directories)
        {
            json.WriteStartObject();
            json.WriteString("directory", directory.Walks.Directory.Directory);
            json.WriteString("label", directory.Walks.Label);
            WriteBlock(json, comparison.Landscape, directory.Comparison);
            CompareAttractors.WriteJson(json, directory.Attractors);
            WriteItineraries(json, directory.Comparison.Walks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, ComparedLandscape landscape, WalkComparison comparison)
    {
        OccupationCensus census = comparison.Basins;
        json.WriteNumber("minima", landscape.Stored);
        json.WriteNumber("minimaSeen", census.MinimaSeen);
        json.WriteNumber("newMinima", census.NewMinima);
        json.WriteNumber("samplesMapped", census.Mapped);
        json.WriteNumber("walks", census.Walks);
        json.WriteStartArray("basins");
        foreach (BasinOccupation basin in census.Basins)
        {
            json.WriteStartObject();
            json.WriteNumber("id", basin.Minimum);
            json.Number("energy", basin.Energy);
            json.WriteNumber("samples", basin.Samples);
            json.WriteNumber("walks", basin.Walks);
            json.Number("firstPassage", basin.FirstPassage);
            json.Number("earliestPassage", (double?)basin.EarliestPassage);
            json.WriteNumber("ends", basin.Ends);
            json.WriteNumber("residence", basin.Residence);
            json.WriteNumber("copies", basin.Copies);
            json.Number("orbitSize", basin.OrbitSize);
            json.WriteBoolean("isNew", basin.IsNew);
            WriteShares(json, basin.SampleShare, basin.WalkShare, basin.EndShare);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("samples", census.Samples);
        json.WriteNumber("walksMapped", census.WalksMapped);
        json.WriteStartObject("unmapped");
        json.WriteNumber("saddle", census.CountOf(BasinOutcome.Saddle));
        json.WriteNumber("degenerate", census.CountOf(BasinOutcome.Degenerate));
        json.WriteNumber("stepLimit", census.CountOf(BasinOutcome.StepLimit));
        json.WriteNumber("notFinite", census.CountOf(BasinOutcome.NotFinite));
        json.WriteEndObject();
        json.Number("lowestReached", (double?)census.Lowest);
        json.WriteStartArray("neverSeen");
        foreach (int id in census.NeverSeen)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
        WriteSuperbasins(json, comparison.Superbasins);
        WriteTransitions(json, comparison.Transitions);
        WriteStagnation(json, comparison.Stagnation);
    }

    private static void WriteSuperbasins(Utf8JsonWriter json, IReadOnlyList<SuperbasinOccupation> superbasins)
    {
        json.WriteStartArray("superbasins");
        foreach (SuperbasinOccupation superbasin in superbasins)
        {
            SuperbasinNode node = superbasin.Node;
            json.WriteStartObject();
            json.WriteNumber("node", node.Index);
            json.Number("parent", (double?)node.Parent?.Index);
            json.Number("energy", node.Energy);
            json.Number("transitionState", (double?)node.TransitionState);
            json.WriteNumber("lowest", node.Lowest.Id);
            json.WriteNumber("minima", node.LeafCount);
            json.WriteNumber("samples", superbasin.Samples);
            json.WriteNumber("walks", superbasin.Walks);
            json.WriteNumber("ends", superbasin.Ends);
            WriteShares(json, superbasin.SampleShare, superbasin.WalkShare, superbasin.EndShare);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTransitions(Utf8JsonWriter json, TransitionCensus transitions)
    {
        json.WriteStartObject("transitions");
        json.WriteNumber("edges", transitions.Edges);
        json.WriteNumber("found", transitions.Found);
        json.WriteNumber("jumped", transitions.Jumped);
        json.WriteNumber("loops", transitions.Loops);
        json.WriteNumber("loopsFound", transitions.LoopsFound);
        json.WriteNumber("loopsJumped", transitions.LoopsJumped);
        json.WriteNumber("crossings", transitions.Crossings);
        json.WriteNumber("selfCrossings", transitions.SelfCrossings);
        json.WriteNumber("crossingsWithBarrier", transitions.CrossingsWithBarrier);
        json.WriteNumber("through", transitions.Through);
        json.Number("meanClimb", transitions.MeanClimb);
        json.Number("meanMinimax", transitions.MeanMinimax);
        json.WriteStartArray("seen");
        foreach (SeenTransition transition in transitions.Seen)
        {
            json.WriteStartObject();
            json.WriteNumber("from", transition.From);
            json.WriteNumber("to", transition.To);
            json.WriteString("kind", NameOf(transition.Kind));
            json.WriteNumber("count", transition.Count);
            json.WriteNumber("walks", transition.Walks);
            json.Number("transitionState", (double?)transition.TransitionState);
            json.Number("leastClimb", transition.LeastClimb);
            json.Number("meanClimb", transition.MeanClimb);
            json.Number("highestClimb", transition.HighestClimb);
            json.Number("minimax", transition.Minimax);
            json.WriteNumber("through", transition.Through);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("missed");
        foreach (LandscapeEdge edge in transitions.Missed)
        {
            json.WriteStartObject();
            json.WriteNumber("from", edge.Source);
            json.WriteNumber("to", edge.Target);
            json.WriteNumber("transitionState", edge.TransitionState);
            json.Number("energy", edge.Energy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStagnation(Utf8JsonWriter json, StagnationAgainstBasins stagnation)
    {
        json.WriteStartObject("stagnation");
        json.WriteNumber("walks", stagnation.Walks);
        json.WriteNumber("leftOut", stagnation.LeftOut);
        json.Number("meanNStag", stagnation.MeanStays);
        json.Number("meanBasins", stagnation.MeanBasins);
        json.Number("meanCopies", stagnation.MeanCopies);
        json.Number("spearman", stagnation.RankCorrelation);
        json.Number("spearmanCopies", stagnation.RankCorrelationOfCopies);
        WriteShare(json, "equal", stagnation.Equal);
        WriteShare(json, "equalCopies", stagnation.EqualCopies);
        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, DirectoryComparison directory)
    {
        ComparedWalks walks = directory.Walks;
        OccupationCensus census = directory.Comparison.Basins;
        json.WriteStartObject();
        json.WriteString("label", walks.Label);
        json.WriteString("kind", CompareSettings.KindOf(walks));
        json.WriteStartArray("start");
        json.WriteNumberValue(walks.Options.Box.Lowest);
        json.WriteNumberValue(walks.Options.Box.Highest);
        json.WriteEndArray();
        json.Number("step", walks.Options.Step);
        json.WriteNumber("steps", walks.Options.Steps);
        json.WriteString("loss", CompareSettings.LossOf(walks));
        json.Number("regularisation", (walks.Loss as NetworkPotential)?.Lambda);
        json.Number("batch", (double?)walks.Batch);
        json.WriteNumber("walks", census.Walks);
        json.WriteNumber("minimaSeen", census.MinimaSeen);
        json.Number("lowestReached", (double?)census.Lowest);
        WriteShare(json, "endsInGlobalMinimum", CompareSettings.EndsInGlobalMinimum(census));
        json.Number("meanBasins", CompareSettings.MeanBasins(directory.Comparison));
        json.Number("meanNStag", CompareSettings.MeanStays(directory.Comparison));
        json.WriteEndObject();
    }

    private static void WriteItineraries(Utf8JsonWriter json, IReadOnlyList<WalkItinerary> walks)
    {
        json.WriteStartArray("itineraries");
        foreach (WalkItinerary walk in walks)
        {
            json.WriteStartObject();
            json.WriteNumber("walk", walk.Walk);
            json.Number("nStag", walk.Stagnation.IsDefined ? walk.Stagnation.Count : double.NaN);
            json.WriteNumber("basins", walk.Basins);
            json.WriteNumber("copies", walk.Copies);
            json.Number("end", (double?)walk.End);
            json.WriteStartArray("visits");
            foreach (BasinVisit visit in walk.Visits)
            {
                json.WriteStartObject();
                json.WriteNumber("id", visit.Minimum);
                json.WriteNumber("firstPassage", visit.FirstPassage);
                json.WriteNumber("samples", visit.Samples);
                json.WriteNumber("residence", visit.Residence);
                json.WriteNumber("copies", visit.Copies);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("stays");
            foreach (BasinStay stay in walk.Stays)
            {
                json.WriteStartObject();
                json.WriteNumber("id", stay.Minimum);
                json.WriteNumber("copy", stay.Copy);
                json.WriteNumber("first", stay.First);
                json.WriteNumber("last", stay.Last);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static string NameOf(TransitionKind kind) => kind.ToString().ToLowerInvariant();

    private static void WriteShares(Utf8JsonWriter json, WilsonInterval samples, WilsonInterval walks, WilsonInterval ends)
    {
        WriteShare(json, "sampleShare", samples);
        WriteShare(json, "walkShare", walks);
        WriteShare(json, "endShare", ends);
    }

    private static void WriteShare(Utf8JsonWriter json, string name, WilsonInterval share)
    {
        json.WriteStartObject(name);
        json.Number("share", share.Share);
        json.Number("low", share.Low);
        json.Number("high", share.High);
        json.WriteEndObject();
    }
}
