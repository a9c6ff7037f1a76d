namespace EnergyLandscape.Potentials;

/// <summary>One of the two inputs of a plane.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Low">Lower edge of the plane, as the data file has the input.</param>
/// <param name="High">Upper edge.</param>
public readonly record struct PlaneInput(int Number, double Low, double High)
{
    internal bool IsOneOf(int inputs) => Number >= 0 && Number < inputs && Low < High;

    internal double Middle(int cell, int side) => Low + ((High - Low) * (cell + 0.5) / side);
}
