namespace EnergyLandscape.Potentials;

/// <summary>Whether a stationary point is proved.</summary>
public enum CertificateVerdict
{
    /// <summary>Not proved; nothing is said against the point either.</summary>
    Undecided,

    /// <summary>Proved.</summary>
    Certain,
}
