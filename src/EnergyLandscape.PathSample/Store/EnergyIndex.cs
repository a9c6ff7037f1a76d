namespace EnergyLandscape.PathSample;

/// <summary>Ids in order of (energy, id), kept in short sorted runs so that an insertion moves little.</summary>
/// <remarks>A million insertions in any order: a binary search over the runs, one within a run, and at most
/// <see cref="RunLength"/> entries moved.</remarks>
/// <threadsafety>Safe for concurrent reads while nothing is inserted.</threadsafety>
internal sealed class EnergyIndex
{
    private const int RunLength = 512;
    private readonly List<List<Entry>> _runs = [];

    /// <summary>Fills an empty index at once.</summary>
    /// <param name="entries">Energies and ids in any order; sorted in place.</param>
    public void Fill(Entry[] entries)
    {
        Array.Sort(entries);
        _runs.Clear();
        const int length = RunLength / 2;
        for (int start = 0; start < entries.Length; start += length)
        {
            var run = new List<Entry>(RunLength);
            run.AddRange(entries.AsSpan(start, Math.Min(length, entries.Length - start)));
            _runs.Add(run);
        }
    }

    public void Insert(double energy, int id)
    {
        var entry = new Entry(energy, id);
        if (_runs.Count == 0)
        {
            _runs.Add(new List<Entry>(RunLength) { entry });
            return;
        }

        int r = Math.Max(0, RunsStartingBefore(entry) - 1);
        List<Entry> run = _runs[r];
        int at = run.BinarySearch(entry);
        run.Insert(at < 0 ? ~at : at, entry);
        if (run.Count == RunLength)
        {
            var upper = new List<Entry>(RunLength);
            upper.AddRange(run[(RunLength / 2)..]);
            run.RemoveRange(RunLength / 2, RunLength / 2);
            _runs.Insert(r + 1, upper);
        }
    }

    /// <summary>Entries whose energy is within a window of one, both ends included, in order of (energy, id).</summary>
    public IEnumerable<Entry> Within(double energy, double window)
    {
        // Rounding of energy − window may cut off a neighbour that is inside: start a little lower and test the difference itself.
        double from = Math.BitDecrement(energy - window);
        foreach (Entry entry in From(new Entry(from, int.MinValue)))
        {
            double difference = entry.Energy - energy;
            if (difference > window)
            {
                yield break;
            }

            if (-difference <= window)
            {
                yield return entry;
            }
        }
    }

    /// <summary>The smallest difference between an energy and those held; null when none is held.</summary>
    public double? NearestGap(double energy)
    {
        var probe = new Entry(energy, int.MinValue);
        double? gap = null;
        foreach (Entry above in From(probe))
        {
            gap = above.Energy - energy;
            break;
        }

        int r = RunsStartingBefore(probe) - 1;
        if (r >= 0)
        {
            int at = ~_runs[r].BinarySearch(probe);
            double below = energy - _runs[r][at - 1].Energy;
            gap = gap is { } g ? Math.Min(g, below) : below;
        }

        return gap;
    }

    private IEnumerable<Entry> From(Entry first)
    {
        int r = Math.Max(0, RunsStartingBefore(first) - 1);
        if (r >= _runs.Count)
        {
            yield break;
        }

        int at = _runs[r].BinarySearch(first);
        at = at < 0 ? ~at : at;
        for (; r < _runs.Count; r++, at = 0)
        {
            for (; at < _runs[r].Count; at++)
            {
                yield return _runs[r][at];
            }
        }
    }

    private int RunsStartingBefore(Entry entry)
    {
        int low = 0, high = _runs.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_runs[middle][0].CompareTo(entry) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    internal readonly record struct Entry(double Energy, int Id) : IComparable<Entry>
    {
        public int CompareTo(Entry other)
        {
            int byEnergy = Energy.CompareTo(other.Energy);
            return byEnergy != 0 ? byEnergy : Id.CompareTo(other.Id);
        }
    }
}
