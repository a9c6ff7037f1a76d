namespace EnergyLandscape.Data;

/// <summary>One row of LJAT data: the distances of three atoms at the start, and the minimum to which they quench.</summary>
/// <param name="R12">Distance of atoms 1 and 2 at the start, σ.</param>
/// <param name="R13">Distance of atoms 1 and 3 at the start, σ.</param>
/// <param name="R23">Distance of atoms 2 and 3 at the start, σ.</param>
/// <param name="Outcome">Where the quench ends.</param>
public readonly record struct LjatRow(double R12, double R13, double R23, LjatOutcome Outcome);
