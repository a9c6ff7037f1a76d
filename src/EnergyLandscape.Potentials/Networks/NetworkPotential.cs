namespace EnergyLandscape.Potentials;

/// <summary>The regularised loss of a feed-forward network on a training set, as a function of its weights and biases.</summary>
/// <remarks>E(W) = loss(W) + λ Σ w² without a factor 1/2 (Mehta et al. 2018, eq. 3). The loss is a pure function of W: layers with
/// running state do not exist here.</remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class NetworkPotential : IEnclosablePotential, IPotentialFamily, IRowParallelPotential
{
    private readonly Lazy<SymmetryGroup> _symmetry;
    private Lazy<BlockedRows> _rows;
    private readonly Lazy<SeparableDirections> _separable;

    /// <summary>Describes a landscape. Cheap: symmetries are worked out when first asked for, so that a potential can be made for every batch of rows.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="data">The training set.</param>
    /// <param name="output">What the output units do.</param>
    /// <param name="loss">How far outputs are from targets.</param>
    /// <param name="lambda">λ ≥ 0, the factor of the sum of squares.</param>
    /// <param name="regularise">Which parameters the sum runs over.</param>
    /// <exception cref="ArgumentException">Layers do not fit the data, or the loss does not fit the output function.</exception>
    public NetworkPotential(
        NetworkArchitecture architecture,
        TrainingSet data,
        OutputFunction output = OutputFunction.Softmax,
        LossFunction loss = LossFunction.CrossEntropy,
        double lambda = 0,
        Regularisation regularise = Regularisation.All)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(data);
        if (architecture.Inputs != data.InputColumns || architecture.Outputs != data.TargetColumns)
        {
            throw new ArgumentException(
                $"The network {architecture} takes {architecture.Inputs} inputs and gives {architecture.Outputs} outputs, but the data '{data.Name}' has {data.InputColumns} input and {data.TargetColumns} target columns.",
                nameof(architecture));
        }

        if (output == OutputFunction.Linear && loss == LossFunction.CrossEntropy)
        {
            throw new ArgumentException("Cross-entropy needs probabilities: softmax or logistic outputs, not linear ones.", nameof(loss));
        }

        if (output == OutputFunction.Softmax && architecture.Outputs < 2)
        {
            throw new ArgumentException("Softmax of a single output is always 1: use logistic output, or one output a class.", nameof(output));
        }

        if (!(lambda >= 0) || double.IsInfinity(lambda))
        {
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "Regularisation must be zero or positive.");
        }

        Architecture = architecture;
        Data = data;
        Output = output;
        Loss = loss;
        Lambda = lambda;
        Regularise = regularise;
        _rows = new Lazy<BlockedRows>(() => new BlockedRows(this, data));
        _separable = new Lazy<SeparableDirections>(() => new SeparableDirections(architecture.Dimension, OutputShiftPositions(output, architecture)));
        _symmetry = new Lazy<SymmetryGroup>(() => new NetworkSymmetry(architecture, data, OutputShifts(output, lambda, regularise, architecture)));
    }

    /// <summary>The network.</summary>
    public NetworkArchitecture Architecture { get; }

    /// <summary>The training set.</summary>
    public TrainingSet Data { get; }

    /// <summary>What the output units do.</summary>
    public OutputFunction Output { get; }

    /// <summary>How far outputs are from targets.</summary>
    public LossFunction Loss { get; }

    /// <summary>λ, the factor of the sum of squares.</summary>
    public double Lambda { get; }

    /// <summary>Which parameters the sum of squares runs over.</summary>
    public Regularisation Regularise { get; }

    /// <inheritdoc/>
    /// <remarks>ln λ; minus infinity without regularisation.</remarks>
    public double Parameter => Math.Log(Lambda);

    /// <inheritdoc/>
    public int Dimension => Architecture.Dimension;

    /// <inheritdoc/>
    public SymmetryGroup Symmetry => _symmetry.Value;

    /// <summary>Number of directions that the loss cannot see at any point because softmax does not see a common shift of the outputs: that of
    /// <see cref="Symmetry"/>, known without it.</summary>
    public int ZeroModes => OutputShifts(Output, Lambda, Regularise, Architecture);

    /// <inheritdoc/>
    /// <remarks>With softmax: the sums over the outputs of the weights from each unit of the last hidden layer, and of the output
    /// biases.</remarks>
    public SeparableDirections Separable => _separable.Value;

    /// <inheritdoc/>
    /// <remarks>Losses are not negative, so regularising all parameters is enough.</remarks>
    public bool GrowsAtInfinity => Lambda > 0 && (Regularise == Regularisation.All || !Architecture.Biases);

    /// <inheritdoc/>
    /// <remarks>Layer by layer, the weights and then the biases: W1, b1, W2, b2 … (the tensors of the published curvature classes).</remarks>
    public IReadOnlyList<Range> Blocks => Architecture.Blocks;

    /// <summary>The same network, loss and λ on other rows, such as a batch or the test rows.</summary>
    /// <param name="data">Rows with the same numbers of columns.</param>
    /// <exception cref="ArgumentException">The columns do not fit the network.</exception>
    public NetworkPotential On(TrainingSet data) => new(Architecture, data, Output, Loss, Lambda, Regularise);

    /// <summary>The rows as all evaluators read them.</summary>
    internal BlockedRows BlockedRows => _rows.Value;

    /// <inheritdoc cref="IPotential.CreateEvaluator"/>
    public NetworkEvaluator CreateEvaluator() => new(this);

    /// <inheritdoc cref="IRowParallelPotential.CreateEvaluator"/>
    public NetworkEvaluator CreateEvaluator(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new NetworkEvaluator(this, threads);
    }

    ISecondOrderEvaluator IRowParallelPotential.CreateEvaluator(int threads) => CreateEvaluator(threads);

    IEvaluator IPotential.CreateEvaluator() => CreateEvaluator();

    /// <inheritdoc cref="IPotentialFamily.At"/>
    public NetworkPotential At(double parameter) => new(Architecture, Data, Output, Loss, Math.Exp(parameter), Regularise) { _rows = _rows };

    IPotential IPotentialFamily.At(double parameter) => At(parameter);

    /// <inheritdoc/>
    public IEnclosingEvaluator CreateEnclosingEvaluator() => new NetworkEnclosure(this);

    private static IEnumerable<int[]> OutputShiftPositions(OutputFunction output, NetworkArchitecture architecture)
    {
        if (output != OutputFunction.Softmax)
        {
            yield break;
        }

        int last = architecture.Layers.Length - 1;
        for (int from = 0; from < architecture.Layers[last - 1]; from++)
        {
            yield return [.. Enumerable.Range(0, architecture.Outputs).Select(k => architecture.Weight(last, k, from))];
        }

        if (architecture.Biases)
        {
            yield return [.. Enumerable.Range(0, architecture.Outputs).Select(k => architecture.BiasOffset(last) + k)];
        }
    }

    // Softmax does not see a common shift of the outputs. Unless regularised, the shift of the biases, and with lambda = 0 that of the
    // weights from each unit of the last hidden layer, is a zero mode of every point.
    private static int OutputShifts(OutputFunction output, double lambda, Regularisation regularise, NetworkArchitecture architecture)
    {
        if (output != OutputFunction.Softmax)
        {
            return 0;
        }

        int fromBiases = architecture.Biases && (lambda == 0 || regularise == Regularisation.Weights) ? 1 : 0;
        return fromBiases + (lambda == 0 ? architecture.Layers[^2] : 0);
    }
}
