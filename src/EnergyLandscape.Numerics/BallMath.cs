namespace EnergyLandscape.Numerics;

/// <summary>Exponential, tanh and logistic function of <see cref="Ball"/>s, from series with bounded remainders; no library function
/// is trusted.</summary>
public static class BallMath
{
    private const int Terms = 14;
    private const int Doublings = 4;
    private const double LargestExponent = 700;

    // ln 2 to 106 bits; the third double of its expansion is 5.7e-34.
    private static readonly Ball Ln2 = Ball.FromParts(0.6931471805599453, 2.3190468138462996e-17, 6e-34);

    // 1/j!
    private static readonly Ball[] Coefficients = InverseFactorials();

    /// <summary>eˣ.</summary>
    /// <param name="x">Exponent; unbounded results for exponents above 700 and radii above 1.</param>
    public static Ball Exp(Ball x)
    {
        if (!(Math.Abs(x.High) <= LargestExponent) || !(x.Radius <= 1))
        {
            // Below −699 the exponential is positive and less than 1e-303.
            return x.High < 0 && x.High + x.Radius < -LargestExponent + 1 ? Ball.Around(0, 1e-303) : Ball.Unbounded;
        }

        (Ball small, int powerOfTwo) = Reduced(x.Midpoint);
        return Spread((small + 1).Scaled(powerOfTwo), x.Radius);
    }

    /// <summary>eˣ − 1, with relative accuracy near zero.</summary>
    /// <inheritdoc cref="Exp" path="/param"/>
    public static Ball ExpMinusOne(Ball x)
    {
        if (!(Math.Abs(x.High) < 0.5) || !(x.Radius <= 1))
        {
            return Exp(x) - 1;
        }

        (Ball small, int powerOfTwo) = Reduced(x.Midpoint);
        Ball value = powerOfTwo == 0 ? small : (small + 1).Scaled(powerOfTwo) - 1;
        return value.Widened(SpreadOf((value + 1).Magnitude, x.Radius));
    }

    /// <summary>tanh x.</summary>
    /// <param name="x">Argument.</param>
    public static Ball Tanh(Ball x)
    {
        if (!x.IsBounded)
        {
            return Ball.Unbounded;
        }

        Ball size = x.High < 0 ? -x.Midpoint : x.Midpoint;
        Ball e = ExpMinusOne(-2 * size);
        Ball value = e / (-2 - e);
        return (x.High < 0 ? -value : value).Widened(x.Radius); // the slope is at most 1
    }

    /// <summary>1/(1 + e⁻ˣ).</summary>
    /// <param name="x">Argument.</param>
    public static Ball Logistic(Ball x)
    {
        if (!x.IsBounded)
        {
            return Ball.Unbounded;
        }

        Ball e = Exp(x.High < 0 ? x.Midpoint : -x.Midpoint);
        Ball value = (x.High < 0 ? e : 1) / (1 + e);
        return value.Widened(0.25 * x.Radius); // the slope is at most 1/4
    }

    // e^x = (1 + small)·2^power. The series of e^s − 1 with s = (x − power·ln 2)/16, |s| < 0.022, breaks off after s¹⁴/14!; the rest is below
    // 2·|s|¹⁵/15!. Then four times e^2s − 1 = (e^s − 1)(e^s − 1 + 2).
    private static (Ball Small, int PowerOfTwo) Reduced(Ball x)
    {
        int power = (int)Math.Round(x.High / Ln2.High);
        Ball s = (power == 0 ? x : x - (power * Ln2)).Scaled(-Doublings);
        Ball sum = Coefficients[Terms];
        for (int j = Terms - 1; j >= 1; j--)
        {
            sum = (sum * s) + Coefficients[j];
        }

        double rest = s.Magnitude;
        for (int j = 2; j <= Terms + 1; j++)
        {
            rest *= s.Magnitude / j;
        }

        Ball small = (sum * s).Widened(2.1 * rest);
        for (int k = 0; k < Doublings; k++)
        {
            small *= small + 2;
        }

        return (small, power);
    }

    private static Ball Spread(Ball value, double radius) => value.Widened(SpreadOf(value.Magnitude, radius));

    // |e^(m+t) − e^m| ≤ e^m (e^ρ − 1) ≤ e^m (ρ + ρ²) for |t| ≤ ρ ≤ 1.
    private static double SpreadOf(double magnitude, double radius) => magnitude * (radius + (radius * radius)) * (1 + 1e-14);

    private static Ball[] InverseFactorials()
    {
        var values = new Ball[Terms + 1];
        values[0] = 1;
        for (int j = 1; j <= Terms; j++)
        {
            values[j] = values[j - 1] / j;
        }

        return values;
    }
}
