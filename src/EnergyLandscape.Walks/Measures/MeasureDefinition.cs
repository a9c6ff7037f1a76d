namespace EnergyLandscape.Walks;

/// <summary>Which of two computations of a measure is meant; docs/walks.md lists where they differ.</summary>
public enum MeasureDefinition
{
    /// <summary>The measure as its authors define it.</summary>
    Defined,

    /// <summary>What the published code of Bosman et al. computes.</summary>
    AsPublished,
}
