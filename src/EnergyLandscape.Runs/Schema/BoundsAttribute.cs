using System.Globalization;

namespace EnergyLandscape.Runs;

/// <summary>The values that a number, or each number of a list, may have.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundsAttribute : Attribute
{
    /// <summary>Smallest value allowed.</summary>
    public double AtLeast { get; init; } = double.NegativeInfinity;

    /// <summary>Value that has to be exceeded.</summary>
    public double Above { get; init; } = double.NegativeInfinity;

    /// <summary>Value that must not be reached.</summary>
    public double Below { get; init; } = double.PositiveInfinity;

    /// <summary>Largest value allowed.</summary>
    public double AtMost { get; init; } = double.PositiveInfinity;

    /// <summary>Whether a value is allowed.</summary>
    public bool Allow(double value) => value >= AtLeast && value <= AtMost
        && (double.IsNegativeInfinity(Above) || value > Above) && (double.IsPositiveInfinity(Below) || value < Below);

    /// <summary>Words after "a number", such as " of at least 1"; empty without bounds.</summary>
    public string Words()
    {
        List<string> parts = [];
        if (!double.IsNegativeInfinity(AtLeast))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"of at least {AtLeast}"));
        }

        if (!double.IsNegativeInfinity(Above))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"greater than {Above}"));
        }

        if (!double.IsPositiveInfinity(AtMost))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"at most {AtMost}"));
        }

        if (!double.IsPositiveInfinity(Below))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"less than {Below}"));
        }

        return parts.Count == 0 ? string.Empty : " " + string.Join(" and ", parts);
    }
}
