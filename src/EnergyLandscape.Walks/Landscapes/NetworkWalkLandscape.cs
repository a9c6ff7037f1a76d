using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>The loss of a network on training rows as a landscape for walks, with its loss on test rows, accuracies and saturation.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class NetworkWalkLandscape : IWalkLandscape
{
    private const long SharedDraws = -1;

    private readonly NetworkPotential _network;
    private readonly IRowSource _training;
    private readonly IRowSource? _test;
    private readonly WalkBatches _batches;
    private readonly TrainingSet _firstTraining;
    private readonly TrainingSet? _firstTest;

    /// <summary>Describes the landscape.</summary>
    /// <param name="network">The network, its loss and λ; its own rows do not matter.</param>
    /// <param name="training">Rows to follow.</param>
    /// <param name="test">Rows to measure generalisation on, or null.</param>
    /// <param name="batches">Which rows; null for all.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network, or a batch is larger than its set.</exception>
    public NetworkWalkLandscape(NetworkPotential network, IRowSource training, IRowSource? test = null, WalkBatches? batches = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        _batches = batches ?? WalkBatches.All;
        Require(_batches.TrainingRows, training, nameof(training));
        Require(_batches.TestRows, test, nameof(test));
        _network = network;
        _training = training;
        _test = test;
        RandomStream draws = _batches.Seed.StreamFor(SharedDraws);
        _firstTraining = First(training, _batches.TrainingRows, draws);
        _firstTest = test is null ? null : First(test, _batches.TestRows, draws);
    }

    /// <inheritdoc/>
    public int Dimension => _network.Dimension;

    /// <inheritdoc/>
    public IReadOnlyList<Range> Blocks => _network.Blocks;

    /// <inheritdoc/>
    public int ZeroModes => _network.ZeroModes;

    /// <inheritdoc/>
    public IWalkEvaluator CreateEvaluator() => new Evaluator(this);

    private static void Require(int? batch, IRowSource? source, string name)
    {
        if (batch is { } rows && (source is null || rows < 1 || rows > source.Rows))
        {
            throw new ArgumentException($"A batch of {rows} rows of {source?.Rows ?? 0}.", name);
        }
    }

    private static TrainingSet First(IRowSource source, int? rows, RandomStream draws) =>
        rows is { } count ? source.Take(new RowDraw(source.Rows, count).Next(draws)) : source.TakeAll();

    private sealed class Evaluator : IWalkEvaluator, IPublishedRules
    {
        private readonly BatchedRows _training;
        private readonly BatchedRows? _test;
        private readonly BatchPer _per;
        private PublishedCurvature? _published;
        private NetworkPotential? _publishedOf;

        public Evaluator(NetworkWalkLandscape landscape)
        {
            _training = new BatchedRows(landscape._network, landscape._training, landscape._batches.TrainingRows, landscape._firstTraining);

            // Without regularisation: generalisation is that of the data.
            NetworkPotential network = landscape._network, bare = new(network.Architecture, network.Data, network.Output, network.Loss, 0, network.Regularise);
            _test = landscape._firstTest is { } rows ? new BatchedRows(bare, landscape._test!, landscape._batches.TestRows, rows) : null;
            _per = landscape._batches.Per;
        }

        public ISecondOrderEvaluator Training => _training.Evaluator;

        // What the rows leave open and the shifts of softmax outputs. Without hidden layer both are of the same weights: of the directions that the
        // rows leave open one in as many as there are outputs is a shift.
        public int StructuralNullity
        {
            get
            {
                NetworkPotential network = _training.Potential;
                int ofRows = _training.Evaluator.StructuralNullity, shifts = network.ZeroModes;
                return ofRows + shifts - (shifts > 0 && network.Architecture.HiddenLayers == 0 ? ofRows / network.Architecture.Outputs : 0);
            }
        }

        public void BeginWalk(RandomStream draws)
        {
            if (_per != BatchPer.Run)
            {
                Draw(draws);
            }
        }

        public void BeginStep(RandomStream draws)
        {
            if (_per == BatchPer.Step)
            {
                Draw(draws);
            }
        }

        public WalkMeasures Measure(ReadOnlySpan<double> x)
        {
            double testLoss = _test?.Evaluator.Energy(x) ?? double.NaN;
            return new WalkMeasures(testLoss, _training.Evaluator.LatestAccuracy(), _test?.Evaluator.LatestAccuracy() ?? double.NaN, _training.Evaluator.LatestSaturation());
        }

        public CurvatureClass ClassifyBlocks(ReadOnlySpan<double> x) => Published().Classify(x);

        public void SingleGradient(ReadOnlySpan<double> x, Span<double> gradient) => Published().Gradient(x, gradient);

        // Of the rows held now.
        private PublishedCurvature Published()
        {
            if (_published is null || !ReferenceEquals(_publishedOf, _training.Potential))
            {
                _publishedOf = _training.Potential;
                _published = new PublishedCurvature(_publishedOf);
            }

            return _published;
        }

        private void Draw(RandomStream draws)
        {
            _training.Draw(draws);
            _test?.Draw(draws);
        }
    }
}
