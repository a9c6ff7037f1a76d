using CsCheck;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks.Tests.Walking;

/// <summary>Momentum and Adam against sequences computed by hand, against the published code of PyTorch, and against what must hold for any gradients.</summary>
public sealed class OptimiserRuleTests
{
    private static readonly WalkOptions Adam = new() { Kind = WalkKind.Adam, Step = 0.1 };
    private static readonly WalkOptions HeavyBall = new() { Kind = WalkKind.GradientDescent, Step = 0.1, Momentum = 0.5 };
    private static readonly Gen<double[]> Gradients = Gen.Double[-10, 10].Array[2, 60];

    // v: 1, 0.5·1 + 2 = 2.5, 0.5·2.5 − 1 = 0.25.
    [Fact]
    public void The_heavy_ball_is_what_a_hand_computes() => Same([-0.1, -0.35, -0.375], Positions(HeavyBall, [1, 2, -1]), 1e-16);

    // m = 0.1, 0.39; v = 0.001, 0.009999; m̂ = 1, 0.39/0.19; v̂ = 1, 0.009999/0.001999.
    [Fact]
    public void Adam_is_what_a_hand_computes()
    {
        double second = 0.1 * (0.39 / 0.19) / Math.Sqrt(0.009999 / 0.001999);
        Same([-0.1, -0.1 - second], Positions(Adam with { Epsilon = 1e-30 }, [1, 3]), 1e-15);
        Assert.Equal(0.0917781, second, 1e-6);
    }

    // torch.optim.Adam, _single_tensor_adam: exp_avg.lerp_(grad, 1 - beta1); exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2);
    // step_size = lr / bias_correction1; denom = (exp_avg_sq.sqrt() / bias_correction2_sqrt).add_(eps); param.addcdiv_(exp_avg, denom, value=-step_size).
    [Fact]
    public void Adam_is_that_of_PyTorch() => Gradients.Sample(gradients =>
    {
        double[] found = Positions(Adam with { Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-3 }, gradients);
        double x = 0, average = 0, square = 0;
        for (int t = 1; t <= gradients.Length; t++)
        {
            double g = gradients[t - 1];
            average += (1 - 0.8) * (g - average);
            square = (square * 0.99) + ((1 - 0.99) * g * g);
            double size = 0.1 / (1 - Math.Pow(0.8, t)), denominator = (Math.Sqrt(square) / Math.Sqrt(1 - Math.Pow(0.99, t))) + 1e-3;
            x -= size * average / denominator;
            Assert.Equal(x, found[t - 1], 1e-12);
        }
    });

    // torch.optim.SGD: buf = grad at the first step, else buf.mul_(momentum).add_(grad); param.add_(buf, alpha=-lr).
    [Fact]
    public void Momentum_moves_on_by_the_last_move() => Gradients.Sample(gradients =>
    {
        double[] x = [0, .. Positions(HeavyBall, gradients)];
        Assert.Equal(-0.1 * gradients[0], x[1]);
        for (int t = 1; t < gradients.Length; t++)
        {
            Assert.Equal(x[t] - (0.1 * gradients[t]) + (0.5 * (x[t] - x[t - 1])), x[t + 1], 1e-13);
        }
    });

    [Fact]
    public void Adam_does_not_see_the_unit_of_the_loss() => Gen.Int[1, 640].Select(Gen.Bool, (size, isUp) => (isUp ? size : -size) / 64.0).Array[1, 60].Sample(gradients =>
    {
        WalkOptions options = Adam with { Epsilon = 1e-200 };
        double[] once = Positions(options, gradients), thousandfold = Positions(options, [.. gradients.Select(g => 1024 * g)]);
        Assert.Equal(once, thousandfold);
        Assert.Equal(0.1, Math.Abs(once[0]), 1e-15);
    });

    [Fact]
    public void Without_momentum_and_from_a_new_start_nothing_is_remembered()
    {
        double[] plain = [-0.1 * 3, (-0.1 * 3) + (-0.1 * -7), (-0.1 * 3) + (-0.1 * -7) + (-0.1 * 2)];
        Assert.Equal(plain, Positions(HeavyBall with { Momentum = 0 }, [3, -7, 2]));
        foreach (WalkOptions options in (WalkOptions[])[Adam, HeavyBall])
        {
            WalkSampler sampler = new(XorNetwork.Landscape(), options with { Steps = 40 }, 1);
            WalkSample[][] walks = new WalkSample[3][], again = new WalkSample[1][];
            sampler.Run(0, 3, (walk, samples) => walks[walk] = samples.ToArray(), CancellationToken.None);
            sampler.Run(1, 1, (_, samples) => again[0] = samples.ToArray(), CancellationToken.None);
            Assert.Equal(walks[1], again[0]);
            Assert.NotEqual(walks[0], walks[1]);
        }
    }

    [Fact]
    public void Both_descend()
    {
        foreach (WalkOptions options in (WalkOptions[])[Adam with { Step = 0.02 }, HeavyBall])
        {
            WalkSample[] samples = XorNetwork.Walk(XorNetwork.Landscape(), options with { Steps = 500 }).Samples;
            Assert.True(samples[^1].Loss < samples[0].Loss);
        }
    }

    [Theory]
    [InlineData(1, 0.9, 0.999, 1e-8)]
    [InlineData(0, 1, 0.999, 1e-8)]
    [InlineData(0, 0.9, -0.1, 1e-8)]
    [InlineData(0, 0.9, 0.999, 0)]
    [InlineData(double.NaN, 0.9, 0.999, 1e-8)]
    public void Settings_out_of_range_are_refused(double momentum, double beta1, double beta2, double epsilon) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WalkSampler(
            XorNetwork.Landscape(), Adam with { Momentum = momentum, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon }, 1));

    private static double[] Positions(WalkOptions options, double[] gradients)
    {
        IWalkRule rule = options.CreateRule(1);
        RandomStream stream = new MasterSeed(1).StreamFor(0);
        double[] x = [0];
        rule.Begin(x, stream);
        return [.. gradients.Select(gradient =>
        {
            rule.Step(x, [gradient], stream);
            return x[0];
        })];
    }

    private static void Same(double[] expected, double[] found, double tolerance) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, tolerance));
}
