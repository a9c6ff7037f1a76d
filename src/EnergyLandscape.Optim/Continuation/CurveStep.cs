namespace EnergyLandscape.Optim;

/// <summary>One accepted step along a curve.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end, in the plane normal to the tangent at the start.</param>
/// <param name="Length">Distance of that plane.</param>
internal sealed record CurveStep(CurvePoint From, CurvePoint To, double Length)
{
    public bool HasFold => From.Slope * To.Slope < 0;
}
