using System.Collections.Immutable;

namespace EnergyLandscape.Gmin;

/// <summary>Settings of a basin-hopping chain; GMIN's keyword is given in brackets.</summary>
public sealed record BasinHoppingOptions
{
    /// <summary>Steps of one chain [STEPS].</summary>
    public int Steps { get; init; } = 20;

    /// <summary>Largest displacement of a coordinate at first [STEP].</summary>
    public double Step { get; init; } = 1.0;

    /// <summary>Temperatures of the Metropolis test, in units of energy [TEMPERATURE]; each chain has one of them.</summary>
    public ImmutableArray<double> Temperatures { get; init; } = [0.3];

    /// <summary>Share of accepted steps that the displacement is adapted to [ACCEPTRATIO].</summary>
    public double AcceptRatio { get; init; } = 0.5;

    /// <summary>The displacement is adapted every so many steps [CHANGEACCEPT].</summary>
    public int AdaptEvery { get; init; } = 5;

    /// <summary>Whether all settings are equal, the temperatures one by one.</summary>
    public bool Equals(BasinHoppingOptions? other) => other is not null
        && (Steps, Step, AcceptRatio, AdaptEvery) == (other.Steps, other.Step, other.AcceptRatio, other.AdaptEvery) && Temperatures.SequenceEqual(other.Temperatures);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Steps, Step, AcceptRatio, AdaptEvery, Temperatures.Length, Temperatures[0]);
}
