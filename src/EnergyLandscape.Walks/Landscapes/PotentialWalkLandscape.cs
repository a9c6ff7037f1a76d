using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Any potential as a landscape for walks: loss is its energy, and nothing else is measured.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class PotentialWalkLandscape : IWalkLandscape
{
    private readonly IPotential _potential;

    /// <summary>Describes the landscape.</summary>
    /// <param name="potential">The potential.</param>
    /// <exception cref="ArgumentException">Its evaluators know no second derivatives.</exception>
    public PotentialWalkLandscape(IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        if (potential.CreateEvaluator() is not ISecondOrderEvaluator)
        {
            throw new ArgumentException("Walks need a potential with second derivatives, such as FiniteDifferenceEvaluator supplies.", nameof(potential));
        }

        _potential = potential;
    }

    /// <inheritdoc/>
    public int Dimension => _potential.Dimension;

    /// <inheritdoc/>
    public IReadOnlyList<Range> Blocks => _potential.Blocks;

    /// <inheritdoc/>
    public int ZeroModes => _potential is NetworkPotential network ? network.ZeroModes : _potential.Symmetry.ZeroModes;

    /// <inheritdoc/>
    public IWalkEvaluator CreateEvaluator() => new Evaluator((ISecondOrderEvaluator)_potential.CreateEvaluator(), ZeroModes);

    private sealed class Evaluator(ISecondOrderEvaluator training, int zeroModes) : IWalkEvaluator
    {
        public ISecondOrderEvaluator Training => training;

        public int StructuralNullity => zeroModes;

        public void BeginWalk(RandomStream draws)
        {
        }

        public void BeginStep(RandomStream draws)
        {
        }

        public WalkMeasures Measure(ReadOnlySpan<double> x) => new(double.NaN, double.NaN, double.NaN, double.NaN);
    }
}
