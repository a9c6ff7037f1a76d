namespace EnergyLandscape.Walks;

/// <summary>Signs of the eigenvalues of the Hessian at a sample (Bosman et al. 2020, section 4.2). The numbers are those of the published code and
/// of the column <c>curvature</c> of the samples.</summary>
public enum CurvatureClass : byte
{
    /// <summary>Not classified.</summary>
    None = 0,

    /// <summary>All eigenvalues positive.</summary>
    Convex = 1,

    /// <summary>All eigenvalues negative.</summary>
    Concave = 2,

    /// <summary>Eigenvalues of both signs and none that counts as zero.</summary>
    Saddle = 3,

    /// <summary>At least one eigenvalue counts as zero.</summary>
    Singular = 4,
}
