using CsCheck;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Walking;

public sealed class WalkRuleTests
{
    private static readonly WalkOptions Short = new() { Steps = 200, Step = 0.1, Curvature = CurvatureMethod.None };

    [Fact]
    public void A_progressive_gradient_walk_moves_every_coordinate_against_its_gradient_by_less_than_the_step()
    {
        IEvaluator evaluator = XorNetwork.Network().CreateEvaluator();
        (double[][] points, _) = XorNetwork.Walk(XorNetwork.Landscape(), Short);
        double[] gradient = new double[9], moves = new double[9 * (points.Length - 1)];
        for (int step = 1; step < points.Length; step++)
        {
            evaluator.EnergyGradient(points[step - 1], gradient);
            for (int i = 0; i < 9; i++)
            {
                double move = points[step][i] - points[step - 1][i];
                Assert.True(move * gradient[i] < 0, $"step {step}, coordinate {i}: {move} along {gradient[i]}");
                Assert.InRange(Math.Abs(move), 0, 0.1 + 1e-15);
                moves[((step - 1) * 9) + i] = Math.Abs(move);
            }
        }

        // Uniform in [0, ε): mean ε/2 within five standard errors, and a maximum near ε.
        Assert.Equal(0.05, moves.Average(), 5 * 0.1 / Math.Sqrt(12 * moves.Length));
        Assert.InRange(moves.Max(), 0.099, 0.1);
        Assert.All(points[0], x => Assert.InRange(x, -1, 1));
    }

    [Theory]
    [InlineData(ZeroGradient.Up)]
    [InlineData(ZeroGradient.Stay)]
    public void A_zero_component_of_the_gradient_moves_up_or_stays(ZeroGradient zero)
    {
        IWalkRule rule = (Short with { ZeroGradient = zero }).CreateRule(3);
        double[] x = [1, 1, 1];
        rule.Step(x, [0.0, -0.0, 1e-300], new MasterSeed(1).StreamFor(0));
        Assert.All(x[..2], value => Assert.True(zero == ZeroGradient.Up ? value > 1 : value == 1));
        Assert.True(x[2] < 1);
    }

    [Fact]
    public void What_happens_to_zero_components_leaves_all_other_draws_alone()
    {
        double[] up = [0, 0], stay = [0, 0];
        (Short with { ZeroGradient = ZeroGradient.Up }).CreateRule(2).Step(up, [0, 1], new MasterSeed(1).StreamFor(0));
        (Short with { ZeroGradient = ZeroGradient.Stay }).CreateRule(2).Step(stay, [0, 1], new MasterSeed(1).StreamFor(0));
        Assert.Equal(up[1], stay[1]);
    }

    [Fact]
    public void Bounded_walks_stay_in_their_box_and_unbounded_ones_leave_it() => Gen.Select(Gen.Enum<WalkKind>(), Gen.ULong[0, 1000], Gen.Double[0.01, 1.5]).Sample((kind, seed, step) =>
    {
        WalkOptions options = Short with { Kind = kind, Seed = new MasterSeed(seed), Step = step, Bounded = true, Box = new WalkBox(-0.5, 1), Steps = 100 };
        (double[][] points, _) = XorNetwork.Walk(XorNetwork.Landscape(), options);
        Assert.All(points, point => Assert.All(point, x => Assert.InRange(x, -0.5, 1)));
    });

    [Theory]
    [InlineData(WalkKind.ProgressiveGradient)]
    [InlineData(WalkKind.Random)]
    [InlineData(WalkKind.Manhattan)]
    public void Unbounded_walks_leave_the_box(WalkKind kind)
    {
        (double[][] points, _) = XorNetwork.Walk(XorNetwork.Landscape(), Short with { Kind = kind, Steps = 2000 });
        Assert.Contains(points, point => point.Any(x => Math.Abs(x) > 1));
    }

