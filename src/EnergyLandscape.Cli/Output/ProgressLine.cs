using System.Globalization;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Cli.Output;

/// <summary>Shows an exploration's progress.</summary>
internal sealed class ProgressLine(TextWriter error, ProgressStyle style, long patience) : RenewedLine(error, style), IProgress<ExplorationProgress>
{
    public void Report(ExplorationProgress value) => Show(
        () => new { searches = value.Searches, minima = value.Minima, transitionStates = value.TransitionStates, components = value.Components, sinceNews = value.SinceNews, patience, perSecond = Math.Round(value.PerSecond, 1) },
        () => string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Searches} searches ({value.PerSecond:F0}/s), {value.Minima} minima, {value.TransitionStates} transition states, {Parts(value.Components)}{value.SinceNews} of at least {patience} searches without news"));

    private static string Parts(int components) => components > 1 ? string.Create(CultureInfo.InvariantCulture, $"{components} unconnected parts, ") : string.Empty;
}
