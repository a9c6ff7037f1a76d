namespace EnergyLandscape.Data;

/// <summary>How inputs are scaled; what a scaling needs to know is taken from the training part only.</summary>
public enum DataScaling
{
    /// <summary>As the file has them.</summary>
    None,

    /// <summary>Each column to mean 0 and population standard deviation 1; a constant column becomes 0.</summary>
    ZScore,

    /// <summary>Each column to [−1, 1]; a constant column becomes 0.</summary>
    MinMax,

    /// <summary>Each column divided by the mean of its magnitudes (MLPNORM of the Wales group); a column of zeros stays as it is.</summary>
    MeanMagnitude,

    /// <summary>All columns by one factor: bytes of images divided by 255, tables by their largest absolute value.</summary>
    Unit,
}
