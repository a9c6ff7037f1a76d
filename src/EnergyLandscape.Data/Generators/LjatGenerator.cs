using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>Makes LJAT data: random starts of three atoms, and the minima to which they quench (Ballard, Stevenson, Das and Wales 2016,
/// doi:10.1063/1.4944672; Verpoort, Lee and Wales 2020, doi:10.1073/pnas.1919995117).</summary>
public static class LjatGenerator
{
    private const int BlockLength = 64;

    // Few enough that a hopeless side is noticed soon.
    private const int MostBlocks = 64;

    // Starts that may be wasted before anyone is told.
    private const int Grace = 1000;

    /// <summary>Makes the data.</summary>
    /// <param name="options">How many rows, from what.</param>
    /// <param name="take">Receives the rows of the first starts that end in one of the four minima, in the order of the starts, the same on any number of threads. No more
    /// than a few blocks of them are held at a time.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>How many there were of each outcome.</returns>
    /// <exception cref="InputException">Most starts end elsewhere, as atoms that are far apart do.</exception>
    public static LjatTally Run(LjatOptions options, Action<LjatRow> take, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(take);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count, 1, nameof(options));
        var seed = new MasterSeed(options.Seed);
        var batch = new OrderedBatch<LjatQuench>(options.Threads, () => new LjatQuench(options.Side));
        var tally = new LjatTally();
        long first = 0;
        while (tally.Rows < options.Count)
        {
            int blocks = (int)Math.Min(((options.Count - tally.Rows - 1) / BlockLength) + 1, MostBlocks);
            long start = first;
            batch.Run(blocks, (quench, block, stop) => Block(quench, seed, start + (block * BlockLength), stop), (_, found) => Take(found), token);
            first += blocks * BlockLength;
            if (tally.Draws >= Grace && tally.Rows < tally.Draws / 2)
            {
                throw new InputException(FormattableString.Invariant(
                    $"a cube of side {options.Side} is no source of data: {tally.Rows} of {tally.Draws} quenches ended in one of the four minima, expected at least half of them"));
            }
        }

        return tally;

        void Take(LjatRow?[] found)
        {
            foreach (LjatRow? row in found.TakeWhile(_ => tally.Rows < options.Count))
            {
                tally.Count(row);
                if (row is { } good)
                {
                    take(good);
                }
            }
        }
    }

    private static LjatRow?[] Block(LjatQuench quench, MasterSeed seed, long first, CancellationToken token)
    {
        var rows = new LjatRow?[BlockLength];
        for (int i = 0; i < BlockLength; i++)
        {
            token.ThrowIfCancellationRequested();
            rows[i] = quench.Run(seed.StreamFor(first + i));
        }

        return rows;
    }
}
