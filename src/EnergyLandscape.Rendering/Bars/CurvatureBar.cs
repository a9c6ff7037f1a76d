namespace EnergyLandscape.Rendering.Bars;

/// <summary>Shares of curvature classes, 0 to 1; their sum is 1.</summary>
/// <param name="Group">Bars of one group stand together under its name; no name if empty.</param>
/// <param name="Name">What stands below the bar.</param>
/// <param name="Convex">All eigenvalues positive.</param>
/// <param name="Concave">All eigenvalues negative.</param>
/// <param name="Saddle">Eigenvalues of both signs.</param>
/// <param name="Singular">Some eigenvalue counts as zero.</param>
public sealed record CurvatureBar(string Group, string Name, double Convex, double Concave, double Saddle, double Singular);
