using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Gmin.Tests;

public class QuenchTests
{
    public static TheoryData<int, double> Landscapes => XorTruth.Landscapes;

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void Quenches_from_random_starts_find_all_minima(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var quench = new Quench(new QuenchOptions(), potential);
        var start = new double[potential.Dimension];
        var minima = new List<StationaryPoint>();
        int failures = 0, searches = 2000;
        for (int i = 0; i < searches; i++)
        {
            StartingPoints.LogUniform(new MasterSeed(20261122).StreamFor(i), 1e-4, 10, start);
            QuenchResult result = quench.Run(evaluator, start);
            if (result.Minimum is not { } minimum)
            {
                failures++;
                continue;
            }

            Assert.Equal(MinimisationOutcome.GradientConverged, result.Outcome);
            Assert.InRange(minimum.GradientMax, 0, 1e-12);
            Assert.Equal(0, minimum.Index + minimum.Nullity);
            if (!minima.Exists(known => Math.Abs(known.Energy - minimum.Energy) <= 1e-13))
            {
                minima.Add(minimum);
            }
        }

        XorTruth truth = XorTruth.Of(hidden, lambda);
        XorTruth.AssertSameLosses(truth.Minima.Select(m => m.Loss), minima.Select(m => m.Energy), 1e-13);
        foreach (TruthMinimum expected in truth.Minima)
        {
            StationaryPoint found = minima.MinBy(m => Math.Abs(m.Energy - expected.Loss))!;
            Assert.Equal(expected.LowestEigenvalue, found.LowestEigenvalue, 1e-6 * expected.LowestEigenvalue);
            Assert.Equal(expected.LogProductHessian, found.LogProduct, 1e-6);
        }

        Assert.True(failures <= searches / 100, $"{failures} of {searches} quenches failed");
    }

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void The_end_of_a_quench_is_superlinear(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        var start = new double[potential.Dimension];
        var orders = new List<double>();
        for (int i = 0; i < 30; i++)
        {
            StartingPoints.LogUniform(new MasterSeed(4).StreamFor(i), 0.1, 5, start);
            var recorder = new RecordingEvaluator(potential.CreateEvaluator());
            if (new Quench(new QuenchOptions { Lbfgs = new LbfgsOptions { SloppyTolerance = 1e-2 } }, potential).Minimise(recorder, start) != MinimisationOutcome.GradientConverged)
            {
                continue;
            }

            // Superlinear: the end gains a larger factor a step than the stretch before it. Points asked for twice count once.
            double[] g = [.. recorder.HessianGradients.Where((size, k) => k == 0 || size != recorder.HessianGradients[k - 1])];
            int last = Array.FindIndex(g, size => size <= 1e-9);
            if (last >= 3)
            {
                orders.Add(Math.Log(g[last] / g[last - 1]) / Math.Log(g[last - 1] / g[last - 2]));
            }
        }

        // Newton's method has order two; where several modes converge at once, single steps show less.
        Assert.True(orders.Count >= 10, $"only {orders.Count}");
        Assert.InRange(orders.Order().ElementAt(orders.Count / 2), 1.3, 5);
    }

    [Fact]
    public void A_start_that_is_not_finite_is_an_outcome()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        var start = new double[potential.Dimension];
        start[3] = double.NaN;
        Assert.Equal(new QuenchResult(MinimisationOutcome.NotFinite, null), new Quench(new QuenchOptions(), potential).Run(potential.CreateEvaluator(), start));
    }

    [Fact]
    public void A_stationary_point_with_a_flat_direction_is_no_minimum()
    {
        FunctionPotential potential = FunctionPotential.Quadratic(new double[,] { { 1, 0 }, { 0, 0 } }, [0.5, 0]);
        QuenchResult result = new Quench(new QuenchOptions(), potential).Run(potential.CreateSecondOrder(), [3, 1]);
        Assert.Equal((MinimisationOutcome.NotMinimum, null), (result.Outcome, result.Minimum));
        Assert.Equal((0, 1, 0.5), (result.Valley!.Index, result.Valley.Nullity, result.Valley.Coordinates.Span[0]));
    }

    [Theory]
    [InlineData(1, 1e-3)]
    [InlineData(2, 1e-6)]
    [InlineData(3, 1e-4)]
    public void Polished_images_of_a_point_agree(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var quench = new Quench(new QuenchOptions(), potential);
        var polish = new NewtonPolish(potential.Separable);
        double[] start = new double[potential.Dimension], image = new double[potential.Dimension], point = new double[potential.Dimension];
        for (int i = 0; i < 20; i++)
        {
            RandomStream random = new MasterSeed(6).StreamFor(i);
            StartingPoints.LogUniform(random, 0.5, 10, start);
            if (quench.Run(evaluator, start).Minimum is not { } minimum)
            {
                continue;
            }

            minimum.Coordinates.Span.CopyTo(point);
            potential.Symmetry.RandomImage(random, point, image);
            foreach (double[] x in new[] { point, image })
            {
                for (int k = 0; k < x.Length; k++)
                {
                    x[k] += random.NextUniform(-1e-6, 1e-6);
                }

                potential.Separable.RemoveFrom(x);
                Assert.InRange(polish.Polish(evaluator, x), 0, 1e-12);
            }

            Assert.InRange(potential.Symmetry.Distance(point, image), 0, 1e-9);
            Assert.InRange(potential.Symmetry.Distance(point, minimum.Coordinates.Span), 0, 1e-9);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_start_exactly_on_a_saddle_ends_in_a_minimum_below(int n)
    {
        NetworkPotential small = XorTruth.Potential(1, 1e-3), large = XorTruth.Potential(n, 1e-3);
        NetworkEvaluator evaluator = large.CreateEvaluator();
        var start = new double[small.Dimension];
        int saddles = 0;
        for (int i = 0; i < 10; i++)
        {
            StartingPoints.LogUniform(new MasterSeed(9).StreamFor(i), 1, 10, start);
            StationaryPoint minimum = new Quench(new QuenchOptions(), small).Run(small.CreateEvaluator(), start).Minimum!;
            if (minimum.Energy > 0.69)
            {
                continue;
            }

            double[] x = XorTruth.Embed(small, minimum.Coordinates.Span, large);
            StationaryPoint saddle = StationaryPoint.Verify(evaluator, x, new VerificationRule()).Point!;
            Assert.True(saddle.Index > 0);
            saddles++;
            var recorder = new RecordingEvaluator(evaluator);
            var outcome = new SecondOrderFinish(large.Separable).Minimise(recorder, x, 1e-12, 500);
            if (outcome != MinimisationOutcome.GradientConverged) { Assert.Fail($"{i} {outcome} E0 {saddle.Energy:R} idx {saddle.Index} low {saddle.LowestEigenvalue} E {evaluator.Energy(x):R}: {string.Join(' ', recorder.HessianGradients.Select(v => v.ToString("G4")))}"); }
            StationaryPoint end = StationaryPoint.Verify(evaluator, x, new VerificationRule()).Point!;
            Assert.Equal(0, end.Index);
            Assert.True(end.Energy < saddle.Energy - 1e-3);
        }

        Assert.True(saddles > 0);
    }
}
