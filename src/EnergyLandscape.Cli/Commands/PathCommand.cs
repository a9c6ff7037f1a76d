using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape path`: the path between two minima whose highest transition state is lowest.</summary>
internal static class PathCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "path", "Shows the lowest minimax path between two minima.", "  landscape path xor.db 1 4\n  landscape path xor.db 1 4 --csv profile.csv -o profile.svg");
        Argument<string> database = CommonOptions.Database();
        Argument<int> from = CommonOptions.Minimum("A"), to = CommonOptions.Minimum("B");
        var output = new PathOutput();
        command.Arguments.Add(database);
        command.Arguments.Add(from);
        command.Arguments.Add(to);
        output.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            output.Check(parsed);
            using LandscapeSession session = LandscapeSession.OpenForLookup(parsed.GetValue(database)!, DatabaseParts.Network);
            output.Write(parsed, session, parsed.GetValue(from), parsed.GetValue(to), token);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
