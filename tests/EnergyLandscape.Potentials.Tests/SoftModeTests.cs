namespace EnergyLandscape.Potentials.Tests;

public class SoftModeTests
{
    [Theory]
    [InlineData(0, VerificationOutcome.Verified)]
    [InlineData(1e-9, VerificationOutcome.Verified)]
    [InlineData(1e-4, VerificationOutcome.NotStationary)]
    public void A_small_gradient_along_a_soft_mode_does_not_pass_for_a_stationary_point(double displacement, VerificationOutcome expected)
    {
        Verification verification = StationaryPoint.Verify(new SoftValley(), [displacement, 0], new VerificationRule());
        Assert.Equal(expected, verification.Outcome);
        Assert.True(1e-9 * displacement < new VerificationRule().GradientTolerance);
    }

    // ½ (1e-9 x² + y²)
    private sealed class SoftValley : ISecondOrderEvaluator
    {
        public int Dimension => 2;

        public EvaluationCounts Counts => default;

        public double Energy(ReadOnlySpan<double> x) => 0.5 * ((1e-9 * x[0] * x[0]) + (x[1] * x[1]));

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            (gradient[0], gradient[1]) = (1e-9 * x[0], x[1]);
            return Energy(x);
        }

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
        {
            (hessian[0], hessian[1], hessian[2], hessian[3]) = (1e-9, 0, 0, 1);
            return EnergyGradient(x, gradient);
        }

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product) => (product[0], product[1]) = (1e-9 * v[0], v[1]);
    }
}
