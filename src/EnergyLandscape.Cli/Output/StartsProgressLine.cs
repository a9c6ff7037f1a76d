using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Commands;

namespace EnergyLandscape.Cli.Output;

/// <summary>Shows how many starts are done: one line that renews itself on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class StartsProgressLine(TextWriter error, ProgressStyle style, int starts)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _renews = style == ProgressStyle.Auto && !Console.IsErrorRedirected;
    private TimeSpan _next = TimeSpan.FromSeconds(style == ProgressStyle.Auto && !Console.IsErrorRedirected ? 0.2 : 2);
    private bool _hasLine;

    /// <summary>Reports that so many starts are done.</summary>
    public void Report(int done)
    {
        if (style == ProgressStyle.None || _clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + TimeSpan.FromSeconds(_renews ? 0.2 : 5);
        double perSecond = done / _clock.Elapsed.TotalSeconds, left = (starts - done) / perSecond;
        if (style == ProgressStyle.Json)
        {
            error.WriteLine(JsonSerializer.Serialize(new { starts = done, of = starts, perSecond = Math.Round(perSecond, 1), secondsLeft = Math.Round(left, 1) }));
            return;
        }

        string text = string.Create(CultureInfo.InvariantCulture, $"{done} of {starts} starts ({perSecond:F0}/s), {left:F0} s left");
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
