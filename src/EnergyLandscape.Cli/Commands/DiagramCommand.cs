using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape diagram`: the network at one minimum and what it answers over its inputs.</summary>
internal static class DiagramCommand
{
    public static Command Create()
    {
        var command = new Verb("diagram", "Draws the network at a minimum and what it answers over the input square.", "  landscape diagram xor.db 5 -o five.svg");
        Argument<string> database = CommonOptions.Database();
        Argument<int> id = CommonOptions.Minimum("ID");
        var path = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "The picture: .svg, .png or .pdf.", Required = true };
        command.Arguments.Add(database);
        command.Arguments.Add(id);
        command.Options.Add(path);
        var size = new PageSize(new PageOptions { WidthMillimetres = 70, HeightMillimetres = 140 });
        size.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            string target = parsed.GetValue(path)!;
            Picture.FormatOf(target);
            AtomicTextFile.RequireFolder(target);
            using LandscapeSession session = LandscapeSession.OpenReadOnly(parsed.GetValue(database)!);
            var figures = new NetworkFigures((session.Potential as NetworkPotential)!, AnalyseCommand.Of(session));
            int number = parsed.GetValue(id);
            if (number < 1 || number > session.Store.Minima.Count)
            {
                throw new InputException($"{session.Store.Path} has no minimum {number}, expected an id from 1 to {session.Store.Minima.Count}");
            }

            StoredPoint point = session.Store.Minima[number - 1];
            NetworkPicture.Draw(figures.DiagramOf(point.Point), figures.MapOf(point.Point), size.Of(parsed, new PageOptions
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"Minimum {number}, loss {point.Energy:G10}"),
            })).Save(target);
            parsed.InvocationConfiguration.Output.WriteLine(target);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
