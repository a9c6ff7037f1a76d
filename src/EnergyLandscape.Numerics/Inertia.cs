namespace EnergyLandscape.Numerics;

/// <summary>Numbers of positive, negative and zero eigenvalues of a symmetric matrix; they add up to its order.</summary>
/// <param name="Positive">Eigenvalues above zero.</param>
/// <param name="Negative">Eigenvalues below zero: the index of a stationary point.</param>
/// <param name="Zero">Eigenvalues zero to rounding.</param>
public readonly record struct Inertia(int Positive, int Negative, int Zero);
