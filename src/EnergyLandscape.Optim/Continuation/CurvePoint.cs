namespace EnergyLandscape.Optim;

/// <summary>A point of a curve of stationary points.</summary>
/// <param name="U">Reduced coordinates, then the parameter.</param>
/// <param name="Tangent">Unit tangent, in the same coordinates.</param>
/// <param name="Negative">Negative eigenvalues of the whole Hessian.</param>
/// <param name="Iterations">Newton steps that it took.</param>
internal sealed record CurvePoint(double[] U, double[] Tangent, int Negative, int Iterations)
{
    public double Parameter => U[^1];

    /// <summary>How fast the parameter changes along the curve; changes sign at a fold.</summary>
    public double Slope => Tangent[^1];

    public CurvePoint Reversed => this with { Tangent = [.. Tangent.Select(value => -value)] };
}
