using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Rendering.Bars;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape accuracy`: right answers at the last step of walks.</summary>
internal static class AccuracyCommand
{
    public static Command Create() => WalkTableVerb.Create<LastAccuracy>(
        "accuracy",
        "Gives mean and standard deviation over walks of the training and test accuracy at the last step, and draws them with error bars.",
        "  landscape accuracy micro macro\n  landscape accuracy a b c d --labels h=10/mic,h=10/mac,h=20/mic,h=20/mac -o accuracy.svg",
        "Draws the accuracies: .svg, .png or .pdf.",
        LastAccuracy.Of,
        (accuracies, page) => AccuracyPicture.Draw([.. accuracies.Select(item => item.ToBar())], page),
        Print);

    private static void Print(TextWriter output, IReadOnlyList<LastAccuracy> accuracies, bool asJson)
    {
        if (asJson)
        {
            JsonDocumentWriter.Print(output, json =>
            {
                json.WriteStartArray();
                foreach (LastAccuracy item in accuracies)
                {
                    json.WriteStartObject();
                    json.WriteString("directory", item.Directory.Directory);
                    json.WriteString("label", item.Label);
                    json.WriteNumber("walks", item.Directory.Walks);
                    json.WriteStartObject("trainAccuracy");
                    Write(json, item.Training);
                    json.WriteStartObject("testAccuracy");
                    Write(json, item.Test);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        TextTable table = TextTable.Create("walks of", "walks", "training accuracy", "test accuracy");
        foreach (LastAccuracy item in accuracies)
        {
            table.Row(item.Label, Numbers.Whole(item.Directory.Walks), Both(item.Training), Both(item.Test));
        }

        TextTable.Print(output, table);
    }

    private static void Write(Utf8JsonWriter json, Spread spread)
    {
        json.Number("mean", spread.Mean);
        json.Number("std", spread.Deviation);
        json.WriteEndObject();
    }

    private static string Both(Spread spread) => spread.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{spread.Mean:0.0000} ± {spread.Deviation:0.0000}");

    /// <summary>Accuracies at the last step of the walks of a directory.</summary>
    private sealed record LastAccuracy(string Label, WalkDirectory Directory, Spread Training, Spread Test)
    {
        public static LastAccuracy Of(string label, WalkDirectory directory)
        {
            var last = new LastAccuracy(label, directory, new Spread(), new Spread());
            foreach (WalkTrajectory walk in directory.ReadWalks())
            {
                last.Training.Add(walk.Samples[^1].TrainAccuracy);
                last.Test.Add(walk.Samples[^1].TestAccuracy);
            }

            return last;
        }

        public AccuracyBar ToBar()
        {
            (string group, string name) = WalkDirectoryArguments.Parts(Label);
            return new AccuracyBar(group, name, Training.Mean, Training.Deviation, Test.Mean, Test.Deviation);
        }
    }
}
