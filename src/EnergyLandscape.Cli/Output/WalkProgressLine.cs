using System.Globalization;
using EnergyLandscape.Cli.Commands;

namespace EnergyLandscape.Cli.Output;

/// <summary>Shows the progress of walks.</summary>
internal sealed class WalkProgressLine(TextWriter error, ProgressStyle style, int walks, int steps) : RenewedLine(error, style)
{
    private int _first = -1;

    /// <summary>Reports that so many walks are done, those of earlier runs included.</summary>
    public void Report(int done)
    {
        _first = _first < 0 ? done - 1 : _first;
        double perSecond = (done - _first) * (double)steps / Elapsed.TotalSeconds, left = (walks - done) * (double)steps / perSecond;
        Show(
            () => new { walks = done, of = walks, samplesPerSecond = Math.Round(perSecond), secondsLeft = Math.Round(left, 1) },
            () => string.Create(CultureInfo.InvariantCulture, $"{done} of {walks} walks ({perSecond:F0} samples/s), {left:F0} s left"));
    }
}
