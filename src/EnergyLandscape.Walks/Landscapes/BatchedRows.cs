using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>The rows that one loss is of, and an evaluator that holds them; all rows, or a batch that is drawn again.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
internal sealed class BatchedRows
{
    private readonly IRowSource _source;
    private readonly RowDraw? _draw;

    /// <summary>Makes the evaluator.</summary>
    /// <param name="network">The network on any rows of the set.</param>
    /// <param name="source">The set.</param>
    /// <param name="count">Rows of a batch, or null for all rows.</param>
    /// <param name="shared">The rows to hold until another batch is drawn.</param>
    public BatchedRows(NetworkPotential network, IRowSource source, int? count, TrainingSet shared)
    {
        _source = source;
        _draw = count is { } rows ? new RowDraw(source.Rows, rows) : null;
        Potential = network.On(shared);
        Evaluator = Potential.CreateEvaluator();
    }

    /// <summary>The loss of the first rows held.</summary>
    public NetworkPotential Potential { get; private set; }

    /// <summary>Evaluates the loss of the rows held.</summary>
    public NetworkEvaluator Evaluator { get; }

    /// <summary>Draws a batch; without batches it does nothing.</summary>
    public void Draw(RandomStream draws)
    {
        if (_draw is not null)
        {
            TrainingSet rows = _source.Take(_draw.Next(draws));
            Potential = Potential.On(rows);
            Evaluator.Load(rows);
        }
    }
}
