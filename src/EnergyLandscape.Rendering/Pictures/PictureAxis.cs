using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Rendering.Pictures;

/// <summary>The range of an axis and the spacing of its numbers.</summary>
/// <param name="Scale">Spacing.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; where it equals the lower one, all lies in the middle.</param>
public sealed record PictureAxis(PictureScale Scale, double Low, double High)
{
    private double Start => Place(Low);

    private double Length => Place(High) - Place(Low);

    /// <summary>Where a number lies: 0 at the lower end, 1 at the upper one, never outside.</summary>
    /// <param name="value">A number.</param>
    public double FractionOf(double value) =>
        Length > 0 ? value <= Low ? 0 : Math.Clamp((Place(value) - Start) / Length, 0, 1) : 0.5;

    /// <summary>Whether a number lies on the axis.</summary>
    /// <param name="value">A number.</param>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>Round numbers within the range and how they are written.</summary>
    /// <param name="about">How many there is room for.</param>
    internal IReadOnlyList<(double Value, string Text)> Ticks(int about)
    {
        if (!(High > Low))
        {
            return [(Low, Low.ToString("G3", CultureInfo.InvariantCulture))];
        }

        if (Scale == PictureScale.Logarithmic && Math.Log10(High / Low) >= 2)
        {
            return Decades(about);
        }

        // A narrow range may hold no number of one digit, and a short axis no two numbers of its spacing; one number tells no scale.
        IReadOnlyList<(double Value, string Text)> ticks = Scale == PictureScale.Linear ? Even(about) : Spread(about);
        for (int count = Math.Max(about, 2); ticks.Count < 2 && count < 100; count *= 2)
        {
            ticks = Even(count);
        }

        return ticks;
    }

    internal void Check(string name)
    {
        bool fits = double.IsFinite(Low) && double.IsFinite(High) && Low <= High && Scale switch
        {
            PictureScale.SquareRoot => Low >= 0,
            PictureScale.Logarithmic => Low > 0,
            _ => true,
        };
        if (!fits)
        {
            throw new InputException(FormattableString.Invariant(
                $"The {name} axis from {Low} to {High} can't be drawn; expected finite numbers in ascending order, not negative for square roots and positive for logarithms."));
        }
    }

    private List<(double Value, string Text)> Even(int about)
    {
        (double step, double[] values) = Numbers.Ticks(Low, High, about);
        return [.. values.Select(value => (value, Numbers.Text(value, step)))];
    }

    private List<(double Value, string Text)> Decades(int about)
    {
        int first = (int)Math.Ceiling(Math.Log10(Low) - 1e-9), last = (int)Math.Floor(Math.Log10(High) + 1e-9);
        int step = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)Math.Max(about, 2)));
        var ticks = new List<(double, string)>();
        for (int power = last - ((last - first) / step * step); power <= last; power += step)
        {
            ticks.Add((PowerOfTen(power), power is >= -2 and <= 3 && step == 1 ? PowerOfTen(power).ToString("G4", CultureInfo.InvariantCulture) : "10" + Numbers.Superscript(power)));
        }

        return ticks;
    }

    // From the upper end down, the next of 1, 2 or 5 times a power of ten that leaves room.
    private List<(double Value, string Text)> Spread(int about)
    {
        var ticks = new List<(double, string)>();
        double above = double.PositiveInfinity, gap = 0.8 / Math.Max(about, 1);
        double finest = PowerOfTen((int)Math.Floor(Math.Log10(High)) - 4);
        for (double power = PowerOfTen((int)Math.Floor(Math.Log10(High))); power >= finest; power = PowerOfTen((int)Math.Round(Math.Log10(power)) - 1))
        {
            foreach (double mantissa in (double[])[8, 6, 5, 4, 3, 2, 1])
            {
                double value = double.Parse((mantissa * power).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                double place = FractionOf(value);
                if (value <= High && value >= Low && above - place >= gap && (place >= gap || Scale == PictureScale.Logarithmic))
                {
                    ticks.Add((value, Numbers.Text(value, value)));
                    above = place;
                }
            }
        }

        if (Low == 0)
        {
            ticks.Add((0, "0"));
        }

        ticks.Reverse();
        return ticks;
    }

    private static double PowerOfTen(int power) => double.Parse("1e" + power.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private double Place(double value) => Scale switch
    {
        PictureScale.SquareRoot => Math.Sqrt(Math.Max(value, 0)),
        PictureScale.Logarithmic => Math.Log(value),
        _ => value,
    };
}
