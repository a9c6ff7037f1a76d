namespace EnergyLandscape.Numerics;

/// <summary>The product of a symmetric matrix, which need not be stored, with a vector.</summary>
/// <param name="vector">Length n.</param>
/// <param name="product">Receives A·vector, length n; never the same memory.</param>
public delegate void SymmetricOperator(ReadOnlySpan<double> vector, Span<double> product);
