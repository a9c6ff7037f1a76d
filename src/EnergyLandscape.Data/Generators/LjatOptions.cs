namespace EnergyLandscape.Data;

/// <summary>Which LJAT data are made.</summary>
public sealed record LjatOptions
{
    /// <summary>Side of the default cube, 2 · 1.2/√3 to five digits, σ. Of the sides that were tried only this one gives the class shares and
    /// accuracies of Verpoort, Lee and Wales (2020, doi:10.1073/pnas.1919995117); 2√3 is the other side in use.</summary>
    public const double DefaultSide = 1.3856;

    /// <summary>Number of rows.</summary>
    public required long Count { get; init; }

    /// <summary>Master seed: start k is drawn from stream k.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Side of the cube in which the three atoms start, each coordinate uniform, σ.</summary>
    public double Side { get; init; } = DefaultSide;

    /// <summary>Number of threads; the rows do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
