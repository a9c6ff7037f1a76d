using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape attractors`: the losses at which walks come near zero gradient.</summary>
internal static class AttractorsCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "attractors",
            "Counts the attractors of walks by loss: where the least gradients of their loss-gradient cloud are, which of them are stationary, and which are local minima.",
            "  landscape attractors xor\n  landscape attractors xor --json");
        var directory = new Argument<string>("DIR") { Description = "A directory that 'landscape walk' made." };
        var nearZero = new Option<double>("--near-zero")
        {
            HelpName = "SHARE",
            Description = "Gradients up to this share of the typical one, the mean over walks of the largest along the walk, count as zero.",
            DefaultValueFactory = _ => new AttractorOptions().NearZero,
        };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(directory);
        command.Options.Add(nearZero);
        command.Options.Add(json);
        command.SetAction((parsed, _) =>
        {
            double share = parsed.GetValue(nearZero);
            if (!(share > 0 && share < 1))
            {
                throw new InputException(FormattableString.Invariant($"--near-zero is {share}, expected a share between 0 and 1"));
            }

            WalkDirectory walks = WalkDirectory.Open(parsed.GetValue(directory)!);
            WalkDirectoryArguments.RequireWalks(walks);
            var options = new AttractorOptions();
            AttractorCensus census = AttractorCensus.Of(walks.ReadWalks, options with { NearZero = share, Level = options.Level * share / options.NearZero });
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer => Write(writer, census));
            }
            else
            {
                AttractorOutput.PrintTable(output, census, census.Walks);
                output.WriteLine($"Gradients up to {Numbers.Short(census.NearZeroGradient)} count as zero: {AttractorOutput.Percent(share)} of the typical one (docs/walks.md).");
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, AttractorCensus census)
    {
        json.WriteStartObject();
        json.WriteNumber("walks", census.Walks);
        json.WriteNumber("samples", census.Samples);
        json.Number("typicalGradient", census.TypicalGradient);
        json.Number("nearZeroGradient", census.NearZeroGradient);
        json.WriteNumber("stationary", census.Stationary);
        json.WriteNumber("localMinima", census.LocalMinima);
        AttractorOutput.WriteJson(json, census);
        json.WriteEndObject();
    }
}
