using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Encloses an activation and its first two derivatives.</summary>
internal static class ActivationEnclosure
{
    /// <summary>Value, slope and curvature over a ball of arguments; unbounded derivatives across the kink of an ELU.</summary>
    public static (Ball Value, Ball Slope, Ball Curvature) Enclose(Activation activation, Ball a)
    {
        switch (activation)
        {
            case Activation.Tanh:
                Ball tanh = BallMath.Tanh(a), slope = 1 - (tanh * tanh);
                return (tanh, slope, -2 * tanh * slope);
            case Activation.Logistic:
                Ball p = BallMath.Logistic(a), q = BallMath.Logistic(-a), pq = p * q;
                return (p, pq, pq * (q - p));
            default:
                if (!(a.Mignitude > 0))
                {
                    return (Ball.Unbounded, Ball.Unbounded, Ball.Unbounded);
                }

                Ball e = a.High > 0 ? 1 : BallMath.Exp(a);
                return a.High > 0 ? (a, e, 0) : (BallMath.ExpMinusOne(a), e, e);
        }
    }
}
