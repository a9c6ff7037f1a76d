using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Barcodes;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape barcode`: births and deaths of superbasins as the energy rises.</summary>
internal static class BarcodeCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "barcode",
            "Shows the barcode (persistent homology in dimension zero): for each minimum the energies at which its superbasin begins and joins one with a lower minimum.",
            "  landscape barcode xor.db\n  landscape barcode xor.db -o barcode.svg");
        Argument<string> database = CommonOptions.Database();
        Option<bool> json = CommonOptions.Json();
        var picture = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Draws the barcode: .svg, .png or .pdf." };
        var allMinima = new Option<bool>("--all-minima") { Description = "Draws all minima, also those so high that the others shrink to a tenth of the picture." };
        command.Arguments.Add(database);
        command.Options.Add(json);
        command.Options.Add(picture);
        command.Options.Add(allMinima);
        var size = new PageSize(new BarcodePictureOptions());
        size.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            string? target = parsed.GetValue(picture);
            if (target is not null)
            {
                Picture.FormatOf(target);
                AtomicTextFile.RequireFolder(target);
            }

            using LandscapeSession session = LandscapeSession.OpenReadOnly(parsed.GetValue(database)!, DatabaseParts.Network);
            SuperbasinTree tree = session.Store.ToSuperbasinTree();
            PersistenceBarcode all = PersistenceBarcode.Of(tree);
            if (target is not null)
            {
                IReadOnlyList<int> leftOut = parsed.GetValue(allMinima) ? [] : DrawnMinima.Flattening(tree);
                BarcodePictureOptions options = size.Of(parsed, new BarcodePictureOptions
                {
                    Title = TreeCommand.TitleOf(session) + DrawnMinima.Words(tree, leftOut),
                    EnergyTitle = TreeCommand.EnergyNameOf(session),
                });
                BarcodePicture.Draw(leftOut.Count == 0 ? all : PersistenceBarcode.Of(tree.Without(leftOut)), options).Save(target);
            }

            Print(parsed.InvocationConfiguration.Output, all, parsed.GetValue(json));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static void Print(TextWriter output, PersistenceBarcode barcode, bool asJson)
    {
        if (asJson)
        {
            JsonDocumentWriter.Print(output, json =>
            {
                json.WriteStartArray();
                foreach (PersistenceBar bar in barcode.Bars)
                {
                    json.WriteStartObject();
                    json.WriteNumber("minimum", bar.Minimum);
                    json.Number("birth", bar.Birth);
                    json.Number("transitionState", (double?)bar.TransitionState);
                    json.Number("death", bar.Death);
                    json.Number("length", bar.Length);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        TextTable table = TextTable.Create("minimum", "birth", "ts", "death", "length");
        foreach (PersistenceBar bar in barcode.Bars)
        {
            table.Row(
                Numbers.Whole(bar.Minimum), Numbers.Energy(bar.Birth), bar.TransitionState is { } id ? Numbers.Whole(id) : "none",
                bar.IsEssential ? "never" : Numbers.Energy(bar.Death), bar.IsEssential ? "infinite" : Numbers.Short(bar.Length));
        }

        TextTable.Print(output, table);
    }
}
