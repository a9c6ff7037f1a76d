using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Potentials.Tests;

public class MuellerBrownTests
{
    // Published stationary points (Müller and Brown 1979, table 1, to three decimals) and their indices.
    [Theory]
    [InlineData(-0.558, 1.442, -146.70, 0)]
    [InlineData(0.623, 0.028, -108.17, 0)]
    [InlineData(-0.050, 0.467, -80.77, 0)]
    [InlineData(-0.822, 0.624, -40.66, 1)]
    [InlineData(0.212, 0.293, -72.25, 1)]
    public void Published_stationary_points_are_stationary(double x, double y, double energy, int index)
    {
        var evaluator = (ISecondOrderEvaluator)new MuellerBrownSurface().CreateEvaluator();
        double[] point = [x, y], gradient = new double[2], hessian = new double[4];
        for (int i = 0; i < 20; i++)
        {
            evaluator.EnergyGradientHessian(point, gradient, hessian);
            Vector<double> step = Matrix<double>.Build.DenseOfRowMajor(2, 2, hessian).Solve(Vector<double>.Build.Dense(gradient));
            point[0] -= step[0];
            point[1] -= step[1];
        }

        Assert.Equal(x, point[0], 1e-3);
        Assert.Equal(y, point[1], 1e-3);
        Verification verification = StationaryPoint.Verify(evaluator, point, new VerificationRule { GradientTolerance = 1e-9 });
        Assert.Equal(VerificationOutcome.Verified, verification.Outcome);
        Assert.Equal(index, verification.Point!.Index);
        Assert.Equal(energy, verification.Point.Energy, 0.01);
    }
}
