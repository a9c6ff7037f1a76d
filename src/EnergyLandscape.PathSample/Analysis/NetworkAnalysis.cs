using EnergyLandscape.Gmin;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>Measures at the stationary points of a network's loss what Mehta et al. (2018) measure at their minima.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class NetworkAnalysis
{
    /// <summary>Connected hidden nodes of the smallest network that is a minimum and fits the exclusive or (section IV.C).</summary>
    public const int XorNodes = 3;

    private readonly NetworkPotential _potential;
    private readonly NetworkClassifier? _classifier;
    private readonly int[][] _unitPositions;
    private readonly CertifiedZeros _units;
    private readonly CertifiedZeros _origin;
    private readonly bool[] _isOdd;
    private readonly StationaryPointCertifier _certifier;
    private (StationaryPoint Point, ZeroGroups Zeros)? _latest;

    /// <summary>Makes the buffers.</summary>
    /// <param name="potential">The network.</param>
    /// <param name="identity">When two points are one, for certified zeros.</param>
    /// <param name="verification">What counts as stationary.</param>
    public NetworkAnalysis(NetworkPotential potential, IdentityRule identity, VerificationRule verification)
    {
        ArgumentNullException.ThrowIfNull(potential);
        _potential = potential;
        _classifier = NetworkClassifier.Classifies(potential) ? new NetworkClassifier(potential) : null;
        NetworkArchitecture net = potential.Architecture;
        _unitPositions = [.. Enumerable.Range(1, net.HiddenLayers).SelectMany(layer => Enumerable.Range(0, net.Layers[layer]).Select(unit => net.UnitPositions(layer, unit)))];
        _units = new CertifiedZeros(potential, _unitPositions, identity, verification);
        _isOdd = [.. Enumerable.Range(1, net.HiddenLayers).SelectMany(layer => Enumerable.Repeat(net.Activations[layer - 1] == Activation.Tanh, net.Layers[layer]))];
        _certifier = new StationaryPointCertifier(potential);
        _origin = new CertifiedZeros(potential, [[.. Enumerable.Range(0, potential.Dimension)]], identity, verification);
        Observables =
        [
            .. PointObservable.Common,
            .. NetworkObservables.Of(potential),
            new("certified-zero-weights", "certified zero weights", string.Empty, point => CertifiedZeroWeights(ZerosOf(point))),
            new("connected-nodes", "connected hidden nodes", string.Empty, ConnectedNodes),
            new("complexity", "nonzero weights", string.Empty, point => potential.Dimension - NetworkObservables.ZeroWeights(ZerosOf(point).Coordinates.Span)),
        ];
    }

    /// <summary>All observables of the network: those of every point, of networks, and those that rest on certified zeros.</summary>
    public IReadOnlyList<PointObservable> Observables { get; }

    /// <summary>The hidden units of weight zero at a point, layer by layer.</summary>
    public ZeroGroups ZerosOf(StationaryPoint point)
    {
        if (_latest is not { } latest || !ReferenceEquals(latest.Point, point))
        {
            _latest = latest = (point, _units.Of(point));
        }

        return latest.Zeros;
    }

    /// <summary>Whether all weights and biases are zero at a point: certified, or none above 1e-10 where the certificate fails, as at the kink of a ReLU.</summary>
    public bool IsOrigin(StationaryPoint point) => _origin.Of(point).IsZero[0] || NetworkObservables.ZeroWeights(point.Coordinates.Span) == point.Coordinates.Length;

    /// <summary>Measures all points of one kind.</summary>
    /// <param name="store">The landscape, with coordinates.</param>
    /// <param name="kind">Minima, transition states or higher saddles.</param>
    /// <param name="token">Stops between points.</param>
    /// <returns>The points by energy.</returns>
    public IReadOnlyList<AnalysedPoint> Run(StationaryPointStore store, StationaryPointKind kind, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        int needed = NeededNodes(store) ?? 0;
        var points = new List<AnalysedPoint>();
        foreach (StoredPoint stored in store.InEnergyOrder(kind))
        {
            token.ThrowIfCancellationRequested();
            var values = Observables.ToDictionary(observable => observable.Name, observable => observable.Measure(stored.Point));
            points.Add(new AnalysedPoint(
                stored, values, _classifier?.RightProbabilities(stored.Point.Coordinates.Span) ?? [], ZerosOf(stored.Point), AreProved(stored.Point), QualityOf(stored.Point, values, needed)));
        }

        return points;
    }

    /// <summary>How many connected hidden nodes a network needs for the data: <see cref="XorNodes"/> for the exclusive or, otherwise
    /// the fewest of the good minima of the store.</summary>
    public int? NeededNodes(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (_potential.Data.Name == "xor")
        {
            return XorNodes;
        }

        PointObservable? accuracy = Observables.FirstOrDefault(observable => observable.Name == "accuracy");
        return accuracy is null
            ? null
            : store.Minima.Where(minimum => accuracy.Measure(minimum.Point) == 1).Select(minimum => (int?)ConnectedNodes(minimum.Point)).DefaultIfEmpty(null).Min();
    }

    // The sign flip of a unit with an odd activation leaves the loss, the zeroed point and every ball around it unchanged. Where a ball holds exactly
    // one stationary point, the flip maps that point on itself: its unit is exactly zero.
    private bool? AreProved(StationaryPoint point)
    {
        ZeroGroups zeros = ZerosOf(point);
        if (!zeros.IsZero.Contains(true))
        {
            return null;
        }

        if (zeros.IsZero.Where((zero, unit) => zero && !_isOdd[unit]).Any())
        {
            return false;
        }

        Certificate certificate = _certifier.Certify(zeros.Coordinates.Span);
        return certificate.Verdict == CertificateVerdict.Certain && certificate.Index == point.Index;
    }

    // Without any weight no node is connected, whether or not its zero is certified.
    private double ConnectedNodes(StationaryPoint point) => IsOrigin(point) ? 0 : ZerosOf(point).IsZero.Count(zero => !zero);

    // Units of neighbouring layers share weights.
    private int CertifiedZeroWeights(ZeroGroups zeros) => _unitPositions.Where((_, unit) => zeros.IsZero[unit]).SelectMany(positions => positions).Distinct().Count();

    private NetworkQuality QualityOf(StationaryPoint point, Dictionary<string, double> values, int needed) =>
        IsOrigin(point) ? NetworkQuality.Trivial
        : values.GetValueOrDefault("accuracy", double.NaN) != 1 ? NetworkQuality.Bad
        : values["connected-nodes"] <= needed ? NetworkQuality.Optimal
        : NetworkQuality.Suboptimal;
}
