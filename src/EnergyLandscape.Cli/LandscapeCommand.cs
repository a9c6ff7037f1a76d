using System.CommandLine;
using System.CommandLine.Help;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli;

/// <summary>The `landscape` command: verbs, and what the process says when something goes wrong.</summary>
internal static class LandscapeCommand
{
    private const string Examples = "  landscape explore examples/xor/xor.toml\n  landscape list minima xor.db\n  landscape tree xor.db -o xor.pdf";

    /// <summary>Parses and runs a command line.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error, CancellationToken token = default)
    {
        var root = new RootCommand("Maps energy and loss landscapes: minima, transition states, the paths between them, and their disconnectivity graphs.")
        {
            MinimaCommand.Create(),
            ExploreCommand.Create(),
            ConnectCommand.Create(),
            PathCommand.Create(),
            TreeCommand.Create(),
            PanelsCommand.Create(),
            BarcodeCommand.Create(),
            DistanceCommand.Create(),
            CounterpartsCommand.Create(),
            LimitCommand.Create(),
            ListCommand.Create(),
            InfoCommand.Create(),
            AnalyseCommand.Create(),
            DiagramCommand.Create(),
            BasinsCommand.Create(),
            ReportCommand.Create(),
            CheckCommand.Create(),
            DataCommand.Create(),
            StagnationCommand.Create(),
            MeasuresCommand.Create(),
            WalkCommand.Create(),
            CloudCommand.Create(),
            CompareCommand.Create(),
            AttractorsCommand.Create(),
            CurvatureCommand.Create(),
            AccuracyCommand.Create(),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, Examples);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string sentence in ParseProblems.Of(parsed))
            {
                await error.WriteLineAsync("landscape: " + sentence).ConfigureAwait(false);
            }

            return ExitCode.Input;
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Program cancels: the library throws at a second signal.
            Output = output,
            Error = error,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, token).ConfigureAwait(false);
        }
        catch (InputException problem)
        {
            await error.WriteLineAsync("landscape: " + problem.Message).ConfigureAwait(false);
            return ExitCode.Input;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("landscape: cancelled").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
        catch (IOException problem) when (IsClosedPipe(problem))
        {
            // The reader of a pipe, such as head, has seen enough.
            return ExitCode.Success;
        }
        catch (Exception bug)
        {
            await error.WriteLineAsync($"landscape: a bug, please report it with the command line and this text:\n{bug}").ConfigureAwait(false);
            return ExitCode.Bug;
        }
    }

    private static bool IsClosedPipe(IOException problem) => problem.Message.Contains("Broken pipe", StringComparison.Ordinal);
}
