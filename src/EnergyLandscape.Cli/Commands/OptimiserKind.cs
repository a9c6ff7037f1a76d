namespace EnergyLandscape.Cli.Commands;

/// <summary>Ways of training of `landscape basins`.</summary>
internal enum OptimiserKind
{
    None,
    GradientDescent,
    Momentum,
    Sgd,
    Adam,
}
