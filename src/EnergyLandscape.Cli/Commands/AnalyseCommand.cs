using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape analyse`: how well the networks at stationary points predict, and which of their weights are zero.</summary>
internal static class AnalyseCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "analyse",
            "Measures the networks at the minima of a database: AUC, probabilities, zero weights, connected nodes, good or bad. With --test: losses and AUC on training and test rows, and fits. Barriers and heat capacity of any landscape.",
            "  landscape analyse xor.db\n  landscape analyse xor.db --ts --json\n  landscape analyse ljat.db --test test.csv --csv minima.csv\n  landscape analyse ljat.db --test test.csv --scatter losses.svg\n  landscape analyse ljat.db --plane r12,r13 --at r23=1.2 --map classes.png\n  landscape analyse ljat.db --barriers --heat-capacity heat.svg");
        Argument<string> database = CommonOptions.Database();
        Option<bool> json = CommonOptions.Json();
        var saddles = new Option<bool>("--ts") { Description = "Transition states instead of minima." };
        var csv = new Option<string?>("--csv") { HelpName = "FILE", Description = "Also writes the table as CSV." };
        var whole = new LandscapeAnalysisOptions();
        Option<int?> threads = CommonOptions.Threads();
        command.Arguments.Add(database);
        foreach (Option option in (Option[])[saddles, .. whole.All, csv, json, threads])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, token) =>
        {
            string path = parsed.GetValue(database)!;
            if (parsed.GetValue(csv) is { } target)
            {
                AtomicTextFile.RequireFolder(target);
            }

            StationaryPointKind kind = parsed.GetValue(saddles) ? StationaryPointKind.TransitionState : StationaryPointKind.Minimum;
            if (whole.Run(parsed, path, kind, parsed.GetValue(csv), parsed.GetValue(threads), parsed.GetValue(json), token))
            {
                return Task.FromResult(ExitCode.Success);
            }

            using LandscapeSession session = LandscapeSession.OpenReadOnly(path, DatabaseParts.Details);
            NetworkAnalysis analysis = Of(session);
            IReadOnlyList<AnalysedPoint> points = analysis.Run(session.Store, kind, token);
            if (parsed.GetValue(csv) is { } file)
            {
                AtomicTextFile.Write(file, Csv(points));
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, points));
            }
            else
            {
                TextTable.Print(output, Table(points));
                output.WriteLine(Qualities(analysis.NeededNodes(session.Store)));
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    /// <summary>The analysis of the network in a database.</summary>
    /// <exception cref="InputException">The database holds something else.</exception>
    public static NetworkAnalysis Of(LandscapeSession session) => new(NetworkOf(session), session.Store.Identity.Rule, session.Options.Quench.Verification);

    /// <summary>The network in a database.</summary>
    /// <exception cref="InputException">The database holds something else.</exception>
    public static NetworkPotential NetworkOf(LandscapeSession session) => session.Potential as NetworkPotential
        ?? throw new InputException($"{session.Store.Path} holds the landscape of a {session.Run.Potential.Kind.ToString().ToLowerInvariant()}, expected one of a network");

    /// <summary>What the qualities mean.</summary>
    /// <param name="needed">Connected hidden nodes that the best networks need; null where no minimum has every row right.</param>
    public static string Qualities(int? needed) =>
        needed is null ? "optimal and suboptimal: every row right, as at no minimum here; bad: all other points; trivial: all weights zero" :
        $"optimal: every row right with at most {needed} connected hidden nodes; suboptimal: with more; bad: some row wrong; trivial: all weights zero";

    /// <summary>The networks, a row each.</summary>
    public static TextTable Table(IEnumerable<AnalysedPoint> points)
    {
        TextTable table = TextTable.Create("id", "energy", "AUC", "rank AUC", "probability of the right class", "weights ≤ 1e-10", "certified zero", "nonzero", "connected nodes", "square right", "quality");
        foreach (AnalysedPoint point in points)
        {
            table.Row(
                Numbers.Whole(point.Point.Id), Numbers.Energy(point.Point.Energy), Text(point["auc"], "0.####"), Text(point["rank-auc"], "0.####"),
                $"{Text(point["lowest-probability"], "0.000000")} to {Text(point["highest-probability"], "0.000000")}",
                Text(point["zero-weights"], "0"), Text(point["certified-zero-weights"], "0") + (point.ZerosProved == true ? " proved" : string.Empty), Text(point["complexity"], "0"), Text(point["connected-nodes"], "0"),
                Text(point["right-square"], "0.0000"), NameOf(point.Quality));
        }

        return table;
    }

    private static string Text(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";

    private static string NameOf(NetworkQuality quality) => quality.ToString().ToLowerInvariant();

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<AnalysedPoint> points)
    {
        json.WriteStartArray();
        foreach (AnalysedPoint point in points)
        {
            json.WriteStartObject();
            json.WriteNumber("id", point.Point.Id);
            json.Number("energy", point.Point.Energy);
            json.Number("auc", point["auc"]);
            json.Number("rankAuc", point["rank-auc"]);
            json.Number("accuracy", point["accuracy"]);
            json.WriteStartArray("rightProbabilities");
            foreach (double probability in point.RightProbabilities)
            {
                json.WriteNumberValue(probability);
            }

            json.WriteEndArray();
            json.Number("lowestProbability", point["lowest-probability"]);
            json.Number("highestProbability", point["highest-probability"]);
            json.Number("zeroWeights", point["zero-weights"]);
            json.Number("certifiedZeroWeights", point["certified-zero-weights"]);
            if (point.ZerosProved is { } proved)
            {
                json.WriteBoolean("zerosProved", proved);
            }
            else
            {
                json.WriteNull("zerosProved");
            }

            json.Number("complexity", point["complexity"]);
            json.Number("connectedNodes", point["connected-nodes"]);
            json.Number("rightSquare", point["right-square"]);
            json.WriteBoolean("good", point.IsGood);
            json.WriteString("quality", NameOf(point.Quality));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Csv(IReadOnlyList<AnalysedPoint> points)
    {
        string[] names = [.. points.Count > 0 ? points[0].Values.Keys : []];
        var text = new StringBuilder($"id,{string.Join(',', names)},quality\n");
        foreach (AnalysedPoint point in points)
        {
            IEnumerable<string> values = names.Select(name => double.IsFinite(point[name]) ? point[name].ToString("R", CultureInfo.InvariantCulture) : string.Empty);
            text.Append(CultureInfo.InvariantCulture, $"{point.Point.Id},{string.Join(',', values)},{NameOf(point.Quality)}\n");
        }

        return text.ToString();
    }
}
