using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim.Tests;

public class ElasticBandTests
{
    private static readonly double[] Deepest = Minimum(-0.558, 1.442);
    private static readonly double[] Second = Minimum(0.623, 0.028);
    private static readonly double[] Third = Minimum(-0.050, 0.467);

    [Fact]
    public void Maxima_of_a_band_between_the_deepest_minima_lie_near_the_transition_states()
    {
        ElasticBandResult band = Run(Deepest, Second, 30);
        Assert.True(band.HasConverged);
        Assert.Equal(2, band.Maxima.Count);
        double[][] saddles = [.. band.Maxima.Select(i => band.Images[i])];
        Assert.InRange(Distance(saddles[0], MuellerBrown.TransitionState(-0.822, 0.624).Coordinates.ToArray()), 0, 0.05);
        Assert.InRange(Distance(saddles[1], MuellerBrown.TransitionState(0.212, 0.293).Coordinates.ToArray()), 0, 0.1);

        // Searches from the maxima end on them.
        double[] energies = [.. saddles.Select(x => MuellerBrown.TransitionState(x[0], x[1]).Energy)];
        Assert.Equal(-40.66, energies[0], 0.01);
        Assert.Equal(-72.25, energies[1], 0.01);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(40)]
    public void On_a_converged_band_the_gradient_is_along_the_band_and_images_are_even(int images)
    {
        ElasticBandResult band = Run(Deepest, Second, images);
        Assert.True(band.HasConverged);
        Assert.Equal(images + 2, band.Images.Count);
        Assert.Equal(Deepest, band.Images[0]);
        Assert.Equal(Second, band.Images[^1]);
        IEvaluator evaluator = new MuellerBrownSurface().CreateEvaluator();
        var gradient = new double[2];
        double sum = 0;
        for (int i = 1; i <= images; i++)
        {
            Assert.Equal(evaluator.EnergyGradient(band.Images[i], gradient), band.Energies[i]);
            double[] t = Tangent(band, i);
            sum += Math.Pow((gradient[0] * t[1]) - (gradient[1] * t[0]), 2);
        }

        Assert.InRange(Math.Sqrt(sum / images), 0, 5e-3);
        double[] spacings = [.. Enumerable.Range(1, band.Images.Count - 1).Select(i => Distance(band.Images[i], band.Images[i - 1]))];
        Assert.True(spacings.Max() < 3 * spacings.Min(), $"{spacings.Min()} to {spacings.Max()}");
        Assert.Equal(spacings.Max(), band.LargestSpacing, 1e-15);
    }

    [Fact]
    public void The_error_of_the_barrier_falls_with_the_number_of_images()
    {
        double barrier = MuellerBrown.TransitionState(-0.822, 0.624).Energy;
        double[] errors = [.. new[] { 8, 16, 32, 64 }.Select(images => Math.Abs(TopOfParabola(Run(Deepest, Third, images)) - barrier))];

        // Where the top falls between two images decides the digits, so every other length is compared.
        Assert.True(errors[2] < errors[0] / 3 && errors[3] < errors[1] / 10, string.Join(' ', errors));
    }

    [Fact]
    public void A_band_never_has_fewer_than_three_inner_images_nor_more_than_allowed()
    {
        IEvaluator evaluator = new MuellerBrownSurface().CreateEvaluator();
        foreach ((int min, int max, double density, int expected) in new[] { (1, 1, 1e-3, 3), (1, 2, 100.0, 3), (7, 20, 1e-3, 7), (7, 20, 1e6, 20) })
        {
            var options = new ElasticBandOptions { MinImages = min, MaxImages = max, ImageDensity = density };
            Assert.Equal(expected + 2, new DoublyNudgedBand(options).Run(evaluator, Deepest, Second, 1, null, CancellationToken.None).Images.Count);
        }
    }

