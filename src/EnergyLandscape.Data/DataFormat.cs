namespace EnergyLandscape.Data;

/// <summary>How a data file is written.</summary>
public enum DataFormat
{
    /// <summary>Found from the name and the first bytes of the file.</summary>
    Auto,

    /// <summary>A text table: one row a line, the class in one of its columns.</summary>
    Table,

    /// <summary>IDX images (magic number 2051) with their labels (2049) in a file of their own, as MNIST is distributed.</summary>
    Idx,
}
