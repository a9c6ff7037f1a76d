using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [basin-hopping]: Monte Carlo on quenched energies.</summary>
public sealed record BasinHoppingSection
{
    /// <summary>Steps of one chain. Default 20 (our choice: one search is one chain).</summary>
    [Description("Steps of one chain. Default 20 (our choice: one search is one chain).")]
    [Bounds(AtLeast = 1)]
    [Keyword("STEPS")]
    public int Steps { get; init; } = 20;

    /// <summary>Largest displacement of a coordinate at first, in units of the coordinates. Default 1.0 (the Wales group's machine-learning inputs; GMIN STEP 0.3).</summary>
    [Description("Largest displacement of a coordinate at first, in units of the coordinates. Default 1.0 (the Wales group's machine-learning inputs; GMIN STEP 0.3).")]
    [Bounds(Above = 0)]
    [Keyword("STEP")]
    public double Step { get; init; } = 1.0;

    /// <summary>Metropolis temperature, in units of the energy; of a list, each chain draws one. Default 0.3 (GMIN TEMPERATURE).</summary>
    [Description("Metropolis temperature, in units of the energy; of a list, each chain draws one. Default 0.3 (GMIN TEMPERATURE).")]
    [AcceptsOne]
    [Bounds(AtLeast = 0)]
    [Keyword("TEMPERATURE")]
    public ValueList<double> Temperature { get; init; } = [0.3];

    /// <summary>Share of accepted steps towards which the step is scaled. Default 0.5 (GMIN ACCEPTRATIO).</summary>
    [Description("Share of accepted steps towards which the step is scaled. Default 0.5 (GMIN ACCEPTRATIO).")]
    [Bounds(Above = 0, AtMost = 1)]
    [Keyword("ACCEPTRATIO")]
    public double AcceptRatio { get; init; } = 0.5;

    /// <summary>Steps between two changes of the step, inside one chain. Default 5 (GMIN CHANGEACCEPT 50, for longer chains).</summary>
    [Description("Steps between two changes of the step, inside one chain. Default 5 (GMIN CHANGEACCEPT 50, for longer chains).")]
    [Bounds(AtLeast = 1)]
    [Keyword("CHANGEACCEPT")]
    public int AdaptEvery { get; init; } = 5;
}