    [Fact]
    public void Bands_that_do_not_converge_say_so()
    {
        IEvaluator evaluator = new MuellerBrownSurface().CreateEvaluator();
        ElasticBandResult hasty = new DoublyNudgedBand(new ElasticBandOptions { IterationsPerImage = 1 }).Run(evaluator, Deepest, Second, 1, null, CancellationToken.None);
        Assert.False(hasty.HasConverged);
        Assert.True(hasty.RmsForce > 1e-3);
        ElasticBandResult broken = new DoublyNudgedBand(new ElasticBandOptions()).Run(evaluator, Deepest, [double.NaN, 0], 1, null, CancellationToken.None);
        Assert.False(broken.HasConverged);
        Assert.False(double.IsFinite(broken.RmsForce));
        ElasticBandResult far = new DoublyNudgedBand(new ElasticBandOptions()).Run(evaluator, Deepest, [1e3, 1e3], 1, null, CancellationToken.None);
        Assert.False(far.HasConverged);
        ElasticBandResult point = new DoublyNudgedBand(new ElasticBandOptions()).Run(evaluator, Deepest, Deepest, 1, null, CancellationToken.None);
        Assert.Empty(point.Maxima);
        Assert.All(point.Images, image => Assert.Equal(Deepest, image));
        Assert.Throws<OperationCanceledException>(() => new DoublyNudgedBand(new ElasticBandOptions()).Run(evaluator, Deepest, Second, 1, null, new CancellationToken(true)));
    }

    [Fact]
    public void Noise_bows_the_band_and_is_drawn_from_the_stream()
    {
        IEvaluator evaluator = new MuellerBrownSurface().CreateEvaluator();
        double[] Middle(RandomStream? noise) => new DoublyNudgedBand(new ElasticBandOptions { IterationsPerImage = 0 })
            .Run(evaluator, Deepest, Second, 1, noise, CancellationToken.None).Images[3];

        Assert.Equal(Middle(new MasterSeed(1).StreamFor(1)), Middle(new MasterSeed(1).StreamFor(1)));
        Assert.NotEqual(Middle(null), Middle(new MasterSeed(1).StreamFor(1)));
        Assert.InRange(Distance(Middle(null), Middle(new MasterSeed(1).StreamFor(1))), 1e-6, 0.02 * Distance(Deepest, Second));
    }

    private static ElasticBandResult Run(double[] from, double[] to, int images)
    {
        var options = new ElasticBandOptions { MinImages = images, MaxImages = images, IterationsPerImage = 2000, InitialInverseCurvature = 1e-3 };
        return new DoublyNudgedBand(options).Run(new MuellerBrownSurface().CreateEvaluator(), from, to, 1, null, CancellationToken.None);
    }

    // Henkelman and Jónsson 2000, eq. 8 to 11, written a second time.
    private static double[] Tangent(ElasticBandResult band, int i)
    {
        double[] ahead = [.. band.Images[i + 1].Zip(band.Images[i], (a, b) => a - b)], behind = [.. band.Images[i].Zip(band.Images[i - 1], (a, b) => a - b)];
        double rise = band.Energies[i + 1] - band.Energies[i], past = band.Energies[i] - band.Energies[i - 1];
        double high = Math.Max(Math.Abs(rise), Math.Abs(past)), low = Math.Min(Math.Abs(rise), Math.Abs(past));
        (double wa, double wb) = (rise > 0, past > 0) switch
        {
            (true, true) => (1.0, 0.0),
            (false, false) => (0, 1),
            _ => band.Energies[i + 1] > band.Energies[i - 1] ? (high, low) : (low, high),
        };
        double[] tangent = [(wa * ahead[0]) + (wb * behind[0]), (wa * ahead[1]) + (wb * behind[1])];
        double length = Math.Sqrt((tangent[0] * tangent[0]) + (tangent[1] * tangent[1]));
        return [tangent[0] / length, tangent[1] / length];
    }

    // Top of the parabola through the highest image and its neighbours, over the length along the band.
    private static double TopOfParabola(ElasticBandResult band)
    {
        int i = band.Maxima.MaxBy(at => band.Energies[at]);
        double a = Distance(band.Images[i], band.Images[i - 1]), b = Distance(band.Images[i + 1], band.Images[i]);
        double before = (band.Energies[i - 1] - band.Energies[i]) / a, after = (band.Energies[i + 1] - band.Energies[i]) / b;
        double curvature = (before + after) / (a + b), slope = after - (curvature * b);
        return band.Energies[i] - (slope * slope / (4 * curvature));
    }

    private static double[] Minimum(double x, double y)
    {
        var surface = new MuellerBrownSurface();
        QuenchResult result = new Quench(new QuenchOptions { Verification = MuellerBrown.Rule, Lbfgs = new LbfgsOptions { MaxStep = 0.05 } }, surface)
            .Run((ISecondOrderEvaluator)surface.CreateEvaluator(), [x, y]);
        return result.Minimum!.Coordinates.ToArray();
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (left, right) => (left - right) * (left - right)).Sum());
}
