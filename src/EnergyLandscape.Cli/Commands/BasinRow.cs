using System.Numerics;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Cli.Commands;

/// <summary>A minimum in the result of `landscape basins`.</summary>
/// <param name="Id">Its id; above those of the database for a new one.</param>
/// <param name="Energy">Its energy.</param>
/// <param name="IsNew">Whether the database lacked it.</param>
/// <param name="Orbit">Number of its symmetry copies; null if unknown.</param>
/// <param name="CopiesReached">How many of them were reached, all columns together.</param>
/// <param name="Samples">Arrivals, one number a column.</param>
/// <param name="Shares">Shares of all starts, one a column.</param>
internal sealed record BasinRow(int Id, double Energy, bool IsNew, BigInteger? Orbit, int CopiesReached, long[] Samples, WilsonInterval[] Shares)
{
    /// <summary>Share of one copy in a column; NaN where the number of copies is unknown.</summary>
    public double OneCopy(int column) => Orbit is { } orbit ? Shares[column].Share / (double)orbit : double.NaN;
}
