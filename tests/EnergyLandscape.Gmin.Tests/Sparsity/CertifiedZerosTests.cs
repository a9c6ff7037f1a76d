using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Gmin.Tests;

/// <summary>Zero units are found where numbers are only nearly zero, and not where they are small but real.</summary>
public sealed class CertifiedZerosTests
{
    private static readonly VerificationRule Loose = new() { GradientTolerance = 1e-11 };

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-3)]
    public void A_unit_that_rounding_keeps_from_zero_is_certified(double lambda)
    {
        NetworkPotential small = XorTruth.Potential(2, lambda), large = XorTruth.Potential(4, lambda);
        double[] x = XorTruth.Embed(small, Quenched(small).Coordinates.Span, large);

        // An error that a gradient of 1e-12 allows at lambda = 1e-6: within the distance window, far above the paper's 1e-10.
        RandomStream stream = new MasterSeed(1).StreamFor(0);
        foreach (int position in large.Architecture.UnitPositions(1, 2).Concat(large.Architecture.UnitPositions(1, 3)))
        {
            x[position] = 1e-7 * (stream.NextDouble() - 0.5);
        }

        StationaryPoint point = StationaryPoint.Verify(large.CreateEvaluator(), x, new VerificationRule { GradientTolerance = 1e-6, StepTolerance = 1e-6 }).Point!;
        Assert.Equal(0, NetworkObservables.ZeroWeights(x));
        ZeroGroups zeros = Units(large, Loose).Of(point);
        Assert.Equal([false, false, true, true], zeros.IsZero);
        Assert.All(large.Architecture.UnitPositions(1, 2), position => Assert.Equal(0, zeros.Coordinates.Span[position]));
    }

    [Fact]
    public void A_small_group_that_is_not_zero_is_refused()
    {
        // The minimum of this parabola is at 1e-8, well within the distance window of zero.
        var potential = new ShiftedParabola(1e-8);
        StationaryPoint point = StationaryPoint.Verify(((IPotential)potential).CreateSecondOrderEvaluator(), [1e-8, 0], new VerificationRule { GradientTolerance = 1e-8 }).Point!;
        ZeroGroups zeros = new CertifiedZeros(potential, [[0], [1]], new IdentityRule(), new VerificationRule()).Of(point);
        Assert.Equal([false, true], zeros.IsZero);
        Assert.Equal(1e-8, zeros.Coordinates.Span[0], 1e-20);
    }

    [Fact]
    public void Connected_units_are_not_zero()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-4);
        Assert.Equal([false, false], Units(potential, new VerificationRule()).Of(Quenched(potential)).IsZero);
    }

    private static CertifiedZeros Units(NetworkPotential potential, VerificationRule rule) =>
        new(potential, [.. Enumerable.Range(0, potential.Architecture.Layers[1]).Select(unit => potential.Architecture.UnitPositions(1, unit))], new IdentityRule(), rule);

    private static StationaryPoint Quenched(NetworkPotential potential)
    {
        var quench = new Quench(new QuenchOptions(), potential);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var start = new double[potential.Dimension];
        for (int i = 0; ; i++)
        {
            StartingPoints.LogUniform(new MasterSeed(3).StreamFor(i), 0.5, 10, start);
            if (quench.Run(evaluator, start).Minimum is { Energy: < 0.3 } minimum)
            {
                return minimum;
            }
        }
    }

    private sealed class ShiftedParabola(double shift) : IPotential
    {
        public int Dimension => 2;

        public SymmetryGroup Symmetry { get; } = new NoSymmetry(2);

        public IEvaluator CreateEvaluator() => new Evaluator(shift);

        private sealed class Evaluator(double shift) : ISecondOrderEvaluator
        {
            public int Dimension => 2;

            public EvaluationCounts Counts => default;

            public double Energy(ReadOnlySpan<double> x) => ((x[0] - shift) * (x[0] - shift)) + (x[1] * x[1]);

            public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
            {
                (gradient[0], gradient[1]) = (2 * (x[0] - shift), 2 * x[1]);
                return Energy(x);
            }

            public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
            {
                ((ReadOnlySpan<double>)[2, 0, 0, 2]).CopyTo(hessian);
                return EnergyGradient(x, gradient);
            }

            public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
            {
                for (int i = 0; i < 2; i++)
                {
                    product[i] = 2 * v[i];
                }
            }
        }
    }
}
