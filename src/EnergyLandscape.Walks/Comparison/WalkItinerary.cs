namespace EnergyLandscape.Walks.Comparison;

/// <summary>One walk as a sequence of basins.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class WalkItinerary
{
    /// <summary>Orders what was mapped.</summary>
    /// <param name="walk">Number of the walk, from 0.</param>
    /// <param name="samples">Its mapped samples in the order of their steps.</param>
    /// <param name="stagnation">Its stagnation.</param>
    public WalkItinerary(int walk, IReadOnlyList<MappedSample> samples, StagnationEstimate stagnation)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Walk = walk;
        Samples = samples;
        Stagnation = stagnation;
        (Stays, Crossings) = Follow(samples);
        Visits = [.. samples.Where(sample => sample.Minimum is not null).GroupBy(sample => sample.Minimum!.Value).Select(visit => new BasinVisit(
            visit.Key, visit.First().Step, visit.Count(), visit.Sum(sample => sample.Steps), visit.Select(sample => sample.Copy).Distinct().Count()))];
    }

    /// <summary>Number of the walk, from 0.</summary>
    public int Walk { get; }

    /// <summary>Its mapped samples in the order of their steps.</summary>
    public IReadOnlyList<MappedSample> Samples { get; }

    /// <summary>Its stagnation.</summary>
    public StagnationEstimate Stagnation { get; }

    /// <summary>Its stays in their order.</summary>
    public IReadOnlyList<BasinStay> Stays { get; }

    /// <summary>Its crossings in their order: one less than stays.</summary>
    public IReadOnlyList<BasinCrossing> Crossings { get; }

    /// <summary>The minima that it saw, in the order of first passage.</summary>
    public IReadOnlyList<BasinVisit> Visits { get; }

    /// <summary>Number of its samples whose way down ended in a minimum.</summary>
    public int Mapped => Visits.Sum(visit => visit.Samples);

    /// <summary>Number of different minima modulo symmetry.</summary>
    public int Basins => Visits.Count;

    /// <summary>Number of different minima, symmetry images apart.</summary>
    public int Copies => Visits.Sum(visit => visit.Copies);

    /// <summary>Minimum of the last sample; null when its way down did not end in one.</summary>
    public int? End => Samples[^1].Minimum;

    private static (List<BasinStay> Stays, List<BasinCrossing> Crossings) Follow(IReadOnlyList<MappedSample> samples)
    {
        var stays = new List<BasinStay>();
        var highest = new List<double>();
        double since = double.NegativeInfinity;
        foreach (MappedSample sample in samples)
        {
            // Not a number stays what it is.
            since = sample.Highest > since || double.IsNaN(sample.Highest) ? sample.Highest : since;
            if (sample.Minimum is not { } minimum)
            {
                continue;
            }

            if (stays.Count > 0 && stays[^1].Minimum == minimum && stays[^1].Copy == sample.Copy)
            {
                stays[^1] = stays[^1] with { Last = sample.Step };
            }
            else
            {
                stays.Add(new BasinStay(minimum, sample.Copy, sample.Step, sample.Step));
                highest.Add(since);
            }

            since = double.NegativeInfinity;
        }

        var crossings = new List<BasinCrossing>();
        for (int i = 1; i < stays.Count; i++)
        {
            crossings.Add(new BasinCrossing(stays[i - 1], stays[i], highest[i]));
        }

        return (stays, crossings);
    }
}
