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

    /// <summary>Eigenvector-following from a minimum, the parent, uphill along one of its modes; the plan's space is
    /// <see cref="ModeDirection.Number"/>, so that each way is tried once; numbers beyond the last way set out along random combinations of modes.</summary>
    public const string SaddleFromMode = "ef-mode";

    /// <summary>Eigenvector-following from a displaced saddle.</summary>
    public const string SaddleFromSaddle = "ef-saddle";

    /// <summary>Eigenvector-following from a point between a stationary point and a random symmetry image of another or of itself.</summary>
    public const string SaddleFromImages = "ef-images";

    /// <summary>Eigenvector-following for any index from a random point of a random fixed space of the symmetry group, inside that space.</summary>
    public const string FixedSpace = "fixed-space";

    /// <summary>The same in a fixed space whose Morse-Euler sum is not 1, from a random point or from a changed known one.</summary>
    public const string UnbalancedSpace = "unbalanced-space";

    /// <summary>Eigenvector-following for any index from a known point with a part changed, such as a hidden unit replaced by one of another
    /// point, inside the fixed space of the changed point or in the whole space.</summary>
    public const string Vary = "vary";

    /// <summary>Elastic band between two minima, the second one aligned to the first.</summary>
    public const string Band = "dneb";

    /// <summary>Elastic band between a minimum and a random symmetry image of another, or of itself.</summary>
    public const string BandToImage = "dneb-image";

    /// <summary>A point of another database, of the landscape under other settings, made a point of this one: a quench for a minimum,
    /// eigenvector-following for a saddle.</summary>
    public const string Refinement = "refine";

    /// <summary>Downhill from a higher saddle along its negative modes and random combinations of them.</summary>
    public const string DescentFromSaddle = "saddle-descent";

    /// <summary>Pseudo-arclength continuation of a stored point in the parameter of its potential family, back to the home member. Each point
    /// is continued once.</summary>
    public const string Continuation = "continuation";

    /// <summary>A transition state or minimum first reached by a path from a new saddle; no search of its own.</summary>
    public const string Path = "path";

    /// <summary>Minima that ways down from random or trained starts reached and the database lacked; one search stands for all starts.</summary>
    public const string Basins = "basins";

    /// <summary>Minima that ways down from the samples of walks reached and the database lacked; one search stands for all samples.</summary>
    public const string Compare = "compare";

    /// <summary>Methods whose starts do not depend on what is known and whose arrivals do not depend on each other: independent draws, as
    /// the estimators of unseen points ask for (<see cref="CompletenessEvidence"/>). A method belongs here only if none of its searches has a
    /// parent. The steps of a basin-hopping chain depend on each other.</summary>
    public static IReadOnlySet<string> NonAdaptive { get; } = new HashSet<string>(StringComparer.Ordinal) { MultiStart, SaddleFromRandom, FixedSpace };

    /// <summary>Methods one search of which can arrive at one point several times: all their arrivals at a point count as one in the evidence
    /// of completeness.</summary>
    public static IReadOnlySet<string> Bunched { get; } = new HashSet<string>(StringComparer.Ordinal) { BasinHopping, Band, BandToImage };

    /// <summary>Methods that are no searches: minima that other commands met and added. Their arrivals tell nothing of what searches find, so the evidence of
    /// completeness leaves them out.</summary>
    public static IReadOnlySet<string> Additions { get; } = new HashSet<string>(StringComparer.Ordinal) { Basins, Compare };
}
