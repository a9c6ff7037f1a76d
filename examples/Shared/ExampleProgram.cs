using System.Runtime.InteropServices;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples;

/// <summary>What the programs among the examples have in common: Ctrl-C and SIGTERM, exit codes and the root of the repository.</summary>
internal static class ExampleProgram
{
    /// <summary>Root of the repository, or the working directory where the program stands outside of one.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs an example.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="run">The example; cancelled by Ctrl-C and by SIGTERM, as a Slurm job is at its limit.</param>
    /// <returns>0, or 2 with one sentence on stderr for bad input, or 130.</returns>
    public static async Task<int> Run(string name, Func<CancellationToken, Task> run)
    {
        using var cancelled = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel), terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancelled.Cancel();
        }

        try
        {
            await run(cancelled.Token);
            return 0;
        }
        catch (InputException problem)
        {
            await Console.Error.WriteLineAsync($"{name}: {problem.Message}");
            return 2;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{name}: cancelled; the same command goes on");
            return 130;
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EnergyLandscape.sln")))
            {
                return folder.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}
