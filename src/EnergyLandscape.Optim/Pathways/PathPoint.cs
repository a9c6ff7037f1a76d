namespace EnergyLandscape.Optim;

/// <summary>One point of a path.</summary>
/// <param name="ArcLength">Length of the path up to here, in units of the coordinates.</param>
/// <param name="Energy">Energy here.</param>
/// <param name="Coordinates">Coordinates here.</param>
public sealed record PathPoint(double ArcLength, double Energy, double[] Coordinates);
