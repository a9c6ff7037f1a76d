using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [elastic-band]: doubly-nudged elastic bands between two minima.</summary>
public sealed record ElasticBandSection
{
    /// <summary>Images per unit of distance between the end points. Default 10.0 (OPTIM NEWCONNECT).</summary>
    [Description("Images per unit of distance between the end points. Default 10.0 (OPTIM NEWCONNECT).")]
    [Bounds(Above = 0)]
    public double ImageDensity { get; init; } = 10.0;

    /// <summary>Most images of a band. Default 50 (the Wales group's machine-learning inputs; OPTIM's manual 400).</summary>
    [Description("Most images of a band. Default 50 (the Wales group's machine-learning inputs; OPTIM's manual 400).")]
    [Bounds(AtLeast = 1)]
    [Keyword("IMAGEMAX")]
    public int MaxImages { get; init; } = 50;

    /// <summary>Most iterations of a band, for each of its images. Default 30 (OPTIM NEWCONNECT).</summary>
    [Description("Most iterations of a band, for each of its images. Default 30 (OPTIM NEWCONNECT).")]
    [Bounds(AtLeast = 1)]
    [Keyword("ITERDENSITY")]
    public int IterationsPerImage { get; init; } = 30;

    /// <summary>Spring constant between images, in energy per coordinate squared. Default 1.0 (OPTIM NEBK in its code; the manual says 100).</summary>
    [Description("Spring constant between images, in energy per coordinate squared. Default 1.0 (OPTIM NEBK in its code; the manual says 100).")]
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

    /// <summary>RMS force on the band at which it counts as converged, in energy per coordinate. Default 0.01 (our choice; OPTIM examples 0.025).</summary>
    [Description("RMS force on the band at which it counts as converged, in energy per coordinate. Default 0.01 (our choice; OPTIM examples 0.025).")]
    [Bounds(Above = 0)]
    [Keyword("RMSTOL")]
    public double RmsTolerance { get; init; } = 0.01;
}
