namespace EnergyLandscape.Potentials;

/// <summary>A potential on a <see cref="FixedSpace"/> of its symmetry group, in the coordinates of that space.</summary>
/// <threadsafety>Immutable; safe. Its evaluators are not.</threadsafety>
public sealed class RestrictedPotential : IPotential
{
    private readonly IPotential _whole;

    /// <summary>Restricts a potential.</summary>
    /// <param name="whole">The potential.</param>
    /// <param name="space">Where to.</param>
    public RestrictedPotential(IPotential whole, FixedSpace space)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(space);
        _whole = whole;
        Space = space;
        Symmetry = new NoSymmetry(space.ReducedDimension);
        Separable = new SeparableDirections(
            space.ReducedDimension,
            whole.Separable.Positions.Select(space.Image).OfType<int[]>().DistinctBy(positions => string.Join(' ', positions)));
    }

    /// <summary>The space.</summary>
    public FixedSpace Space { get; }

    /// <inheritdoc/>
    public int Dimension => Space.ReducedDimension;

    /// <inheritdoc/>
    /// <remarks>What is left of the symmetry inside the space is not asked for.</remarks>
    public SymmetryGroup Symmetry { get; }

    /// <inheritdoc/>
    public SeparableDirections Separable { get; }

    /// <inheritdoc/>
    public IEvaluator CreateEvaluator() => Evaluator(_whole.CreateSecondOrderEvaluator());

    /// <summary>An evaluator that uses, and counts with, one of the whole potential.</summary>
    public ISecondOrderEvaluator Evaluator(ISecondOrderEvaluator whole) => new RestrictedEvaluator(whole, Space);

    private sealed class RestrictedEvaluator(ISecondOrderEvaluator whole, FixedSpace space) : ISecondOrderEvaluator
    {
        private readonly double[] _x = new double[space.Dimension];
        private readonly double[] _vector = new double[space.Dimension];
        private readonly double[] _gradient = new double[space.Dimension];
        private readonly double[] _hessian = new double[space.Dimension * space.Dimension];

        public int Dimension => space.ReducedDimension;

        public EvaluationCounts Counts => whole.Counts;

        public double Energy(ReadOnlySpan<double> x)
        {
            space.Expand(x, _x);
            return whole.Energy(_x);
        }

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            space.Expand(x, _x);
            double energy = whole.EnergyGradient(_x, _gradient);
            space.Reduce(_gradient, gradient);
            return energy;
        }

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
        {
            space.Expand(x, _x);
            double energy = whole.EnergyGradientHessian(_x, _gradient, _hessian);
            space.Reduce(_gradient, gradient);
            space.ReduceHessian(_hessian, hessian);
            return energy;
        }

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
        {
            space.Expand(x, _x);
            space.Expand(v, _vector);
            whole.HessianVector(_x, _vector, _gradient);
            space.Reduce(_gradient, product);
        }
    }
}
