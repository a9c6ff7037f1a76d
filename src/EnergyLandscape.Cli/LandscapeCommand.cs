using System.CommandLine;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli;

/// <summary>The `landscape` command: verbs, and what the process says when something goes wrong.</summary>
internal static class LandscapeCommand
{
    /// <summary>Parses and runs a command line.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(
            "Maps energy and loss landscapes: minima, transition states, the paths between them, and their disconnectivity graphs.\n\nExamples:\n"
            + "  landscape explore examples/xor/xor.toml\n  landscape list minima xor.db\n  landscape tree xor.db -o xor.pdf")
        {
            MinimaCommand.Create(),
            ExploreCommand.Create(),
            ConnectCommand.Create(),
            PathCommand.Create(),
            TreeCommand.Create(),
            ListCommand.Create(),
            InfoCommand.Create(),
            CheckCommand.Create(),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError problem in parsed.Errors)
            {
                await error.WriteLineAsync($"landscape: {problem.Message.TrimEnd('.')}; 'landscape {parsed.CommandResult.Command.Name} --help' shows what is expected".Replace("landscape landscape", "landscape", StringComparison.Ordinal)).ConfigureAwait(false);
            }

            return ExitCode.Input;
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(60),
            Output = output,
            Error = error,
        };
        try
        {
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
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
    }

    private static bool IsClosedPipe(IOException problem) => problem.Message.Contains("Broken pipe", StringComparison.Ordinal);
}
