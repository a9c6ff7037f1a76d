namespace EnergyLandscape.Walks;

/// <summary>What a walk samples: a landscape with whatever else can be measured at a point.</summary>
/// <threadsafety>Immutable; safe. Each thread takes its own evaluator.</threadsafety>
public interface IWalkLandscape
{
    /// <summary>Number of coordinates.</summary>
    int Dimension { get; }

    /// <summary>Coordinates that belong together (weights, biases of one layer): the blocks of the published curvature class.</summary>
    IReadOnlyList<Range> Blocks { get; }

    /// <summary>Number of directions that the loss cannot see at any point by its symmetry, such as the common shifts of softmax outputs. Their zero
    /// eigenvalues make no point singular; they are part of <see cref="IWalkEvaluator.StructuralNullity"/>.</summary>
    int ZeroModes { get; }

    /// <summary>Creates the working memory of one thread.</summary>
    IWalkEvaluator CreateEvaluator();
}
