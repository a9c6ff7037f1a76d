namespace EnergyLandscape.PathSample;

/// <summary>How many of a number of starts reached each minimum, and what became of the others.</summary>
/// <remarks>Shares are of all starts, so that they and those of the others sum to 1.</remarks>
/// <threadsafety>Safe for concurrent reads while no trial is taken.</threadsafety>
public sealed class BasinShares
{
    private readonly Dictionary<int, long> _arrivals = [];
    private readonly long[] _outcomes = new long[Enum.GetValues<BasinOutcome>().Length];
    private double _energies;
    private long _begun;

    /// <summary>Number of starts.</summary>
    public long Starts { get; private set; }

    /// <summary>Number of those whose approach diverged: they have no outcome.</summary>
    public long Diverged { get; private set; }

    /// <summary>Number of those that reached a minimum.</summary>
    public long Mapped => this[BasinOutcome.Minimum];

    /// <summary>Mean energy where the ways down began; NaN without any.</summary>
    public double MeanEnergy => _energies / _begun;

    /// <summary>Ids of the minima that were reached, in ascending order.</summary>
    public IEnumerable<int> Reached => _arrivals.Keys.Order();

    /// <summary>Number of starts with an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public long this[BasinOutcome outcome] => _outcomes[(int)outcome];

    /// <summary>Number of starts that reached a minimum.</summary>
    /// <param name="minimum">Its id.</param>
    public long ArrivalsAt(int minimum) => _arrivals.GetValueOrDefault(minimum);

    /// <summary>Share of all starts that reached a minimum, all its symmetry copies together, with its interval.</summary>
    /// <param name="minimum">Its id.</param>
    public WilsonInterval ShareOf(int minimum) => WilsonInterval.Of(ArrivalsAt(minimum), Starts);

    /// <summary>Counts a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="arrival">Its minimum, as <see cref="BasinCatalogue.Take"/> gave it.</param>
    internal void Take(in BasinTrial trial, BasinArrival? arrival)
    {
        Starts++;
        if (trial.Diverged)
        {
            Diverged++;
            return;
        }

        _outcomes[(int)trial.End.Outcome]++;
        _energies += trial.Energy;
        _begun++;
        if (arrival is { } minimum)
        {
            _arrivals[minimum.Minimum] = ArrivalsAt(minimum.Minimum) + 1;
        }
    }
}
