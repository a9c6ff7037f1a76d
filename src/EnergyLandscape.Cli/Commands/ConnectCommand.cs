using System.CommandLine;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape connect`: the missing-connection loop for one pair of minima, as OPTIM's NEWCONNECT.</summary>
internal static class ConnectCommand
{
    private const int DefaultMaxBands = 256;

    public static Command Create()
    {
        var command = new Verb(
            "connect",
            "Connects two minima by doubly-nudged elastic bands and eigenvector-following (as OPTIM's NEWCONNECT) and shows the path; with A = B it joins two copies of one minimum.",
            "  landscape connect xor.db 1 4\n  landscape connect xor.db 1 4 --csv profile.csv -o profile.svg");
        Argument<string> database = CommonOptions.Database();
        Argument<int> from = CommonOptions.Minimum("A"), to = CommonOptions.Minimum("B");
        var maxBands = new Option<int>("--max-bands") { Description = "Most elastic bands.", DefaultValueFactory = _ => DefaultMaxBands };
        Option<ProgressStyle> progress = CommonOptions.Progress();
        var output = new PathOutput();
        command.Arguments.Add(database);
        command.Arguments.Add(from);
        command.Arguments.Add(to);
        command.Options.Add(maxBands);
        command.Options.Add(progress);
        output.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            output.Check(parsed);
            if (parsed.GetValue(maxBands) < 1)
            {
                throw new InputException($"--max-bands is {parsed.GetValue(maxBands)}, expected a positive whole number");
            }

            using LandscapeSession session = LandscapeSession.Open(parsed.GetValue(database)!);
            int a = parsed.GetValue(from), b = parsed.GetValue(to);
            PathOutput.CheckMinimum(session.Store, a);
            PathOutput.CheckMinimum(session.Store, b);
            var strategy = new ConnectionStrategy(a, b, parsed.GetValue(maxBands), new PairSelection(session.Potential.Symmetry));
            ExplorationEnd end = session.Explore(strategy, new ExplorationBudget(), parsed.GetValue(progress), parsed.InvocationConfiguration.Error, token);
            if (end.Kind == ExplorationEndKind.Cancelled)
            {
                return Task.FromResult(ExitCode.Cancelled);
            }

            if (!ConnectionStrategy.AreConnected(LandscapeNetwork.Of(session.Store), a, b))
            {
                parsed.InvocationConfiguration.Error.WriteLine("landscape: " + end.Reason);
                return Task.FromResult(ExitCode.NothingConverged);
            }

            output.Write(parsed, session, a, b, token);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
