using System.Globalization;

namespace EnergyLandscape.Cli.Output;

/// <summary>Numbers as tables show them.</summary>
internal static class Numbers
{
    public static string Energy(double value) => value.ToString("F15", CultureInfo.InvariantCulture);

    public static string Short(double value) => value.ToString("0.###e+0", CultureInfo.InvariantCulture);

    public static string Fixed(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
