using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Walking;

public sealed class WalkSamplerTests
{
    private static readonly WalkOptions Options = new() { Steps = 50 };

    [Fact]
    public void Walks_come_in_order_and_do_not_depend_on_threads_or_on_where_a_run_begins()
    {
        WalkSample[][] one = Run(1, 0, 20), four = Run(4, 0, 20), later = Run(2, 7, 5);
        Assert.Equal(one, four);
        Assert.Equal(one[7..12], later);
        Assert.Equal(20, one.Select(walk => walk[0].Loss).Distinct().Count());
    }

    [Fact]
    public void A_replay_shows_the_walk_that_was_made()
    {
        (double[][] points, WalkSample[] samples) = XorNetwork.Walk(XorNetwork.Landscape(), Options, walk: 3);
        Assert.Equal(Run(2, 0, 4)[3], samples);
        IEvaluator evaluator = XorNetwork.Network().CreateEvaluator();
        double[] gradient = new double[9];
        for (int step = 0; step < points.Length; step++)
        {
            Assert.Equal(samples[step].Loss, evaluator.EnergyGradient(points[step], gradient), 1e-15);
            Assert.Equal(samples[step].GradientNorm, Math.Sqrt(gradient.Sum(g => g * g)), 1e-14);
        }
    }

    [Fact]
    public void How_points_are_classified_does_not_change_where_a_walk_goes()
    {
        double[][] full = XorNetwork.Walk(XorNetwork.Landscape(), Options with { Curvature = CurvatureMethod.Full }).Points;
        Assert.Equal(full, XorNetwork.Walk(XorNetwork.Landscape(), Options with { Curvature = CurvatureMethod.None }).Points);
        Assert.Equal(full, XorNetwork.Walk(XorNetwork.Landscape(), Options with { Curvature = CurvatureMethod.Blocks }).Points);
        Assert.Equal(full, XorNetwork.Walk(XorNetwork.Landscape(), Options with { Curvature = CurvatureMethod.Full, CurvatureEvery = 7 }).Points);
    }

    [Fact]
    public void Every_kth_sample_and_the_last_are_classified()
    {
        WalkSample[] samples = XorNetwork.Walk(XorNetwork.Landscape(), Options with { CurvatureEvery = 20 }).Samples;
        int[] classified = [.. Enumerable.Range(0, samples.Length).Where(step => samples[step].Curvature != CurvatureClass.None)];
        Assert.Equal([0, 20, 40, 49], classified);
        Assert.All(samples, sample => Assert.Equal(sample.Curvature == CurvatureClass.None, sample.NegativeEigenvalues < 0));
    }

    [Fact]
    public void A_walk_can_follow_the_gradient_in_single_precision_and_moves_up_where_that_is_zero()
    {
        WalkOptions options = new() { Box = new WalkBox(-10, 10), Step = 0.2, Steps = 300, Gradient = GradientRule.AsPublished, Curvature = CurvatureMethod.None };
        var published = new PublishedCurvature(XorNetwork.Network());
        double[] gradient = new double[9];
        int zeros = 0;
        for (int walk = 0; walk < 5; walk++)
        {
            double[][] points = XorNetwork.Walk(XorNetwork.Landscape(), options, walk).Points;
            for (int step = 1; step < points.Length; step++)
            {
                Assert.All(points[step], x => Assert.Equal((float)x, x));
                published.Gradient(points[step - 1], gradient);
                Assert.All(Enumerable.Range(0, 9), i => Assert.True((points[step][i] - (float)points[step - 1][i]) * (gradient[i] > 0 ? -1 : 1) >= 0));
                zeros += gradient.Count(g => g == 0);
            }
        }

        Assert.InRange(zeros, 1, 5 * 299 * 9 / 2);
    }

    [Fact]
    public void A_walk_allocates_nothing_but_its_two_streams()
    {
        var walker = new Walker(XorNetwork.Landscape(), Options);
        var samples = new WalkSample[50];
        walker.Walk(0, samples, null, CancellationToken.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        walker.Walk(1, samples, null, CancellationToken.None);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512);
    }

    [Fact]
    public void A_surface_can_be_walked_on_too()
    {
        WalkOptions options = Options with { Box = new WalkBox(-1, 1), Step = 0.02, Steps = 500 };
        WalkSample[] samples = XorNetwork.Walk(new PotentialWalkLandscape(new MuellerBrownSurface()), options).Samples;
        Assert.True(samples[^1].Loss < -50);
        Assert.All(samples, sample => Assert.True(double.IsNaN(sample.TestLoss) && double.IsNaN(sample.TrainAccuracy)));
        Assert.Equal(CurvatureClass.Convex, samples[^1].Curvature);
    }

    [Fact]
    public void Cancelled_runs_keep_the_walks_before_the_first_unfinished()
    {
        using var stop = new CancellationTokenSource();
        var merged = new List<int>();
        Assert.Throws<OperationCanceledException>(() => new WalkSampler(XorNetwork.Landscape(), Options, 2).Run(
            0,
            1000,
            (walk, _) =>
            {
                merged.Add(walk);
                if (walk == 5)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
        Assert.Equal(Enumerable.Range(0, merged.Count), merged);
        Assert.InRange(merged.Count, 6, 999);
    }

    private static WalkSample[][] Run(int threads, int first, int count)
    {
        var walks = new WalkSample[count][];
        new WalkSampler(XorNetwork.Landscape(), Options, threads).Run(first, count, (walk, samples) => walks[walk - first] = samples.ToArray(), CancellationToken.None);
        return walks;
    }
}
