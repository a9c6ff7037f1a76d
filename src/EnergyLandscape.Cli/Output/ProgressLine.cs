using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Cli.Output;

/// <summary>Shows an exploration's progress: one line that renews itself on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class ProgressLine(TextWriter error, ProgressStyle style, long patience) : IProgress<ExplorationProgress>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _renews = style == ProgressStyle.Auto && !Console.IsErrorRedirected;
    private TimeSpan _next = TimeSpan.FromSeconds(style == ProgressStyle.Auto && !Console.IsErrorRedirected ? 0.2 : 2);
    private bool _hasLine;

    public void Report(ExplorationProgress value)
    {
        if (style == ProgressStyle.None || _clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + TimeSpan.FromSeconds(_renews ? 0.2 : 5);
        if (style == ProgressStyle.Json)
        {
            error.WriteLine(JsonSerializer.Serialize(new
            {
                searches = value.Searches, minima = value.Minima, transitionStates = value.TransitionStates, sinceNews = value.SinceNews, patience, perSecond = Math.Round(value.PerSecond, 1),
            }));
            return;
        }

        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Searches} searches ({value.PerSecond:F0}/s), {value.Minima} minima, {value.TransitionStates} transition states, {value.SinceNews} of at least {patience} searches without news");
        if (_renews)
        {
            error.Write("\r\u001b[K" + text);
            _hasLine = true;
        }
        else
        {
            error.WriteLine(text);
        }
    }

    /// <summary>Removes the line that renews itself, so that results start on a clean one.</summary>
    public void Clear()
    {
        if (_hasLine)
        {
            error.Write("\r\u001b[K");
        }
    }
}
