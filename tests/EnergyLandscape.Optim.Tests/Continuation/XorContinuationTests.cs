using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Optim.Tests;

public class XorContinuationTests
{
    [Theory]
    [InlineData(1, 1e-3)]
    [InlineData(2, 1e-3)]
    [InlineData(2, 1e-2)]
    public void Every_point_that_comes_back_is_verified_and_in_the_reference(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        XorTruth truth = XorTruth.Of(hidden, lambda);
        var reference = new ReferenceNetwork(potential);
        int arrived = 0;
        foreach (StationaryPoint start in Points(potential))
        {
            foreach (StationaryPoint point in Continue(potential, start).Points)
            {
                Assert.All(reference.Gradient(point.Coordinates.Span), g => Assert.Equal(0, g, 1e-12));
                if (point.Index <= 1)
                {
                    Assert.Contains(Losses(truth, point.Index), loss => Math.Abs(loss - point.Energy) <= 1e-12);
                    arrived++;
                }
            }
        }

        Assert.True(arrived >= 2, $"only {arrived} arrivals");
    }

    // The network with two hidden nodes has 4 minima at lambda = 1e-2 and 5 at 1e-3: one is born between them, with a transition state.
    [Fact]
    public void The_minimum_that_is_not_there_at_a_larger_lambda_ends_in_a_fold_with_a_transition_state()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        XorTruth truth = XorTruth.Of(2, 1e-3);
        var merging = new List<(StationaryPoint Minimum, StationaryPoint Saddle, SingularPoint Fold)>();
        foreach (StationaryPoint minimum in Points(potential).Where(point => point.Index == 0))
        {
            ContinuationResult result = Continue(potential, minimum);
            merging.AddRange(result.Folds.Take(1).Where(fold => Math.Exp(fold.Parameter) < 1e-2 && result.Points.Count == 1)
                .Select(fold => (minimum, result.Points[0], fold)));
        }

        (StationaryPoint low, StationaryPoint saddle, SingularPoint at) = Assert.Single(merging);
        Assert.InRange(Math.Exp(at.Parameter), 1e-3, 1e-2);
        Assert.Equal(1, saddle.Index);
        Assert.Contains(Losses(truth, 0), loss => Math.Abs(loss - low.Energy) <= 1e-12);
        Assert.Contains(Losses(truth, 1), loss => Math.Abs(loss - saddle.Energy) <= 1e-12);

        // Stationary there, with one eigenvalue that has all but vanished.
        NetworkPotential member = potential.At(at.Parameter);
        var gradient = new double[member.Dimension];
        var hessian = new double[member.Dimension * member.Dimension];
        member.CreateEvaluator().EnergyGradientHessian(at.Coordinates.Span, gradient, hessian);
        var eigen = new SymmetricEigen(member.Dimension);
        eigen.ComputeValues(hessian);
        double[] sizes = [.. eigen.Values.ToArray().Select(Math.Abs).Order()];
        Assert.True(VectorMath.MaxAbs(gradient) < 1e-9, $"{VectorMath.MaxAbs(gradient)}");
        Assert.True(sizes[0] < 1e-7, $"{sizes[0]}");
        Assert.True(sizes[1] > 1e-5, $"{sizes[1]}");
    }

    // From lambda = 1e-3 down to 1e-4: the curve of a point, looked at from a home at its end.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Points_move_with_lambda_to_points_of_the_reference(int hidden)
    {
        NetworkPotential from = XorTruth.Potential(hidden, 1e-3), to = XorTruth.Potential(hidden, 1e-4);
        XorTruth truth = XorTruth.Of(hidden, 1e-4);
        var search = new ContinuationSearch(new ContinuationOptions(), to, to.CreateEvaluator());
        var arrived = new HashSet<double>();
        foreach (StationaryPoint start in Points(from).Where(point => point.Index <= 1))
        {
            StationaryPoint? end = search.Bring(start.Coordinates.Span, from.Parameter, CancellationToken.None);
            Assert.NotNull(end);
            Assert.Equal(start.Index, end.Index);
            double loss = Assert.Single(Losses(truth, end.Index), loss => Math.Abs(loss - end.Energy) <= 1e-12);
            arrived.Add(loss);
        }

        // No two of them end on one.
        Assert.Equal(Points(from).Count(point => point.Index <= 1), arrived.Count);
    }

    [Fact]
    public void The_same_start_gives_the_same_bits()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        StationaryPoint start = Points(potential)[^1];
        ContinuationResult one = Continue(potential, start), two = Continue(potential, start);
        Assert.NotEmpty(one.Points);
        Assert.Equal(one.Points.Select(point => point.Coordinates.ToArray()), two.Points.Select(point => point.Coordinates.ToArray()));
        Assert.Equal(one.Folds.Select(fold => fold.Parameter), two.Folds.Select(fold => fold.Parameter));
    }

    private static IEnumerable<double> Losses(XorTruth truth, int index) =>
        index == 0 ? truth.Minima.Select(point => point.Loss) : truth.TransitionStates.Select(point => point.Loss);

    private static ContinuationResult Continue(NetworkPotential potential, StationaryPoint start) =>
        new ContinuationSearch(new ContinuationOptions(), potential, potential.CreateEvaluator()).Run(start, CancellationToken.None);

    // Stationary points of any index, each once.
    private static List<StationaryPoint> Points(NetworkPotential potential)
    {
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var search = new FixedSpaceSearch(new EigenvectorFollowingOptions(), potential, evaluator);
        var quench = new Quench(new QuenchOptions(), potential);
        var start = new double[potential.Dimension];
        var points = new List<StationaryPoint>();
        for (int i = 0; i < 600; i++)
        {
            RandomStream stream = new MasterSeed(7).StreamFor(i);
            StartingPoints.LogUniform(stream, 1e-3, 10, start);
            StationaryPoint? found = i % 2 == 0
                ? search.FromRandom(potential.Symmetry.RandomFixedSpace(stream), 1e-3, 10, stream, CancellationToken.None).Point
                : quench.Run(evaluator, start).Minimum;
            if (found is not null
                && !points.Exists(known => known.Index == found.Index && Math.Abs(known.Energy - found.Energy) < 1e-12
                    && potential.Symmetry.Distance(known.Coordinates.Span, found.Coordinates.Span) < 1e-6))
            {
                points.Add(found);
            }
        }

        return points;
    }
}
