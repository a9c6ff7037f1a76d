namespace EnergyLandscape.PathSample.Limits;

/// <summary>A stationary point on its way to vanishing regularisation.</summary>
/// <param name="Lambda">λ.</param>
/// <param name="Energy">E = loss + λ·S at the point.</param>
/// <param name="Coordinates">The point.</param>
/// <param name="Norm">|x| over all coordinates.</param>
/// <param name="Growth">d|x|/d ln(1/λ) along the curve; 0 where x = 0.</param>
/// <param name="SquareSum">S, the sum of squares that λ multiplies: dE/dλ along the curve (envelope theorem).</param>
/// <param name="SquareSumGrowth">dS/d ln(1/λ) along the curve.</param>
/// <param name="Eigenvalues">Eigenvalues of the Hessian without its separable directions, ascending.</param>
/// <param name="Index">Number of negative ones.</param>
/// <param name="Precision">Length of the Newton step that remains.</param>
/// <param name="IsVerified">Whether the point was verified as a database verifies its own, with tolerances relative to λ; null when it was not tried.</param>
public sealed record LimitPoint(
    double Lambda, double Energy, ReadOnlyMemory<double> Coordinates, double Norm, double Growth, double SquareSum, double SquareSumGrowth,
    ReadOnlyMemory<double> Eigenvalues, int Index, double Precision, bool? IsVerified)
{
    /// <summary>The loss without its regularisation.</summary>
    public double Loss => Energy - (Lambda * SquareSum);

    /// <summary>ln λ as the follower counts it: that of the rounded λ may lie on the other side of a target.</summary>
    internal double LogLambda { get; init; } = Math.Log(Lambda);

    /// <summary>The eigenvalue that is nearest to zero.</summary>
    internal double Softest
    {
        get
        {
            double softest = double.PositiveInfinity;
            foreach (double value in Eigenvalues.Span)
            {
                softest = Math.Abs(value) < Math.Abs(softest) ? value : softest;
            }

            return softest;
        }
    }
}
