namespace EnergyLandscape.Cli.Commands;

/// <summary>Distributions of starts of `landscape basins`.</summary>
internal enum StartKind
{
    Uniform,
    LogUniform,
    Normal,
    Xavier,
}
