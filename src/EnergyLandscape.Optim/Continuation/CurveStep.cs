using EnergyLandscape.Numerics;

namespace EnergyLandscape.Optim;

/// <summary>One accepted step along a curve.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end, in the plane normal to the tangent at the start.</param>
/// <param name="Length">Distance of that plane.</param>
internal sealed record CurveStep(CurvePoint From, CurvePoint To, double Length)
{
    public bool HasFold => From.Slope * To.Slope < 0;

    /// <summary>About where the parameter turns: on the cubic through both ends with their tangents.</summary>
    public double[] Turn()
    {
        double share = From.Slope / (From.Slope - To.Slope), rest = 1 - share;
        double[] chord = [.. To.U.Select((value, i) => value - From.U[i])];
        double length = VectorMath.Norm(chord);
        return [.. From.U.Select((value, i) => value + (share * share * (3 - (2 * share)) * chord[i])
            + (length * share * rest * ((rest * From.Tangent[i]) - (share * To.Tangent[i]))))];
    }
}
