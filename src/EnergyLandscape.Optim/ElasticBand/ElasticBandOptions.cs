namespace EnergyLandscape.Optim;

/// <summary>Settings of the doubly-nudged elastic band; OPTIM's keyword is given in brackets.</summary>
public sealed record ElasticBandOptions
{
    private const int Iterations = 8;
    private const int Many = 200;

    /// <summary>Images per unit of distance between the end points [NEWCONNECT, ImageDensity].</summary>
    public double ImageDensity { get; init; } = 3;

    /// <summary>Fewest images, at least 3.</summary>
    public int MinImages { get; init; } = 7;

    /// <summary>Most images [NEWCONNECT, ImageMax].</summary>
    public int MaxImages { get; init; } = 20;

    /// <summary>Iterations per image [NEWCONNECT, IterDensity].</summary>
    public int IterationsPerImage { get; init; } = Iterations;

    /// <summary>Spring constant as a fraction of the scale of the energy per distance² along the band [NEBK].</summary>
    public double SpringConstant { get; init; } = 1.0;

    /// <summary>Longest step of one image [MAXNEBBFGS].</summary>
    public double MaxStep { get; init; } = 0.2;

    /// <summary>Correction pairs of the band's L-BFGS [NEBMUPDATE].</summary>
    public int HistoryLength { get; init; } = 4;

    /// <summary>Initial diagonal of its inverse Hessian [NEBDGUESS].</summary>
    public double InitialInverseCurvature { get; init; } = 0.1;

    /// <summary>Root-mean-square force per coordinate at which the band stops [RMStol].</summary>
    public double RmsTolerance { get; init; } = 1e-3;

    /// <summary>The <see cref="IterationsPerImage"/> that suit a number of coordinates: of more than 200, bands have far to go, and a search by the lowest
    /// mode from a maximum that has not come down costs more than they do.</summary>
    public static int IterationsPerImageFor(int dimension) => dimension <= Many ? Iterations : 3 * Iterations;
}
