namespace EnergyLandscape.Potentials;

/// <summary>Largest errors of derivatives against central differences of one step size, relative to the largest component.</summary>
/// <param name="Step">Displacement h.</param>
/// <param name="Gradient">Gradient against differences of the energy.</param>
/// <param name="Hessian">Hessian against differences of the gradient.</param>
/// <param name="HessianVector">Hessian-vector product against differences of the gradient along the vector.</param>
public sealed record DerivativeErrors(double Step, double Gradient, double Hessian, double HessianVector);
