namespace EnergyLandscape.Rendering.ClassMaps;

/// <summary>One of the two inputs of a class map.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Low">Its value at the lower edge of the first cell.</param>
/// <param name="High">Its value at the upper edge of the last cell.</param>
public sealed record ClassMapAxis(string Name, double Low, double High);
