using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Searches for stationary points of any index inside a fixed space of the symmetry group, in the coordinates of that space, and
/// verifies them in the whole one.</summary>
/// <remarks>Symmetric stationary points are plain points of a space of few dimensions, whatever their index in the whole space is.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class FixedSpaceSearch
{
    // Searches near a known point work in spaces of units in any order, too many to keep the buffers of all.
    private const int MostSpaces = 256;

    private readonly EigenvectorFollowingOptions _options;
    private readonly IPotential _potential;
    private readonly ISecondOrderEvaluator _evaluator;
    private readonly NewtonPolish _polish;
    private readonly Dictionary<FixedSpace, Room> _rooms = [];
    private readonly double[] _x;

    /// <summary>Makes the buffers.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="potential">The landscape.</param>
    /// <param name="evaluator">Its evaluator, which every search uses and counts with.</param>
    public FixedSpaceSearch(EigenvectorFollowingOptions options, IPotential potential, ISecondOrderEvaluator evaluator)
    {
        ArgumentNullException.ThrowIfNull(potential);
        _options = options;
        _potential = potential;
        _evaluator = evaluator;
        _polish = new NewtonPolish(potential.Separable);
        _x = new double[potential.Dimension];
    }

    /// <summary>How many searches were made.</summary>
    public long Runs { get; private set; }

    /// <summary>Searches from a random point.</summary>
    /// <param name="space">The space.</param>
    /// <param name="smallest">Smallest size of the start.</param>
    /// <param name="largest">Largest size of the start.</param>
    /// <param name="stream">Where the start and the number of modes to be climbed are drawn from.</param>
    /// <param name="token">Checked between steps.</param>
    public SaddleSearchResult FromRandom(FixedSpace space, double smallest, double largest, RandomStream stream, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(stream);
        if (RoomOf(space) is not { } room)
        {
            return VerifyWhole();
        }

        double size = StartingPoints.LogUniform(stream, smallest, largest, room.Start);
        int most = room.Modes.Count;
        int index = LowIndex(stream) ?? stream.NextInt(((most + 1) / 2) + 2);
        return Run(room, Math.Min(index, most - 1), 0.3 * size, token);
    }

    /// <summary>Searches from a point near a known one: half of the time for index 0 or 1, else for its own number of negative eigenvalues, one more or one less.</summary>
    /// <param name="space">The space.</param>
    /// <param name="start">The point, length m of the space.</param>
    /// <param name="initialStep">Trust radius at first.</param>
    /// <param name="stream">Where the number of modes to be climbed is drawn from.</param>
    /// <param name="token">Checked between steps.</param>
    public SaddleSearchResult FromPoint(FixedSpace space, ReadOnlySpan<double> start, double initialStep, RandomStream stream, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(stream);
        if (RoomOf(space) is not { } room)
        {
            return VerifyWhole();
        }

        start.CopyTo(room.Start);
        room.Evaluator.EnergyGradientHessian(start, room.Gradient, room.Hessian);
        room.Modes.Decompose(room.Hessian, room.Gradient);
        int negative = 0;
        foreach (double value in room.Modes.Values)
        {
            negative += value < 0 ? 1 : 0;
        }

        int index = LowIndex(stream) ?? negative + (stream.NextInt(2) == 0 ? 0 : stream.NextInt(3) - 1);
        return Run(room, Math.Clamp(index, 0, room.Modes.Count - 1), initialStep, token);
    }

    // Minima have index 0 in every space, transition states 0 or 1: half of the searches are for them.
    private static int? LowIndex(RandomStream stream) => stream.NextInt(2) == 0 ? (stream.NextInt(4) == 0 ? 0 : 1) : null;

    private SaddleSearchResult Run(Room room, int index, double initialStep, CancellationToken token)
    {
        Runs++;
        SaddleSearchResult inside = room.Search.RunAnyIndex(room.Evaluator, room.Start, index, initialStep, token);
        if (inside.Point is not { } point)
        {
            return inside;
        }

        room.Space.Expand(point.Coordinates.Span, _x);
        return VerifyWhole();
    }

    private SaddleSearchResult VerifyWhole()
    {
        _polish.Polish(_evaluator, _x);
        Verification verification = StationaryPoint.Verify(_evaluator, _x, _options.Verification);
        return verification.Outcome switch
        {
            VerificationOutcome.Verified => new SaddleSearchResult(SaddleSearchOutcome.Converged, verification.Point),
            VerificationOutcome.Degenerate => new SaddleSearchResult(SaddleSearchOutcome.Degenerate, verification.Point),
            VerificationOutcome.NotFinite => new SaddleSearchResult(SaddleSearchOutcome.NotFinite, null),
            _ => new SaddleSearchResult(SaddleSearchOutcome.StepLimit, null),
        };
    }

    // A space without modes holds one stationary point, the origin, which is put into place; there is nothing to search.
    private Room? RoomOf(FixedSpace space)
    {
        if (!_rooms.TryGetValue(space, out Room? room))
        {
            if (_rooms.Count == MostSpaces)
            {
                _rooms.Clear();
            }

            RestrictedPotential restricted = space.Restrict(_potential);
            if (restricted.Separable.ReducedDimension == 0)
            {
                Array.Clear(_x);
                return null;
            }

            room = new Room(restricted, restricted.Evaluator(_evaluator), _options);
            _rooms.Add(space, room);
        }

        return room;
    }

    private sealed class Room(RestrictedPotential restricted, ISecondOrderEvaluator evaluator, EigenvectorFollowingOptions options)
    {
        public FixedSpace Space => restricted.Space;

        public ISecondOrderEvaluator Evaluator => evaluator;

        public EigenvectorFollowingSearch Search { get; } = new(options with { Verification = options.Verification with { ZeroModes = restricted.Dimension } }, restricted);

        public ModeStep Modes { get; } = new(restricted.Separable);

        public double[] Start { get; } = new double[restricted.Dimension];

        public double[] Gradient { get; } = new double[restricted.Dimension];

        public double[] Hessian { get; } = new double[restricted.Dimension * restricted.Dimension];
    }
}
