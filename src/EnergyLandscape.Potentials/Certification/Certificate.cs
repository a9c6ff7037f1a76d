namespace EnergyLandscape.Potentials;

/// <summary>What <see cref="StationaryPointCertifier"/> proved about a point.</summary>
public sealed record Certificate
{
    /// <summary>Whether the statement below is proved.</summary>
    public required CertificateVerdict Verdict { get; init; }

    /// <summary>Exactly one stationary point lies within this Euclidean distance of the coordinates, in theirs; NaN when undecided.</summary>
    public double Radius { get; init; } = double.NaN;

    /// <summary>Number of negative eigenvalues of the exact Hessian at that point; null when undecided.</summary>
    public int? Index { get; init; }

    /// <summary>No eigenvalue of that Hessian is smaller in size than this; NaN when undecided.</summary>
    public double LowestAbsoluteEigenvalueBound { get; init; } = double.NaN;

    /// <summary>Why it is undecided, a sentence without a full stop; null when certain.</summary>
    public string? Reason { get; init; }

    /// <summary>A verdict without a proof.</summary>
    /// <param name="reason">Why there is none.</param>
    public static Certificate Undecided(string reason) => new() { Verdict = CertificateVerdict.Undecided, Reason = reason };
}
