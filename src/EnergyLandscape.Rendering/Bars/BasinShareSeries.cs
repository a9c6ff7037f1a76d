namespace EnergyLandscape.Rendering.Bars;

/// <summary>Shares of starts of one colour, such as those of one learning rate.</summary>
/// <param name="Name">What stands in the legend.</param>
/// <param name="Shares">One a name below the axis, 0 to 1, each with both ends of its interval; NaN where there is none.</param>
public sealed record BasinShareSeries(string Name, IReadOnlyList<(double Share, double Low, double High)> Shares);
