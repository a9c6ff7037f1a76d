namespace EnergyLandscape.Data;

/// <summary>What lies where a published file belongs.</summary>
public enum FileState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>The file, with the right checksum.</summary>
    Present,

    /// <summary>A file of its name with another checksum.</summary>
    Different,
}
