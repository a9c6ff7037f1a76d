using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EnergyLandscape.Cli;

/// <summary>Ctrl-C and SIGTERM cancel; one more, a second or later after the first, ends the process at once.</summary>
/// <remarks>`timeout` and terminals may send one signal twice in a moment. Ending at once loses nothing that was committed.</remarks>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private long _first;

    public TerminationSignals() => _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Cancel))];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        long first = Interlocked.CompareExchange(ref _first, Stopwatch.GetTimestamp(), 0);
        if (first == 0)
        {
            _source.Cancel();
        }
        else if (Stopwatch.GetElapsedTime(first) > TimeSpan.FromSeconds(1))
        {
            Environment.Exit(ExitCode.Cancelled);
        }
    }
}
