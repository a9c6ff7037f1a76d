namespace EnergyLandscape.Rendering.Limits;

/// <summary>A stationary point followed to vanishing regularisation, as a line of the picture.</summary>
/// <param name="Name">Label at its start, such as the id.</param>
/// <param name="Fate">What becomes of it; says the colour.</param>
/// <param name="Points">λ &gt; 0, energy and norm of the coordinates, in the order of the way.</param>
public sealed record LimitLine(string Name, LimitFate Fate, IReadOnlyList<(double Lambda, double Energy, double Norm)> Points);
