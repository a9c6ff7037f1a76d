namespace EnergyLandscape.Cli.Commands;

/// <summary>The inputs and ranges of a map of predicted classes, as the data file has them.</summary>
/// <param name="X">Name of the input to the right.</param>
/// <param name="Y">Name of the input upwards.</param>
/// <param name="OfX">Range of the first.</param>
/// <param name="OfY">Range of the second.</param>
internal sealed record PlaneRanges(string X, string Y, (double Low, double High) OfX, (double Low, double High) OfY)
{
    /// <summary>Whether another map is over the same inputs.</summary>
    public bool HasInputsOf(PlaneRanges other) => X == other.X && Y == other.Y;

    /// <summary>Ranges that hold both.</summary>
    public PlaneRanges With(PlaneRanges other) => this with { OfX = Union(OfX, other.OfX), OfY = Union(OfY, other.OfY) };

    private static (double Low, double High) Union((double Low, double High) a, (double Low, double High) b) => (Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));
}
