namespace EnergyLandscape.PathSample;

/// <summary>Names of the search methods, as they stand in databases. Never rename one.</summary>
public static class SearchMethod
{
    /// <summary>Quench of a random point of log-uniform size.</summary>
    public const string MultiStart = "multi-start";

    /// <summary>A basin-hopping chain.</summary>
    public const string BasinHopping = "basin-hopping";

    /// <summary>Eigenvector-following from a random point of log-uniform size.</summary>
    public const string SaddleFromRandom = "ef-random";

    /// <summary>Eigenvector-following from a displaced minimum.</summary>
    public const string SaddleFromMinimum = "ef-minimum";

    /// <summary>Eigenvector-following from a displaced saddle.</summary>
    public const string SaddleFromSaddle = "ef-saddle";

    /// <summary>Eigenvector-following from a point between a stationary point and a random symmetry image of another or of itself.</summary>
    public const string SaddleFromImages = "ef-images";

    /// <summary>Eigenvector-following from a symmetric point: a random one, or a known point projected onto the fixed space of a symmetry.</summary>
    public const string SaddleFromSymmetric = "ef-symmetric";

    /// <summary>Quench from such a point; where it ends on a saddle, it steps off.</summary>
    public const string SymmetricQuench = "symmetric-quench";

    /// <summary>Elastic band between two minima, the second one aligned to the first.</summary>
    public const string Band = "dneb";

    /// <summary>Elastic band between a minimum and a random symmetry image of another, or of itself.</summary>
    public const string BandToImage = "dneb-image";

    /// <summary>Downhill from a higher saddle along its negative modes and random combinations of them.</summary>
    public const string DescentFromSaddle = "saddle-descent";

    /// <summary>Eigenvector-following from a symmetric point to a higher saddle, itself a start for more.</summary>
    public const string HigherSaddle = "ef-higher";

    /// <summary>A transition state or minimum first reached by a path from a new saddle; no search of its own.</summary>
    public const string Path = "path";

    /// <summary>Methods whose starts do not depend on what is known and whose arrivals do not depend on each other: independent draws, as
    /// the estimators of unseen points ask for (<see cref="CompletenessEvidence"/>). A method belongs here only if none of its searches has a
    /// parent. The steps of a basin-hopping chain depend on each other.</summary>
    public static IReadOnlySet<string> NonAdaptive { get; } = new HashSet<string>(StringComparer.Ordinal) { MultiStart, SaddleFromRandom };

    /// <summary>Methods one search of which can arrive at one point several times: all their arrivals at a point count as one in the evidence
    /// of completeness.</summary>
    public static IReadOnlySet<string> Bunched { get; } = new HashSet<string>(StringComparer.Ordinal) { BasinHopping, Band, BandToImage };
}
