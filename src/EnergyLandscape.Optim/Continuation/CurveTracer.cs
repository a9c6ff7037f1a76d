using EnergyLandscape.Numerics;

namespace EnergyLandscape.Optim;

/// <summary>Follows a curve step by step: along the tangent, then back onto the curve in the plane normal to it (pseudo-arclength
/// continuation, Keller 1977).</summary>
internal sealed class CurveTracer(CurveSystem system, ContinuationOptions options)
{
    private const double Tolerance = 1e-6;

    // A correction longer than this part of the step may have reached another curve.
    private const double Reach = 0.3;

    // Steps that turn less than this may grow.
    private const double StraightCosine = 0.98;

    /// <summary>Steps along a curve, while the caller takes them and the step stays long enough.</summary>
    public IEnumerable<CurveStep> Steps(CurvePoint start)
    {
        CurvePoint from = start;
        double length = options.FirstStep;
        while (length >= options.SmallestStep)
        {
            CurvePoint? to = Advance(from, length, length);
            double cosine = to is null ? 0 : VectorMath.Dot(from.Tangent, to.Tangent);
            if (cosine < options.LeastCosine)
            {
                length *= to is null ? 0.25 : 0.5;
                continue;
            }

            yield return new CurveStep(from, to!, length);
            from = to!;
            length = cosine > StraightCosine && to!.Iterations <= 4 ? Math.Min(2 * length, options.LargestStep) : length;
        }
    }

    /// <summary>The point within a step where a function of the curve vanishes that has different signs at the ends of the step (regula
    /// falsi, Illinois rule: Dowell and Jarratt 1971, doi:10.1007/BF01934364).</summary>
    /// <param name="step">The step.</param>
    /// <param name="function">Of the latest point that the system has corrected.</param>
    /// <param name="atStart">The function at the start of the step.</param>
    /// <param name="atEnd">The function at its end.</param>
    /// <param name="tolerance">Value of the function that is close enough to zero.</param>
    /// <returns>The closest point; null when there was none.</returns>
    public CurvePoint? Locate(CurveStep step, Func<CurvePoint, double> function, double atStart, double atEnd, double tolerance)
    {
        const int most = 12;
        double low = 0, high = step.Length;
        CurvePoint? best = null;
        for (int iteration = 0; iteration < most; iteration++)
        {
            double middle = ((low * atEnd) - (high * atStart)) / (atEnd - atStart);
            if (Advance(step.From, middle, step.Length) is not { } point)
            {
                return best;
            }

            best = point;
            double value = function(point);
            if (Math.Abs(value) <= tolerance)
            {
                return best;
            }

            if (value * atEnd < 0)
            {
                (low, atStart) = (high, atEnd);
            }
            else
            {
                atStart /= 2;
            }

            (high, atEnd) = (middle, value);
        }

        return best;
    }

    private CurvePoint? Advance(CurvePoint from, double length, double scale)
    {
        double[] guess = [.. from.U];
        VectorMath.Axpy(length, from.Tangent, guess);
        return system.Correct(guess, from.Tangent, Math.Min(Tolerance, 0.01 * scale), Reach * scale);
    }
}
