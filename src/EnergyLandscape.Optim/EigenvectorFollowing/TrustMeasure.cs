namespace EnergyLandscape.Optim;

/// <summary>How eigenvector-following measures the error of its quadratic model, which decides on the trust radius.</summary>
public enum TrustMeasure
{
    /// <summary>The displacement that the error of the gradient stands for, as a fraction of the step: many long steps, which cross
    /// ridges and find saddles of every kind. Landscapes of some ten coordinates are explored well by them.</summary>
    Displacement,

    /// <summary>The energy that the error of the gradient stands for, as a fraction of what the step is worth: steps that stay on the floor
    /// of a curved valley. Landscapes with a soft valley floor, such as those of deep networks, are lost to the other measure.</summary>
    Energy,
}
