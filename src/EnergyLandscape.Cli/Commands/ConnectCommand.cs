using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape connect`: the missing-connection loop for one pair of minima, as OPTIM's NEWCONNECT, or for all that are not connected, as PATHSAMPLE's CONNECTUNC.</summary>
internal static class ConnectCommand
{
    private const int DefaultMaxBands = 256;

    public static Command Create()
    {
        var command = new Verb(
            "connect",
            "Connects two minima by doubly-nudged elastic bands and eigenvector-following (as OPTIM's NEWCONNECT) and shows the path; with A = B it joins two copies of one minimum. With --unconnected it joins the lowest minima to each other (as PATHSAMPLE's CONNECTUNC).",
            "  landscape connect xor.db 1 4\n  landscape connect xor.db 1 4 --csv profile.csv -o profile.svg\n  landscape connect big.db --unconnected --lowest 2000 --max-seconds 600");
        Argument<string> database = CommonOptions.Database();
        Argument<int> from = CommonOptions.Minimum("A"), to = CommonOptions.Minimum("B");
        from.Arity = to.Arity = ArgumentArity.ZeroOrOne;
        var maxBands = new Option<int?>("--max-bands") { HelpName = "N", Description = FormattableString.Invariant($"Most elastic bands; with --unconnected, from each minimum. Default: {DefaultMaxBands}, and {UnconnectedOptions.DefaultMaxBands} with --unconnected.") };
        var budget = new BudgetOptions();
        Option<ProgressStyle> progress = CommonOptions.Progress();
        var unconnected = new UnconnectedOptions();
        var output = new PathOutput();
        command.Arguments.Add(database);
        command.Arguments.Add(from);
        command.Arguments.Add(to);
        command.Options.Add(maxBands);
        unconnected.AddTo(command);
        foreach (Option option in budget.All)
        {
            command.Options.Add(option);
        }

        command.Options.Add(progress);
        output.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            ExplorationBudget allowed = budget.Of(parsed);
            int? bands = parsed.GetValue(maxBands);
            BudgetOptions.Require(bands is null or > 0, maxBands.Name, bands ?? 0, "a positive whole number");
            bool hasFrom = parsed.GetResult(from) is { Tokens.Count: > 0 }, hasTo = parsed.GetResult(to) is { Tokens.Count: > 0 };
            if (unconnected.IsAsked(parsed))
            {
                unconnected.Check(parsed, hasFrom, output.OfPath);
                using LandscapeSession all = LandscapeSession.Open(parsed.GetValue(database)!, budget.Threads(parsed));
                return Task.FromResult(unconnected.Join(parsed, all, bands, allowed, parsed.GetValue(progress), parsed.GetValue(output.Json), token));
            }

            unconnected.RefuseAlone(parsed);
            if (!hasFrom || !hasTo)
            {
                throw new InputException($"landscape connect {parsed.GetValue(database)} names no two minima, expected A and B, or --unconnected for all that are not connected");
            }

            output.Check(parsed);
            using LandscapeSession session = LandscapeSession.Open(parsed.GetValue(database)!, budget.Threads(parsed));
            int a = parsed.GetValue(from), b = parsed.GetValue(to);
            PathOutput.CheckMinimum(session.Store, a);
            PathOutput.CheckMinimum(session.Store, b);
            var strategy = new ConnectionStrategy(a, b, bands ?? DefaultMaxBands, new PairSelection(session.Potential.Symmetry));
            ExplorationEnd end = session.Explore(
                strategy, allowed, parsed.GetValue(progress), parsed.InvocationConfiguration.Error, token,
                connection: FormattableString.Invariant($"{a} {b}{(bands is null ? string.Empty : $" --max-bands {bands}")}"));
            if (end.Kind == ExplorationEndKind.Cancelled)
            {
                return Task.FromResult(ExitCode.Cancelled);
            }

            if (!ConnectionStrategy.AreConnected(session.Store, a, b))
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
