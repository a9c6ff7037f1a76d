using System.Globalization;

namespace EnergyLandscape.Rendering.Pictures;

/// <summary>Round numbers for scale bars and ticks, and how they are written in a figure.</summary>
internal static class Numbers
{
    /// <summary>The largest of 1, 2 or 5 times a power of ten that is not above a positive length.</summary>
    public static double NiceAtMost(double length)
    {
        double power = PowerOfTen((int)Math.Floor(Math.Log10(length)));
        double tolerance = length * (1 + 1e-9);
        foreach (double mantissa in (double[])[10, 5, 2, 1])
        {
            if (mantissa * power <= tolerance)
            {
                return Rounded(mantissa * power);
            }
        }

        return Rounded(power / 2);
    }

    /// <summary>Round ticks inside a range, about as many as asked.</summary>
    public static (double Step, double[] Values) Ticks(double low, double high, int about)
    {
        if (!(high > low))
        {
            return (0, [low]);
        }

        double step = NiceAtMost((high - low) / Math.Max(about, 1) * 2);
        var values = new List<double>();
        double first = Math.Ceiling((low / step) - 1e-9);
        for (double k = first; k * step <= high + (1e-9 * step) && values.Count < 1000; k++)
        {
            values.Add((k * step) + 0.0);   // no −0
        }

        return (step, values.ToArray());
    }

    /// <summary>A round length or energy as text: 0.02, 5×10⁻⁶, −3.</summary>
    public static string Text(double value, double step)
    {
        double size = Math.Max(Math.Abs(value), Math.Abs(step));
        if (size == 0)
        {
            return "0";
        }

        int stepPower = (int)Math.Floor(Math.Log10(Math.Abs(step == 0 ? value : step)) + 1e-9);
        int power = (int)Math.Floor(Math.Log10(size) + 1e-9);
        if (power is >= -4 and < 6 && stepPower >= -15)
        {
            return Signed(value.ToString("F" + Math.Max(0, -stepPower).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        }

        if (value == 0)
        {
            return "0";
        }

        power = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);
        string mantissa = (value / PowerOfTen(power)).ToString("F" + Math.Max(0, Math.Min(15, power - stepPower)).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Signed(mantissa) + "×10" + Superscript(power);
    }

    public static string Superscript(int value) => string.Concat(value.ToString(CultureInfo.InvariantCulture)
        .Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    private static string Signed(string number) => number.Replace('-', '\u2212');

    private static double PowerOfTen(int power) => double.Parse("1e" + power.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Rounded(double value) => double.Parse(value.ToString("E6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
