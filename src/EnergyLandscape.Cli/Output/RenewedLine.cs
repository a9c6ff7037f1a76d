using System.Diagnostics;
using System.Text.Json;
using EnergyLandscape.Cli.Commands;

namespace EnergyLandscape.Cli.Output;

/// <summary>A line of progress that renews itself on a terminal; elsewhere a line, or an object of JSON, every few seconds.</summary>
internal abstract class RenewedLine(TextWriter error, ProgressStyle style)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _renews = style == ProgressStyle.Auto && !Console.IsErrorRedirected;
    private TimeSpan _next = TimeSpan.FromSeconds(style == ProgressStyle.Auto && !Console.IsErrorRedirected ? 0.2 : 2);
    private bool _hasLine;

    /// <summary>Removes the line, so that results start on a clean one.</summary>
    public void Clear()
    {
        if (_hasLine)
        {
            error.Write("\r\u001b[K");
        }
    }

    /// <summary>Time since the work began.</summary>
    protected TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Shows what is given if it is time to.</summary>
    /// <param name="json">What an object of JSON has.</param>
    /// <param name="text">The line.</param>
    protected void Show(Func<object> json, Func<string> text)
    {
        if (style == ProgressStyle.None || _clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + TimeSpan.FromSeconds(_renews ? 0.2 : 5);
        if (style == ProgressStyle.Json)
        {
            error.WriteLine(JsonSerializer.Serialize(json()));
        }
        else if (_renews)
        {
            error.Write("\r\u001b[K" + text());
            _hasLine = true;
        }
        else
        {
            error.WriteLine(text());
        }
    }
}
