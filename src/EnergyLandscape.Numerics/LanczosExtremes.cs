namespace EnergyLandscape.Numerics;

/// <summary>Both ends of the spectrum of a symmetric matrix as <see cref="Lanczos"/> found them.</summary>
/// <param name="Lowest">Lowest Ritz value; never below the lowest eigenvalue but for rounding.</param>
/// <param name="Highest">Highest Ritz value; never above the highest eigenvalue but for rounding.</param>
/// <param name="LowestResidual">‖A·v − θ·v‖ of the lowest Ritz pair: an eigenvalue lies within it.</param>
/// <param name="HighestResidual">The same of the highest.</param>
/// <param name="Iterations">Number of products with the matrix.</param>
/// <param name="Converged">Whether both residuals are within the tolerance.</param>
public readonly record struct LanczosExtremes(double Lowest, double Highest, double LowestResidual, double HighestResidual, int Iterations, bool Converged);
