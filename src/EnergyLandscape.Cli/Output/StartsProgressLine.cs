using System.Globalization;
using EnergyLandscape.Cli.Commands;

namespace EnergyLandscape.Cli.Output;

/// <summary>Shows how many starts are done.</summary>
internal sealed class StartsProgressLine(TextWriter error, ProgressStyle style, int starts) : RenewedLine(error, style)
{
    /// <summary>Reports that so many starts are done.</summary>
    public void Report(int done)
    {
        double perSecond = done / Elapsed.TotalSeconds, left = (starts - done) / perSecond;
        Show(
            () => new { starts = done, of = starts, perSecond = Math.Round(perSecond, 1), secondsLeft = Math.Round(left, 1) },
            () => string.Create(CultureInfo.InvariantCulture, $"{done} of {starts} starts ({perSecond:F0}/s), {left:F0} s left"));
    }
}
