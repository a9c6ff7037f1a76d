namespace EnergyLandscape.Optim;

/// <summary>Settings of the doubly-nudged elastic band; OPTIM's keyword is given in brackets.</summary>
public sealed record ElasticBandOptions
{
    /// <summary>Images per unit of distance between the end points [NEWCONNECT, ImageDensity].</summary>
    public double ImageDensity { get; init; } = 3;

    /// <summary>Fewest images, at least 3.</summary>
    public int MinImages { get; init; } = 7;

    /// <summary>Most images [NEWCONNECT, ImageMax].</summary>
    public int MaxImages { get; init; } = 20;

    /// <summary>Iterations per image [NEWCONNECT, IterDensity].</summary>
    public int IterationsPerImage { get; init; } = 8;

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
}
