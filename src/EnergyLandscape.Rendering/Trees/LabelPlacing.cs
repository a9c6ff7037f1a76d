namespace EnergyLandscape.Rendering.Trees;

/// <summary>Where the labels of branch ends stand.</summary>
internal enum LabelPlacing
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>Each in its slot, across.</summary>
    Across,

    /// <summary>Each in its slot, upright.</summary>
    Upright,

    /// <summary>Those of the lowest minima that find room.</summary>
    Some,
}
