namespace EnergyLandscape.Walks;

/// <summary>What a walk samples: a landscape with whatever else can be measured at a point.</summary>
/// <threadsafety>Immutable; safe. Each thread takes its own evaluator.</threadsafety>
public interface IWalkLandscape
{
    /// <summary>Number of coordinates.</summary>
    int Dimension { get; }

    /// <summary>Coordinates that belong together (weights, biases of one layer): the blocks of the published curvature class.</summary>
    IReadOnlyList<Range> Blocks { get; }

    /// <summary>Creates the working memory of one thread.</summary>
    IWalkEvaluator CreateEvaluator();
}
