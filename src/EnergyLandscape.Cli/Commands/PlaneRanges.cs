namespace EnergyLandscape.Cli.Commands;

/// <summary>The inputs and ranges of a map of predicted classes, as the data file has them.</summary>
/// <param name="Problem">What has to agree for two maps to be compared: the names of both inputs and of all classes, and which data when inputs have no names.</param>
/// <param name="OfX">Range of the input to the right.</param>
/// <param name="OfY">Range of the input upwards.</param>
internal sealed record PlaneRanges(string Problem, (double Low, double High) OfX, (double Low, double High) OfY)
{
    /// <summary>Ranges that hold both.</summary>
    public PlaneRanges With(PlaneRanges other) => this with { OfX = Union(OfX, other.OfX), OfY = Union(OfY, other.OfY) };

    private static (double Low, double High) Union((double Low, double High) a, (double Low, double High) b) => (Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));
}
