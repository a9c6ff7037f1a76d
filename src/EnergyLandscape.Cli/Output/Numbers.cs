using System.Globalization;

namespace EnergyLandscape.Cli.Output;

/// <summary>Numbers as tables show them.</summary>
internal static class Numbers
{
    public static string Energy(double value) => value.ToString("F15", CultureInfo.InvariantCulture);

    public static string Short(double value) => value.ToString("0.###e+0", CultureInfo.InvariantCulture);

    /// <summary>Two digits, never below the value: a bound stays a bound.</summary>
    public static string ShortUp(double value)
    {
        string text = value.ToString("0.#e+0", CultureInfo.InvariantCulture);
        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        for (int k = 1; double.Parse(text, CultureInfo.InvariantCulture) < value; k++)
        {
            text = (value + (k * 0.5 * unit)).ToString("0.#e+0", CultureInfo.InvariantCulture);
        }

        return text;
    }

    public static string Fixed(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
