namespace EnergyLandscape.Potentials;

/// <summary>How the rows of a training set are dealt to blocks of equal length, whole vectors of four; only the last one has padding.</summary>
/// <remarks>Arrays over rows are [block][unit][row in block]. Up to 204 rows are one block.</remarks>
internal sealed class RowBlocks
{
    private const int Longest = 200;

    public RowBlocks(int rows)
    {
        Rows = rows;
        Count = rows <= Longest + 4 ? 1 : (rows + Longest - 1) / Longest;
        Length = ((rows + Count - 1) / Count + 3) & ~3;

        // Rows of an even number of cache lines would fall into a few sets of the cache only.
        Length += Length >= 32 && Length % 16 == 0 ? 4 : 0;
        Count = (rows + Length - 1) / Length;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of blocks.</summary>
    public int Count { get; }

    /// <summary>Rows in a block, a multiple of four.</summary>
    public int Length { get; }

    /// <summary>Where a row of a unit stands.</summary>
    public int Position(int row, int unit, int units) => (((row / Length * units) + unit) * Length) + (row % Length);
}
