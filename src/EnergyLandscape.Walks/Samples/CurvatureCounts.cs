namespace EnergyLandscape.Walks;

/// <summary>Numbers of samples by curvature class.</summary>
/// <param name="Convex">All eigenvalues positive.</param>
/// <param name="Concave">All eigenvalues negative.</param>
/// <param name="Saddle">Eigenvalues of both signs and none zero.</param>
/// <param name="Singular">Some eigenvalue counts as zero.</param>
/// <param name="Unclassified">Class not asked for or not known.</param>
public readonly record struct CurvatureCounts(long Convex, long Concave, long Saddle, long Singular, long Unclassified)
{
    /// <summary>Number of samples with a class.</summary>
    public long Classified => Convex + Concave + Saddle + Singular;

    /// <summary>Number of samples.</summary>
    public long Samples => Classified + Unclassified;

    /// <summary>The sum of two counts.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static CurvatureCounts operator +(CurvatureCounts a, CurvatureCounts b) => new(
        a.Convex + b.Convex, a.Concave + b.Concave, a.Saddle + b.Saddle, a.Singular + b.Singular, a.Unclassified + b.Unclassified);

    /// <summary>The sum of two counts.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static CurvatureCounts Add(CurvatureCounts left, CurvatureCounts right) => left + right;

    /// <summary>Counts the samples of walks.</summary>
    /// <param name="walks">The walks, one in memory at a time.</param>
    public static CurvatureCounts Of(IEnumerable<WalkTrajectory> walks)
    {
        ArgumentNullException.ThrowIfNull(walks);
        CurvatureCounts counts = default;
        foreach (WalkTrajectory walk in walks)
        {
            for (int i = 0; i < walk.Samples.Count; i++)
            {
                counts = counts.With(walk.Samples[i].Curvature);
            }
        }

        return counts;
    }

    /// <summary>One sample more.</summary>
    /// <param name="curvature">Its class.</param>
    public CurvatureCounts With(CurvatureClass curvature) => curvature switch
    {
        CurvatureClass.Convex => this with { Convex = Convex + 1 },
        CurvatureClass.Concave => this with { Concave = Concave + 1 },
        CurvatureClass.Saddle => this with { Saddle = Saddle + 1 },
        CurvatureClass.Singular => this with { Singular = Singular + 1 },
        _ => this with { Unclassified = Unclassified + 1 },
    };

    /// <summary>Share of a class among the classified samples, 0 to 1; NaN if there are none.</summary>
    /// <param name="curvature">A class other than <see cref="CurvatureClass.None"/>.</param>
    public double Share(CurvatureClass curvature) => Classified == 0 ? double.NaN : (double)(curvature switch
    {
        CurvatureClass.Convex => Convex,
        CurvatureClass.Concave => Concave,
        CurvatureClass.Saddle => Saddle,
        CurvatureClass.Singular => Singular,
        _ => throw new ArgumentOutOfRangeException(nameof(curvature), curvature, "Shares are those of classified samples."),
    }) / Classified;
}
