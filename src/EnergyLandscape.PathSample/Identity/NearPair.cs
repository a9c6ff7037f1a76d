namespace EnergyLandscape.PathSample;

/// <summary>Two stored points that at least one of the two tests of identity takes for the same.</summary>
/// <param name="First">The lower of the two.</param>
/// <param name="Second">The other.</param>
/// <param name="EnergyGap">Difference of their energies, in the potential's units.</param>
/// <param name="Distance">Distance of their coordinates modulo symmetry; NaN where one of them has none.</param>
/// <param name="Agreement">Which tests they pass.</param>
public sealed record NearPair(StoredPoint First, StoredPoint Second, double EnergyGap, double Distance, IdentityAgreement Agreement)
{
    /// <summary>Whether the identity rule makes them one point: both tests passed, and kind and index agree.</summary>
    public bool IsDuplicate => Agreement == IdentityAgreement.Both && First.Kind == Second.Kind && First.Point.Index == Second.Point.Index;
}
