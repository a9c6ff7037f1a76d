namespace EnergyLandscape.Optim;

/// <summary>A point of a curve of stationary points where the Hessian is singular.</summary>
/// <param name="Parameter">Parameter p of the member that it is a stationary point of.</param>
/// <param name="Coordinates">The point: of a fold about 1e-6 from the true one, of a bifurcation sometimes only an estimate.</param>
public sealed record SingularPoint(double Parameter, ReadOnlyMemory<double> Coordinates);
