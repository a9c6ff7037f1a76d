using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [elastic-band]: doubly-nudged elastic bands between two minima.</summary>
public sealed record ElasticBandSection
{
    /// <summary>Images per unit of distance between the end points. Default 3.0 (tuned; OPTIM NEWCONNECT 10).</summary>
    [Description("Images per unit of distance between the end points. Default 3.0 (tuned; OPTIM NEWCONNECT 10).")]
    [Bounds(Above = 0)]
    public double ImageDensity { get; init; } = 3.0;

    /// <summary>Fewest images of a band, up to max-images. Default 7 (tuned).</summary>
    [Description("Fewest images of a band, up to max-images. Default 7 (tuned).")]
    [Bounds(AtLeast = 3)]
    public int MinImages { get; init; } = 7;

    /// <summary>Most images of a band. Default 20 (tuned; the Wales group's machine-learning inputs 50, OPTIM's manual 400).</summary>
    [Description("Most images of a band. Default 20 (tuned; the Wales group's machine-learning inputs 50, OPTIM's manual 400).")]
    [Bounds(AtLeast = 3)]
    [Keyword("IMAGEMAX")]
    public int MaxImages { get; init; } = 20;

    /// <summary>Most iterations of a band, for each of its images. Default 8 (tuned; OPTIM NEWCONNECT 30).</summary>
    [Description("Most iterations of a band, for each of its images. Default 8 (tuned; OPTIM NEWCONNECT 30).")]
    [Bounds(AtLeast = 1)]
    [Keyword("ITERDENSITY")]
    public int IterationsPerImage { get; init; } = 8;

    /// <summary>Spring constant between images, as a fraction of the scale of the energy per squared distance along the band. Default 1.0 (our choice; OPTIM NEBK is in plain units).</summary>
    [Description("Spring constant between images, as a fraction of the scale of the energy per squared distance along the band. Default 1.0 (our choice; OPTIM NEBK is in plain units).")]
    [Bounds(Above = 0)]
    [Keyword("NEBK")]
    public double SpringConstant { get; init; } = 1.0;

    /// <summary>Longest L-BFGS step of an image, in units of the coordinates. Default 0.2 (OPTIM MAXNEBBFGS).</summary>
    [Description("Longest L-BFGS step of an image, in units of the coordinates. Default 0.2 (OPTIM MAXNEBBFGS).")]
    [Bounds(Above = 0)]
    [Keyword("MAXNEBBFGS")]
    public double MaxStep { get; init; } = 0.2;

    /// <summary>Steps that the band's L-BFGS remembers. Default 4 (OPTIM NEBMUPDATE).</summary>
    [Description("Steps that the band's L-BFGS remembers. Default 4 (OPTIM NEBMUPDATE).")]
    [Bounds(AtLeast = 1)]
    [Keyword("NEBMUPDATE")]
    public int History { get; init; } = 4;

    /// <summary>First guess of the diagonal of the band's inverse Hessian, in coordinate squared per energy. Default 0.1 (as in [quench]; OPTIM NEBDGUESS).</summary>
    [Description("First guess of the diagonal of the band's inverse Hessian, in coordinate squared per energy. Default 0.1 (as in [quench]; OPTIM NEBDGUESS).")]
    [Bounds(Above = 0)]
    [Keyword("NEBDGUESS")]
    public double InitialInverseCurvature { get; init; } = 0.1;

    /// <summary>RMS force on the band at which it stops, in energy per coordinate; multiplied by the range of energies on the band where that is below 1. Default 0.001 (tuned; OPTIM examples 0.025).</summary>
    [Description("RMS force on the band at which it stops, in energy per coordinate; multiplied by the range of energies on the band where that is below 1. Default 0.001 (tuned; OPTIM examples 0.025).")]
    [Bounds(Above = 0)]
    [Keyword("RMSTOL")]
    public double RmsTolerance { get; init; } = 1e-3;
}
