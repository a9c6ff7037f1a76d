namespace EnergyLandscape.Runs;

/// <summary>Data sets that are built in.</summary>
public enum DataSource
{
    /// <summary>The four rows of exclusive or.</summary>
    Xor,
}
