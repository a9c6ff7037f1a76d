using System.Numerics;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>What walks saw of one minimum.</summary>
public sealed record BasinOccupation
{
    /// <summary>Id of the minimum; above those of the database for a new one.</summary>
    public required int Minimum { get; init; }

    /// <summary>Its energy.</summary>
    public required double Energy { get; init; }

    /// <summary>Whether the database lacks it.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Number of its symmetry images; null when unknown.</summary>
    public required BigInteger? OrbitSize { get; init; }

    /// <summary>Number of samples in its basin.</summary>
    public required long Samples { get; init; }

    /// <summary>Number of steps that they stand for.</summary>
    public required long Residence { get; init; }

    /// <summary>Number of walks with such a sample.</summary>
    public required int Walks { get; init; }

    /// <summary>Number of walks that end there.</summary>
    public required int Ends { get; init; }

    /// <summary>Number of its images that walks were in.</summary>
    public required int Copies { get; init; }

    /// <summary>Mean over those walks of the step of the first such sample; NaN when there is none.</summary>
    public required double FirstPassage { get; init; }

    /// <summary>Least of these steps; null when there is none.</summary>
    public required int? EarliestPassage { get; init; }

    /// <summary>Mean over the walks with a mapped sample of the share of their mapped samples; its interval takes these walks for trials.</summary>
    public required WilsonInterval SampleShare { get; init; }

    /// <summary>Share of walks.</summary>
    public required WilsonInterval WalkShare { get; init; }

    /// <summary>Share of ends, among all walks.</summary>
    public required WilsonInterval EndShare { get; init; }
}
