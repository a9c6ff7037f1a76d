using EnergyLandscape.PathSample;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>The transition network that walks saw against that of the database.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class TransitionCensus
{
    private TransitionCensus(IReadOnlyList<SeenTransition> seen, IReadOnlyDictionary<(int Lower, int Upper), LandscapeEdge> edges)
    {
        Seen = seen;
        var pairs = seen.Select(transition => Pair(transition.From, transition.To)).ToHashSet();
        Missed = [.. edges.Where(edge => !pairs.Contains(edge.Key)).Select(edge => edge.Value).OrderBy(edge => edge.Energy).ThenBy(edge => edge.TransitionState).ThenBy(edge => edge.Source).ThenBy(edge => edge.Target)];
        Edges = edges.Keys.Count(pair => pair.Lower != pair.Upper);
        Loops = edges.Count - Edges;
        Found = Pairs(TransitionKind.Direct, loops: false);
        Jumped = Pairs(TransitionKind.Jumped, loops: false);
        LoopsFound = Pairs(TransitionKind.Direct, loops: true);
        LoopsJumped = Pairs(TransitionKind.Jumped, loops: true);
    }

    /// <summary>The transitions that walks made, by the energies of the minima before and after.</summary>
    public IReadOnlyList<SeenTransition> Seen { get; }

    /// <summary>Edges of the database that no walk went along, loops among them, each with its lowest transition state, by energy.</summary>
    public IReadOnlyList<LandscapeEdge> Missed { get; }

    /// <summary>Pairs of different minima that the database joins directly.</summary>
    public int Edges { get; }

    /// <summary>Of these, the pairs that walks saw.</summary>
    public int Found { get; }

    /// <summary>Pairs of different minima that walks saw and the database does not join directly.</summary>
    public int Jumped { get; }

    /// <summary>Minima with two images that the database joins directly.</summary>
    public int Loops { get; }

    /// <summary>Of these, the minima between whose images walks crossed.</summary>
    public int LoopsFound { get; }

    /// <summary>Minima between whose images walks crossed, but the database joins none directly.</summary>
    public int LoopsJumped { get; }

    /// <summary>Number of crossings between different minima.</summary>
    public int Crossings => Seen.Where(transition => transition.From != transition.To).Sum(transition => transition.Count);

    /// <summary>Number of crossings between images of one minimum.</summary>
    public int SelfCrossings => Seen.Where(transition => transition.From == transition.To).Sum(transition => transition.Count);

    /// <summary>Number of crossings between different minima of the database that it connects, so that their minimax barrier is known.</summary>
    public int CrossingsWithBarrier => Seen.Where(transition => double.IsFinite(transition.Minimax)).Sum(transition => transition.Count);

    /// <summary>Number of these that stay below the minimax barrier.</summary>
    public int Through => Seen.Sum(transition => transition.Through);

    /// <summary>Mean over crossings between different minima of the database of the barrier climbed; NaN without any.</summary>
    public double MeanClimb => Mean(transition => transition.MeanClimb);

    /// <summary>Mean over the same crossings of the minimax barrier; NaN without any.</summary>
    public double MeanMinimax => Mean(transition => transition.Minimax);

    /// <summary>Counts the crossings of walks.</summary>
    /// <param name="landscape">The database.</param>
    /// <param name="walks">The walks.</param>
    public static TransitionCensus Of(ComparedLandscape landscape, IReadOnlyList<WalkItinerary> walks)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(walks);
        var edges = new Dictionary<(int Lower, int Upper), LandscapeEdge>();
        foreach (LandscapeEdge edge in landscape.Network.Graph.Edges.OrderBy(edge => edge.Energy).ThenBy(edge => edge.TransitionState))
        {
            edges.TryAdd((edge.Source, edge.Target), edge);
        }

        var place = landscape.ByEnergy().Select((id, i) => (id, i)).ToDictionary(entry => entry.id, entry => entry.i);
        IEnumerable<SeenTransition> seen = walks
            .SelectMany((walk, i) => walk.Crossings.Select(crossing => (Walk: i, Crossing: crossing)))
            .GroupBy(entry => (From: entry.Crossing.From.Minimum, To: entry.Crossing.To.Minimum))
            .OrderBy(group => place[group.Key.From]).ThenBy(group => place[group.Key.To])
            .Select(group => Transition(landscape, edges, group.Key.From, group.Key.To, [.. group]));
        return new TransitionCensus([.. seen], edges);
    }

    private static SeenTransition Transition(
        ComparedLandscape landscape, Dictionary<(int Lower, int Upper), LandscapeEdge> edges, int from, int to, (int Walk, BasinCrossing Crossing)[] crossings)
    {
        double start = landscape.Catalogue[from].Energy;
        double[] climbs = [.. crossings.Select(entry => entry.Crossing.Highest - start).Where(double.IsFinite)];
        bool known = Math.Max(from, to) <= landscape.Stored;
        LandscapeEdge? edge = edges.GetValueOrDefault(Pair(from, to));
        double minimax = known && from != to ? landscape.Tree.Barrier(from, to) : double.NaN;
        return new SeenTransition
        {
            From = from,
            To = to,
            Count = crossings.Length,
            Walks = crossings.Select(entry => entry.Walk).Distinct().Count(),
            Kind = !known ? TransitionKind.New : edge is null ? TransitionKind.Jumped : TransitionKind.Direct,
            TransitionState = edge?.TransitionState,
            LeastClimb = climbs.Length > 0 ? climbs.Min() : double.NaN,
            MeanClimb = climbs.Length > 0 ? climbs.Average() : double.NaN,
            HighestClimb = climbs.Length > 0 ? climbs.Max() : double.NaN,
            Minimax = minimax - start,
            Through = double.IsFinite(minimax) ? crossings.Count(entry => entry.Crossing.Highest < minimax) : 0,
        };
    }

    private static (int Lower, int Upper) Pair(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    private double Mean(Func<SeenTransition, double> barrier)
    {
        double sum = 0;
        long count = 0;
        foreach (SeenTransition transition in Seen.Where(transition => double.IsFinite(transition.MeanClimb) && double.IsFinite(transition.Minimax)))
        {
            sum += transition.Count * barrier(transition);
            count += transition.Count;
        }

        return count > 0 ? sum / count : double.NaN;
    }

    private int Pairs(TransitionKind kind, bool loops) => Seen
        .Where(transition => transition.Kind == kind && transition.From == transition.To == loops).Select(transition => Pair(transition.From, transition.To)).Distinct().Count();
}
