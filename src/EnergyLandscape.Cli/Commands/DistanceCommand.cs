using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape distance`: how far the barcodes of two databases differ.</summary>
internal static class DistanceCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "distance",
            "Gives the bottleneck distance between the barcodes of two databases, in units of energy; the landscapes may differ.",
            "  landscape distance xor-seed1.db xor-seed2.db");
        Argument<string> first = Database("DB1"), second = Database("DB2");
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(first);
        command.Arguments.Add(second);
        command.Options.Add(json);
        command.SetAction((parsed, _) =>
        {
            PersistenceBarcode one = Barcode(parsed.GetValue(first)!), two = Barcode(parsed.GetValue(second)!);
            double distance = BottleneckDistance.Between(one, two);
            int[] parts = [Parts(one), Parts(two)];
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer =>
                {
                    writer.WriteStartObject();
                    writer.Number("distance", distance);
                    writer.WriteStartArray("components");
                    writer.WriteNumberValue(parts[0]);
                    writer.WriteNumberValue(parts[1]);
                    writer.WriteEndArray();
                    writer.WriteEndObject();
                });
            }
            else
            {
                output.WriteLine(double.IsFinite(distance)
                    ? Numbers.Short(distance)
                    : $"infinite: the networks have {parts[0]} and {parts[1]} unconnected parts, and bars without end match only each other");
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static Argument<string> Database(string name) => new(name) { Description = "A database of stationary points." };

    private static PersistenceBarcode Barcode(string path)
    {
        using StationaryPointStore store = StationaryPointStore.OpenReadOnly(path, DatabaseParts.Network);
        return PersistenceBarcode.Of(store.ToSuperbasinTree());
    }

    private static int Parts(PersistenceBarcode barcode) => barcode.Bars.Count(bar => bar.IsEssential);
}
