using System.Runtime.CompilerServices;

namespace EnergyLandscape.Numerics;

/// <summary>A real number known to lie within a radius of a double-double midpoint: |value − (High + Low)| ≤ Radius.</summary>
/// <remarks>
/// Midpoint-radius arithmetic (Johansson 2017, doi:10.1109/TC.2017.2690633): the result of every operation contains the exact results for
/// all numbers that its operands contain. Midpoints carry 106 bits. Their rounding errors follow Joldes, Muller and Popescu (2017,
/// doi:10.1145/3121432; proofs checked by machine: Muller and Rideau 2022, doi:10.1145/3484514): 3u² for AccurateDWPlusDW and 4u² for
/// DWTimesDW3, relative, u = 2⁻⁵³. Here 16u² is added to the radius. That absorbs the rounding of every radius together with the
/// factor 1 + 2⁻⁴⁸, and 2⁻⁹⁶⁰ absorbs underflow. A radius that is infinite or NaN says that nothing is known; tests that accept only on
/// a comparison that holds stay right.
/// </remarks>
public readonly record struct Ball
{
    private const double Relative = 16.0 / (1UL << 53) / (1UL << 53);
    private const double Inflation = 1 + (1.0 / (1UL << 48));

    // 2⁻⁹⁶⁰: an error term below 2⁻¹⁰²² loses at most 2⁻¹⁰⁷⁵ in each of some twenty operations.
    private const double Underflow = 1.0261342003245941E-289;

    private Ball(double high, double low, double radius)
    {
        High = high;
        Low = low;
        Radius = radius;
    }

    /// <summary>The midpoint rounded to a double.</summary>
    public double High { get; }

    /// <summary>The midpoint less <see cref="High"/>.</summary>
    public double Low { get; }

    /// <summary>Bound of the distance from the midpoint, zero or more.</summary>
    public double Radius { get; }

    /// <summary>Nothing is known.</summary>
    public static Ball Unbounded { get; } = new(0, 0, double.PositiveInfinity);

    /// <summary>Whether there is a bound.</summary>
    public bool IsBounded => double.IsFinite(High) && double.IsFinite(Low) && double.IsFinite(Radius);

    /// <summary>The midpoint alone, without a radius.</summary>
    public Ball Midpoint => new(High, Low, 0);

    /// <summary>Upper bound of the size of the numbers contained.</summary>
    public double Magnitude => (Math.Abs(High) + Math.Abs(Low) + Radius) * Inflation;

    /// <summary>Upper bound of the distance of the numbers contained from <see cref="High"/>.</summary>
    public double RadiusAboutHigh => (Math.Abs(Low) + Radius) * Inflation;

    /// <summary>Lower bound of the size of the numbers contained, zero when zero may be among them.</summary>
    public double Mignitude
    {
        get
        {
            double bound = Math.Abs(High) - ((Math.Abs(Low) + Radius + (Math.Abs(High) / (1UL << 48))) * Inflation);
            return bound > 0 ? bound : 0;
        }
    }

    /// <summary>The ball of a midpoint and a radius.</summary>
    /// <param name="midpoint">Midpoint.</param>
    /// <param name="radius">Radius, not negative.</param>
    public static Ball Around(double midpoint, double radius) =>
        radius >= 0 ? new(midpoint, 0, radius) : throw new ArgumentOutOfRangeException(nameof(radius), radius, "A radius is zero or positive.");

    /// <summary>The same midpoint with a larger radius.</summary>
    /// <param name="by">What is added to the radius, not negative.</param>
    public Ball Widened(double by) => new(High, Low, (Radius + by) * Inflation);

    /// <summary>A double, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Ball(double value) => new(value, 0, 0);

    /// <summary>The negative, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ball operator -(Ball x) => new(-x.High, -x.Low, x.Radius);

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ball operator +(Ball x, Ball y)
    {
        (double sum, double error) = TwoSum(x.High, y.High);
        (double lows, double lowError) = TwoSum(x.Low, y.Low);
        (sum, error) = FastTwoSum(sum, error + lows);
        (double high, double low) = FastTwoSum(sum, lowError + error);
        return new(high, low, (x.Radius + y.Radius + (Math.Abs(high) * Relative)) * Inflation);
    }

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ball operator -(Ball x, Ball y) => x + -y;

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ball operator *(Ball x, Ball y)
    {
        double product = x.High * y.High;
        double error = Math.FusedMultiplyAdd(x.High, y.High, -product);
        double cross = Math.FusedMultiplyAdd(x.High, y.Low, x.Low * y.Low);
        (double high, double low) = FastTwoSum(product, error + Math.FusedMultiplyAdd(x.Low, y.High, cross));
        double sizeX = Math.Abs(x.High) + Math.Abs(x.Low), sizeY = Math.Abs(y.High) + Math.Abs(y.Low);
        double radius = (sizeX * y.Radius) + (sizeY * x.Radius) + (x.Radius * y.Radius) + (Math.Abs(high) * Relative);
        return new(high, low, (radius * Inflation) + Underflow);
    }

    /// <summary>Quotient; unbounded when the divisor may be zero.</summary>
    public static Ball operator /(Ball x, Ball y)
    {
        double divisor = y.Mignitude;
        if (!(divisor > 0) || !double.IsFinite(x.High))
        {
            return Unbounded;
        }

        // For every number in x and y, x/y − q = (x − q·y)/y.
        double first = x.High / y.High;
        double second = (x.Midpoint - (first * y.Midpoint)).High / y.High;
        (double high, double low) = FastTwoSum(first, second);
        var quotient = new Ball(high, low, 0);
        return new(high, low, ((x - (quotient * y)).Magnitude / divisor * Inflation) + Underflow);
    }

    /// <summary>The product with a power of two.</summary>
    /// <param name="exponent">Exponent of the power.</param>
    public Ball Scaled(int exponent) => new(
        Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent), Math.ScaleB(Radius, exponent) + Underflow);

    /// <summary>Midpoint and radius.</summary>
    public override string ToString() => FormattableString.Invariant($"{High:R} + {Low:R} ± {Radius:R}");

    /// <summary>A ball from the two parts of a midpoint, |low| ≤ ulp(high)/2, and a radius.</summary>
    internal static Ball FromParts(double high, double low, double radius) => new(high, low, radius);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Sum, double Error) TwoSum(double a, double b)
    {
        double sum = a + b, shadow = sum - a;
        return (sum, (a - (sum - shadow)) + (b - shadow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Sum, double Error) FastTwoSum(double a, double b)
    {
        double sum = a + b;
        return (sum, b - (sum - a));
    }
}
