namespace EnergyLandscape.Walks;

/// <summary>How the curvature class of a sample is found.</summary>
public enum CurvatureMethod
{
    /// <summary><see cref="Full"/> up to <see cref="WalkOptions.LargestFullHessian"/> coordinates, else <see cref="Lanczos"/>.</summary>
    Auto,

    /// <summary>Signs of all eigenvalues of the exact Hessian, with a relative tolerance.</summary>
    Full,

    /// <summary>The rule of the published code of Bosman et al.: diagonal blocks in single precision, exact zeros.</summary>
    Blocks,

    /// <summary>The lowest and the highest eigenvalue from products of the Hessian with vectors.</summary>
    Lanczos,

    /// <summary>Samples are not classified.</summary>
    None,
}
