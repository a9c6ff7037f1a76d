using System.CommandLine;
using System.Globalization;
using System.Text;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Paths;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What `path` and `connect` print of a path, and the profile that they write on request.</summary>
internal sealed class PathOutput
{
    /// <summary>The option for JSON.</summary>
    public Option<bool> Json { get; } = CommonOptions.Json();

    /// <summary>The options that mean something for a path alone.</summary>
    public IReadOnlyList<Option> OfPath => [_csv, _picture, .. _size.Options];

    private readonly Option<string?> _csv = new("--csv") { HelpName = "FILE", Description = "Writes the profile: arc length, energy, and kind and id of stationary points." };
    private readonly Option<string?> _picture = new("--output", "-o") { HelpName = "FILE", Description = "Draws the profile: .svg, .png or .pdf." };
    private readonly PageSize _size = new(new PathProfilePictureOptions());

    public void AddTo(Command command)
    {
        command.Options.Add(Json);
        command.Options.Add(_csv);
        command.Options.Add(_picture);
        _size.AddTo(command);
    }

    /// <summary>Refuses what could not be written before anything is computed.</summary>
    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(_picture) is { } picture)
        {
            Picture.FormatOf(picture);
        }

        foreach (string target in new[] { parsed.GetValue(_csv), parsed.GetValue(_picture) }.OfType<string>())
        {
            AtomicTextFile.RequireFolder(target);
        }
    }

    public static void CheckMinimum(StationaryPointStore store, int id)
    {
        if (id < 1 || id > store.Minima.Count)
        {
            throw new InputException($"{store.Path} has no minimum {id}, expected an id from 1 to {store.Minima.Count}");
        }
    }

    public void Write(ParseResult parsed, LandscapeSession session, int from, int to, CancellationToken token)
    {
        StationaryPointStore store = session.Store;
        CheckMinimum(store, from);
        CheckMinimum(store, to);
        LandscapeNetwork network = LandscapeNetwork.Of(store);
        IReadOnlyList<PathStep> steps = (from == to ? LoopOf(network, from) : network.MinimaxPath(from, to))
            ?? throw new InputException(from == to
                ? $"{store.Path} holds no transition state between two copies of minimum {from}, expected one: 'landscape connect {store.Path} {from} {from}' looks for it"
                : $"{store.Path}: minima {from} and {to} are not connected, expected a path: 'landscape connect {store.Path} {from} {to}' looks for one");
        if (parsed.GetValue(_csv) is not null || parsed.GetValue(_picture) is not null)
        {
            WriteProfile(parsed, session, DiscretePathProfile.Of(store, session.Potential, session.Options, steps, session.Threads, token));
        }

        Print(parsed, store, steps);
    }

    // The lowest transition state that joins a minimum with its own image.
    private static IReadOnlyList<PathStep>? LoopOf(LandscapeNetwork network, int minimum)
    {
        NetworkSaddle? saddle = network.Saddles.FirstOrDefault(saddle => saddle.FirstSide.Contains(minimum) && saddle.SecondSide.Contains(minimum));
        return saddle is null ? null : [new PathStep(minimum, saddle.Id, minimum)];
    }

    private void Print(ParseResult parsed, StationaryPointStore store, IReadOnlyList<PathStep> steps)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        double highest = steps.Max(step => store.TransitionStates[step.TransitionState - 1].Energy);
        if (parsed.GetValue(Json))
        {
            JsonDocumentWriter.Print(output, json =>
            {
                json.WriteStartObject();
                json.Number("highest", highest);
                json.WriteStartArray("steps");
                foreach (PathStep step in steps)
                {
                    json.WriteStartObject();
                    json.WriteNumber("from", step.From);
                    json.Number("fromEnergy", store.Minima[step.From - 1].Energy);
                    json.WriteNumber("transitionState", step.TransitionState);
                    json.Number("transitionStateEnergy", store.TransitionStates[step.TransitionState - 1].Energy);
                    json.WriteNumber("to", step.To);
                    json.Number("toEnergy", store.Minima[step.To - 1].Energy);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return;
        }

        TextTable table = TextTable.Create("kind", "id", "energy", "above the start");
        double start = store.Minima[steps[0].From - 1].Energy;
        table.Row("minimum", Numbers.Whole(steps[0].From), Numbers.Energy(start), Numbers.Short(0));
        foreach (PathStep step in steps)
        {
            double saddle = store.TransitionStates[step.TransitionState - 1].Energy, end = store.Minima[step.To - 1].Energy;
            table.Row("ts", Numbers.Whole(step.TransitionState), Numbers.Energy(saddle), Numbers.Short(saddle - start));
            table.Row("minimum", Numbers.Whole(step.To), Numbers.Energy(end), Numbers.Short(end - start));
        }

        TextTable.Print(output, table);
    }

    private void WriteProfile(ParseResult parsed, LandscapeSession session, DiscretePathProfile profile)
    {
        if (parsed.GetValue(_csv) is { } csv)
        {
            var text = new StringBuilder("s,energy,kind,id\n");
            foreach (ProfilePoint point in profile.Points)
            {
                string kind = point.Kind switch { StationaryPointKind.Minimum => "minimum", null => string.Empty, _ => "ts" };
                text.Append(CultureInfo.InvariantCulture, $"{point.ArcLength:R},{point.Energy:R},{kind},{point.Id}\n");
            }

            AtomicTextFile.Write(csv, text.ToString());
        }

        if (parsed.GetValue(_picture) is { } picture)
        {
            PathProfilePicture.Draw(
                [.. profile.Points.Select(point => point.ArcLength)],
                [.. profile.Points.Select(point => point.Energy)],
                [.. profile.Points.Where(point => point.Kind is not null).Select(point =>
                    new PathMark(point.ArcLength, point.Energy, point.Kind == StationaryPointKind.TransitionState, Numbers.Whole(point.Id!.Value)))],
                _size.Of(parsed, new PathProfilePictureOptions { EnergyTitle = TreeCommand.EnergyNameOf(session) })).Save(picture);
        }
    }
}
