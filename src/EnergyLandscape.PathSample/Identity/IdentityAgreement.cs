namespace EnergyLandscape.PathSample;

/// <summary>Which tests of identity two points pass.</summary>
public enum IdentityAgreement
{
    /// <summary>Energies within the window, geometries apart.</summary>
    EnergyAlone,

    /// <summary>Distance modulo symmetry within the window, energies apart.</summary>
    GeometryAlone,

    /// <summary>Both within their windows.</summary>
    Both,

    /// <summary>Neither: the points are apart in every respect.</summary>
    Neither,
}
