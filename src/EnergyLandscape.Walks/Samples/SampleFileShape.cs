namespace EnergyLandscape.Walks;

/// <summary>How much a file of samples holds.</summary>
/// <param name="Rows">Number of samples.</param>
/// <param name="Steps">Samples of a walk.</param>
/// <param name="WalksPerPart">Walks of a complete part.</param>
internal readonly record struct SampleFileShape(int Rows, int Steps, int WalksPerPart)
{
    /// <summary>Number of walks.</summary>
    public int Walks => Rows / Steps;
}
