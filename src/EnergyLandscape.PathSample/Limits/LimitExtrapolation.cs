namespace EnergyLandscape.PathSample.Limits;

/// <summary>What a curve of stationary points says of λ → 0.</summary>
/// <remarks>
/// <para>dE/dλ = S along the curve (envelope theorem), so E(0) = E(λ) − ∫₀^λ S dλ. With u = ln(1/λ), partial integration gives the integral as
/// λ(S + dS/du + d²S/du² + …), exact after three terms where S is a polynomial of second degree in u, as for separable data, and an error of the order λ²
/// where S has a limit. Two terms are taken, both known from the point and its tangent. The error is an estimate, not a bound: the largest difference from the same
/// extrapolation from any recorded point of the last decade. The difference from a single one may be near a change of its sign.</para>
/// <para>The norm: g = d|x|/du ∝ λ^a is fitted over the last decade. a = 0 is growth as ln(1/λ), a slightly above 0 growth as a power or an iterated logarithm of it,
/// and a = 1, 1/2, 1/3 … an approach to a limit that is regular or degenerate.</para>
/// </remarks>
/// <param name="Energy">E(λ → 0), in the potential's units.</param>
/// <param name="Error">Estimated error: the largest difference from the extrapolations from the points of the last decade, at least the rounding of the energy.</param>
/// <param name="Norm">|x| at the smallest λ.</param>
/// <param name="Growth">d|x|/d ln(1/λ) there.</param>
/// <param name="Exponent">a; NaN without growth.</param>
/// <param name="Trend">Whether |x| has a limit.</param>
/// <param name="Vanishing">Eigenvalues of the Hessian (without separable directions) that vanish with λ: those that fell by more than √10 over the last decade.</param>
public sealed record LimitExtrapolation(double Energy, double Error, double Norm, double Growth, double Exponent, NormTrend Trend, int Vanishing)
{
    private const double MachineEpsilon = 2.220446049250313e-16;

    /// <summary>Extrapolates a curve.</summary>
    /// <param name="curve">A curve of at least one decade of λ.</param>
    /// <param name="options">Settings of the exponents.</param>
    /// <returns>The limit; null for a curve that does not reach the smallest λ, or is shorter than a decade.</returns>
    public static LimitExtrapolation? Of(LimitCurve curve, LimitOptions options)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(options);
        LimitPoint last = curve.Last;
        LimitPoint? above = curve.Points.LastOrDefault(point => point.Lambda >= 9.99 * last.Lambda);
        if (curve.End != LimitEnd.Reached || above is null)
        {
            return null;
        }

        double energy = EnergyAtZero(last), rounding = 4 * MachineEpsilon * Math.Abs(last.Energy);
        double error = Math.Max(rounding, curve.Points.Where(point => point.Lambda <= above.Lambda).Max(point => Math.Abs(energy - EnergyAtZero(point))));
        double exponent = Math.Log(Math.Abs(last.Growth / above.Growth)) / (last.LogLambda - above.LogLambda);
        return new LimitExtrapolation(energy, error, last.Norm, last.Growth, exponent, TrendOf(last, exponent, options), CountVanishing(last, above));
    }

    private static double EnergyAtZero(LimitPoint point) => point.Energy - (point.Lambda * (point.SquareSum + point.SquareSumGrowth));

    // A growth that rounding cannot tell from none is none.
    private static NormTrend TrendOf(LimitPoint last, double exponent, LimitOptions options) =>
        Math.Abs(last.Growth) <= 1e-9 * Math.Max(1, last.Norm) || exponent >= options.LeastFiniteExponent ? NormTrend.Finite
        : exponent <= options.LargestDivergentExponent && last.Growth > 0 ? NormTrend.Diverges
        : NormTrend.Undecided;

    private static int CountVanishing(LimitPoint last, LimitPoint above)
    {
        double[] now = Sizes(last), before = Sizes(above);
        return now.Where((value, i) => value * Math.Sqrt(10) < before[i] || value == 0).Count();
    }

    private static double[] Sizes(LimitPoint point) => [.. point.Eigenvalues.ToArray().Select(Math.Abs).Order()];
}
