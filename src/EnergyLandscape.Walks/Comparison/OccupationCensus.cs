using EnergyLandscape.PathSample;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>Samples, walks and ends of walks by minimum.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class OccupationCensus
{
    private OccupationCensus(IReadOnlyList<BasinOccupation> basins, IReadOnlyList<WalkItinerary> walks)
    {
        Basins = basins;
        Walks = walks.Count;
        WalksMapped = walks.Count(walk => walk.Mapped > 0);
        foreach (WalkItinerary walk in walks)
        {
            foreach (MappedSample sample in walk.Samples)
            {
                Samples++;
                Outcomes[(int)sample.Outcome]++;
            }
        }

        Lowest = basins.FirstOrDefault(basin => basin.Samples > 0)?.Minimum;
        NeverSeen = [.. basins.Where(basin => basin.Samples == 0 && !basin.IsNew).Select(basin => basin.Minimum)];
        MinimaSeen = basins.Count(basin => basin.Samples > 0 && !basin.IsNew);
        NewMinima = basins.Count(basin => basin.IsNew && basin.Samples > 0);
    }

    /// <summary>Minima by energy, then id: all of the database and the new ones.</summary>
    public IReadOnlyList<BasinOccupation> Basins { get; }

    /// <summary>Number of walks.</summary>
    public int Walks { get; }

    /// <summary>Number of walks with a sample whose way down ended in a minimum: the trials of shares of samples.</summary>
    public int WalksMapped { get; }

    /// <summary>Number of samples that were gone down from.</summary>
    public long Samples { get; }

    /// <summary>Number of them whose way down ended in a minimum.</summary>
    public long Mapped => Outcomes[(int)BasinOutcome.Minimum];

    /// <summary>Number of minima of the database with a sample.</summary>
    public int MinimaSeen { get; }

    /// <summary>Number of minima with a sample that the database lacks.</summary>
    public int NewMinima { get; }

    /// <summary>Id of the lowest minimum with a sample; null when there is none.</summary>
    public int? Lowest { get; }

    /// <summary>Minima of the database without a sample, by energy.</summary>
    public IReadOnlyList<int> NeverSeen { get; }

    private long[] Outcomes { get; } = new long[Enum.GetValues<BasinOutcome>().Length];

    /// <summary>Number of samples whose way down ended so.</summary>
    /// <param name="outcome">The end.</param>
    public long CountOf(BasinOutcome outcome) => Outcomes[(int)outcome];

    /// <summary>Counts walks.</summary>
    /// <param name="landscape">The database.</param>
    /// <param name="walks">The walks.</param>
    /// <param name="independent">Whether the walks are independent of each other; shares have no interval if not.</param>
    public static OccupationCensus Of(ComparedLandscape landscape, IReadOnlyList<WalkItinerary> walks, bool independent = true)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(walks);
        var tallies = new Dictionary<int, Tally>();
        foreach (WalkItinerary walk in walks)
        {
            foreach (BasinVisit visit in walk.Visits)
            {
                Of(tallies, visit.Minimum).Add(visit, (double)visit.Samples / walk.Mapped);
            }

            foreach (BasinStay stay in walk.Stays)
            {
                Of(tallies, stay.Minimum).Copies.Add(stay.Copy);
            }

            if (walk.End is { } end)
            {
                Of(tallies, end).Ends++;
            }
        }

        var trials = new WalkTrials(walks, independent);
        return new OccupationCensus([.. landscape.ByEnergy().Select(id => Occupation(landscape, id, tallies.GetValueOrDefault(id) ?? new Tally(), trials))], walks);
    }

    private static Tally Of(Dictionary<int, Tally> tallies, int minimum)
    {
        if (!tallies.TryGetValue(minimum, out Tally? tally))
        {
            tallies[minimum] = tally = new Tally();
        }

        return tally;
    }

    private static BasinOccupation Occupation(ComparedLandscape landscape, int id, Tally tally, WalkTrials trials) => new()
    {
        Minimum = id,
        Energy = landscape.Catalogue[id].Energy,
        IsNew = id > landscape.Stored,
        OrbitSize = landscape.OrbitOf(id),
        Samples = tally.Samples,
        Residence = tally.Residence,
        Walks = tally.Walks,
        Ends = tally.Ends,
        Copies = tally.Copies.Count,
        FirstPassage = tally.Walks > 0 ? (double)tally.Passages / tally.Walks : double.NaN,
        EarliestPassage = tally.Walks > 0 ? tally.Earliest : null,
        SampleShare = trials.OfSamples(tally.Shares),
        WalkShare = trials.OfWalks(tally.Walks),
        EndShare = trials.OfWalks(tally.Ends),
    };

    private sealed class Tally
    {
        public long Samples { get; private set; }

        public double Shares { get; private set; }

        public long Residence { get; private set; }

        public int Walks { get; private set; }

        public int Ends { get; set; }

        public long Passages { get; private set; }

        public int Earliest { get; private set; } = int.MaxValue;

        public HashSet<int> Copies { get; } = [];

        public void Add(BasinVisit visit, double share)
        {
            Samples += visit.Samples;
            Shares += share;
            Residence += visit.Residence;
            Walks++;
            Passages += visit.FirstPassage;
            Earliest = Math.Min(Earliest, visit.FirstPassage);
        }
    }
}
