using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Commands;

namespace EnergyLandscape.Cli.Output;

/// <summary>Shows the progress of walks: one line that renews itself on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class WalkProgressLine(TextWriter error, ProgressStyle style, int walks, int steps)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _renews = style == ProgressStyle.Auto && !Console.IsErrorRedirected;
    private TimeSpan _next = TimeSpan.FromSeconds(style == ProgressStyle.Auto && !Console.IsErrorRedirected ? 0.2 : 2);
    private int _first = -1;
    private bool _hasLine;

    /// <summary>Reports that so many walks are done, those of earlier runs included.</summary>
    public void Report(int done)
    {
        _first = _first < 0 ? done - 1 : _first;
        if (style == ProgressStyle.None || _clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + TimeSpan.FromSeconds(_renews ? 0.2 : 5);
        double perSecond = (done - _first) * (double)steps / _clock.Elapsed.TotalSeconds;
        double left = (walks - done) * (double)steps / perSecond;
        if (style == ProgressStyle.Json)
        {
            error.WriteLine(JsonSerializer.Serialize(new { walks = done, of = walks, samplesPerSecond = Math.Round(perSecond), secondsLeft = Math.Round(left, 1) }));
            return;
        }

        string text = string.Create(CultureInfo.InvariantCulture, $"{done} of {walks} walks ({perSecond:F0} samples/s), {left:F0} s left");
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
