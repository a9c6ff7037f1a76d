using System.Text.Json;
using EnergyLandscape.Cli;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples;

/// <summary>Runs verbs of the command `landscape` and reads what they print.</summary>
internal static class Verb
{
    /// <summary>Runs a verb and gives its JSON.</summary>
    /// <param name="token">Cancels it.</param>
    /// <param name="arguments">The command line after `landscape`; --json and --progress none are added.</param>
    public static async Task<JsonElement> Json(CancellationToken token, params string[] arguments)
    {
        using var output = new StringWriter();
        await Run([.. arguments, "--json"], output, token);
        using JsonDocument document = JsonDocument.Parse(output.ToString());
        return document.RootElement.Clone();
    }

    /// <summary>Runs a verb that prints nothing of interest.</summary>
    /// <param name="token">Cancels it.</param>
    /// <param name="arguments">The command line after `landscape`.</param>
    public static Task Run(CancellationToken token, params string[] arguments) => Run(arguments, TextWriter.Null, token);

    /// <summary>Runs a verb that may find nothing.</summary>
    /// <param name="token">Cancels it.</param>
    /// <param name="arguments">The command line after `landscape`.</param>
    public static Task Try(CancellationToken token, params string[] arguments) => Run(arguments, TextWriter.Null, token, ExitCode.NothingConverged);

    private static async Task Run(string[] arguments, TextWriter output, CancellationToken token, int allowed = ExitCode.Success)
    {
        Console.WriteLine("landscape " + string.Join(' ', arguments));
        int code = await LandscapeCommand.Run(arguments, output, Console.Error, token);
        if (code == ExitCode.Cancelled)
        {
            throw new OperationCanceledException(token);
        }

        if (code != ExitCode.Success && code != allowed)
        {
            throw new InputException($"landscape {string.Join(' ', arguments)} ended with exit code {code}");
        }
    }
}
