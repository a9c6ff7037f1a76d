namespace EnergyLandscape.Data;

/// <summary>What a run of the LJAT generator counted.</summary>
public sealed class LjatTally
{
    private readonly long[] _rows = new long[Enum.GetValues<LjatOutcome>().Length];

    /// <summary>Number of rows.</summary>
    public long Rows => _rows.Sum();

    /// <summary>Number of starts that were drawn for them.</summary>
    public long Draws { get; private set; }

    /// <summary>Number of starts that were left out, because they ended in none of the four minima.</summary>
    public long LeftOut => Draws - Rows;

    /// <summary>Number of rows with an outcome.</summary>
    public long CountOf(LjatOutcome outcome) => _rows[(int)outcome];

    /// <summary>Counts a start; null for one that is left out.</summary>
    internal void Count(LjatRow? row)
    {
        Draws++;
        if (row is { } good)
        {
            _rows[(int)good.Outcome]++;
        }
    }
}
