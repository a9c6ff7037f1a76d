using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Draws different rows of a set, each subset as likely as any other.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
internal sealed class RowDraw
{
    private readonly int[] _all;
    private readonly int[] _exchanged;
    private readonly int[] _drawn;

    /// <summary>Makes the buffers.</summary>
    /// <param name="rows">Number of rows of the set.</param>
    /// <param name="count">How many of them are drawn.</param>
    public RowDraw(int rows, int count)
    {
        _all = [.. Enumerable.Range(0, rows)];
        _exchanged = new int[count];
        _drawn = new int[count];
    }

    /// <summary>Draws rows.</summary>
    /// <param name="stream">Where numbers are drawn from.</param>
    /// <returns>Their numbers in ascending order, valid until the next draw; what they are depends on the stream alone.</returns>
    public ReadOnlySpan<int> Next(RandomStream stream)
    {
        int count = _drawn.Length;
        for (int k = 0; k < count; k++)
        {
            int other = k + stream.NextInt(_all.Length - k);
            _exchanged[k] = other;
            (_all[k], _all[other]) = (_all[other], _all[k]);
        }

        _all.AsSpan(0, count).CopyTo(_drawn);

        // Undone, so that no draw depends on the one before.
        for (int k = count - 1; k >= 0; k--)
        {
            (_all[k], _all[_exchanged[k]]) = (_all[_exchanged[k]], _all[k]);
        }

        _drawn.AsSpan().Sort();
        return _drawn;
    }
}
