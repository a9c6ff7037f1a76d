namespace EnergyLandscape.Potentials;

/// <summary>A landscape: an immutable description of an energy (or loss) function of <see cref="Dimension"/> coordinates.</summary>
/// <remarks>A potential never knows who explores it. All working memory belongs to the evaluators that it creates.</remarks>
/// <threadsafety>Safe for use from any number of threads; each thread takes its own evaluator.</threadsafety>
public interface IPotential
{
    /// <summary>Number of coordinates.</summary>
    int Dimension { get; }

    /// <summary>The transformations of the coordinates that leave the energy unchanged.</summary>
    SymmetryGroup Symmetry { get; }

    /// <summary>Directions along which the potential is a parabola of its own; none unless it says so.</summary>
    SeparableDirections Separable => SeparableDirections.None(Dimension);

    /// <summary>Whether the energy grows without bound in every direction, so that Morse theory knows the sum Σ (−1)^index over all stationary
    /// points; false unless a potential says so.</summary>
    bool GrowsAtInfinity => false;

    /// <summary>Coordinates that belong together, such as the weights or the biases of one layer: consecutive, and all of them; one block unless a
    /// potential says so.</summary>
    IReadOnlyList<Range> Blocks => [Range.All];

    /// <summary>Creates the working memory of one thread.</summary>
    IEvaluator CreateEvaluator();
}