    [Fact]
    public void A_move_that_would_leave_the_box_is_reversed()
    {
        var box = new WalkBox(-1, 1);
        Assert.Equal(1, box.Move(0.75, 0.25));
        Assert.Equal(0.25, box.Move(0.75, 0.5));
        Assert.Equal(-0.25, box.Move(-0.75, -0.5));
    }

    [Fact]
    public void A_Manhattan_walk_moves_one_coordinate_by_the_step()
    {
        (double[][] points, _) = XorNetwork.Walk(XorNetwork.Landscape(), Short with { Kind = WalkKind.Manhattan, Step = 0.125 });
        int[] up = new int[9], down = new int[9];
        for (int step = 1; step < points.Length; step++)
        {
            int[] moved = [.. Enumerable.Range(0, 9).Where(i => points[step][i] != points[step - 1][i])];
            int which = Assert.Single(moved);
            double move = points[step][which] - points[step - 1][which];
            Assert.Equal(0.125, Math.Abs(move), 1e-15);
            _ = move > 0 ? up[which]++ : down[which]++;
        }

        Assert.All(up.Concat(down), count => Assert.True(count > 0));
    }

    [Fact]
    public void A_random_walk_takes_uniform_steps_to_both_sides()
    {
        (double[][] points, _) = XorNetwork.Walk(XorNetwork.Landscape(), Short with { Kind = WalkKind.Random, Steps = 1000 });
        double[] moves = [.. Enumerable.Range(1, points.Length - 1).SelectMany(step => points[step].Zip(points[step - 1], (now, before) => now - before))];
        Assert.All(moves, move => Assert.InRange(move, -0.1 - 1e-15, 0.1 + 1e-15));
        Assert.Equal(0, moves.Average(), 5 * 0.1 / Math.Sqrt(3.0 * moves.Length));
        Assert.Equal(0.1 * 0.1 / 3, moves.Average(move => move * move), 0.0001);
    }

    // Malan and Engelbrecht 2014: away from the starting half until an edge, reflected there, and back.
    [Fact]
    public void A_progressive_random_walk_starts_on_an_edge_keeps_its_direction_and_turns_round_at_the_edges()
    {
        WalkOptions options = Short with { Kind = WalkKind.ProgressiveRandom, Steps = 400 };
        (double[][] points, _) = XorNetwork.Walk(XorNetwork.Landscape(), options);
        Assert.Contains(points[0], x => Math.Abs(x) == 1);
        int turns = 0;
        for (int i = 0; i < 9; i++)
        {
            double sign = points[0][i] >= 0 ? -1 : 1;
            for (int step = 1; step < points.Length; step++)
            {
                double before = points[step - 1][i], now = points[step][i], room = 1 - (sign * before);
                Assert.InRange(Math.Abs(now - before), 0, 0.1 + 1e-15);
                if (sign * (now - before) < 0)
                {
                    // Reflected at the edge ahead, at this step or, ending farther on than it began, at the one before.
                    Assert.InRange(room, 0, 0.1);
                    sign = -sign;
                    turns++;
                }
            }
        }

        // Some 20 units of way in each coordinate, 2 from edge to edge.
        Assert.InRange(turns, 9 * 8, 9 * 11);
    }

    [Fact]
    public void Gradient_descent_is_what_its_formula_says()
    {
        IEvaluator evaluator = XorNetwork.Network().CreateEvaluator();
        (double[][] points, WalkSample[] samples) = XorNetwork.Walk(XorNetwork.Landscape(), Short with { Kind = WalkKind.GradientDescent });
        double[] x = points[0], gradient = new double[9];
        for (int step = 0; step < points.Length; step++)
        {
            Assert.Equal(x, points[step]);
            Assert.Equal(evaluator.EnergyGradient(x, gradient), samples[step].Loss);
            x = [.. x.Zip(gradient, (value, g) => value + (-0.1 * g))];
        }

        Assert.True(samples[^1].Loss < samples[0].Loss);
    }
}
