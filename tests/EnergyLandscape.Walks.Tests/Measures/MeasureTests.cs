using CsCheck;

namespace EnergyLandscape.Walks.Tests.Measures;

public sealed class MeasureTests
{
    private static readonly double[] _coin = [0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1];

    // Numbers of a separate program (Python) of what ../shared/notes/fla-details.md, section 7, tells of the published code.
    public static TheoryData<string, double, double, double, double, double> Published => new()
    {
        { "coin", 0.4835660090431769, 0.125, 0.125, 630.0, 412.4318125460256 },
        { "damped oscillation", 0.2786906653047646, 0, 0, 32.450751029636685, 35.18168217652236 },
        { "ripples", 0.043764589011646905, 0, 0, 2.0776066366565695, 1.6544253949802594 },
        { "two plateaus", 0.14676199554922137, 0.9587628865979382, 0.3917525773195876, 9.090909090909092, 27.120788891229697 },
        { "three levels", 0.013908774207298162, 0.9939819458375125, 0.34804413239719156, 0.9009009009009009, 20.11451672231188 },
        { "large", 0.6537627888794136, 0, 0, 451.10392506690437, 251.5211025949103 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void As_published_gives_the_numbers_of_the_published_code(string name, double ruggedness, double share, double longest, double average, double deviation)
    {
        double[] walk = name switch
        {
            "coin" => _coin,
            "large" => [.. Enumerable.Range(0, 60).Select(t => (40.0 * (((7 * t * t) + (3 * t)) % 11)) + t)],
            _ => Stays.StagnationVectorTests.Walk(name),
        };
        WalkMeasurement measured = WalkMeasurement.Of(walk, MeasureDefinition.AsPublished, new ManhattanWalk(0.02, 1, 9));
        Assert.Equal(ruggedness, measured.Ruggedness, 1e-12);
        Assert.Equal(share, measured.Neutrality.Share, 1e-12);
        Assert.Equal(longest, measured.Neutrality.LongestShare, 1e-12);
        Assert.Equal(average, measured.Gradient.Average, 1e-9 * average);
        Assert.Equal(deviation, measured.Gradient.Deviation, 1e-9 * deviation);
    }

    // Steps + − + 0 0 0 − + − +: nine pairs, of which + − 2, − + 3, + 0 1, 0 − 1, and 0 0 twice.
    [Fact]
    public void Ruggedness_of_a_short_walk_is_what_a_pencil_gives()
    {
        double Term(double share) => -share * Math.Log(share) / Math.Log(6);
        double expected = Term(2 / 9.0) + Term(3 / 9.0) + (2 * Term(1 / 9.0));
        Assert.Equal(expected, Ruggedness.FirstEntropicMeasure(_coin), 1e-14);
    }

    [Fact]
    public void Neutrality_counts_triples_and_runs_up_to_the_end()
    {
        Assert.Equal(new Neutrality(2 / 9.0, 2 / 9.0), Neutrality.Of(_coin));
        Assert.Equal(new Neutrality(3 / 6.0, 2 / 6.0), Neutrality.Of([5, 5, 5, 7, 9, 9, 9, 9]));
        Assert.Equal(new Neutrality(1, 1), Neutrality.Of([5, 5, 5, 5]));
    }

    [Fact]
    public void Gradients_of_a_straight_walk_are_its_slope()
    {
        // From one end of a line to the other in ten steps, range over length: every g is 1.
        double[] line = [.. Enumerable.Range(0, 11).Select(t => 3 - (0.5 * t))];
        GradientMeasures straight = GradientMeasures.Of(line, new ManhattanWalk(0.2, 1, 1));
        Assert.Equal(1, straight.Average, 1e-12);
        Assert.Equal(0, straight.Deviation, 1e-12);

        // Steps 1 and 3 of range 4, box 2 wide, step 1: g is 1/2 and 3/2.
        GradientMeasures two = GradientMeasures.Of([0, 1, 4], new ManhattanWalk(1, 1, 1));
        Assert.Equal(1, two.Average, 1e-15);
        Assert.Equal(Math.Sqrt(0.5), two.Deviation, 1e-15);
        Assert.Throws<ArgumentException>(() => GradientMeasures.Of([0, 1], new ManhattanWalk(0, 1, 1)));
    }

    [Fact]
    public void Measures_do_not_see_unit_and_zero_of_the_losses_and_stay_in_their_range() =>
        Gen.Select(Gen.Int[-50, 50].Array[3, 200], Gen.Int[-30, 30]).Sample((whole, power) =>
        {
            double[] walk = [.. whole.Select(loss => (double)loss)], other = [.. whole.Select(loss => (loss + 100) * Math.Pow(2, power))];
            WalkMeasurement one = WalkMeasurement.Of(walk, walk: new ManhattanWalk(1, 1, 1)), two = WalkMeasurement.Of(other, walk: new ManhattanWalk(1, 1, 1));
            Assert.Equal(one, two);
            Assert.InRange(one.Ruggedness, 0, 1 + 1e-12);
            Assert.InRange(one.Neutrality.Share, 0, 1);
            Assert.InRange(one.Neutrality.LongestShare, 0, one.Neutrality.Share);
        });

    [Fact]
    public void What_is_too_short_or_not_finite_has_no_measure()
    {
        foreach (double[] walk in (double[][])[[], [1, 2], [1, double.NaN, 2, 3], [1, 2, double.PositiveInfinity, 4]])
        {
            foreach (MeasureDefinition definition in Enum.GetValues<MeasureDefinition>())
            {
                WalkMeasurement measured = WalkMeasurement.Of(walk, definition);
                Assert.True(double.IsNaN(measured.Ruggedness) && double.IsNaN(measured.Neutrality.Share) && double.IsNaN(measured.Neutrality.LongestShare));
                Assert.True(double.IsNaN(measured.Gradient.Average) && double.IsNaN(measured.Gradient.Deviation));
            }
        }

        Assert.Equal(0, Ruggedness.FirstEntropicMeasure([2, 2, 2, 2]));
        Assert.Equal(0, Ruggedness.FirstEntropicMeasure([2, 2, 2, 2], MeasureDefinition.AsPublished));
        double[] steps = [1, -1, 1, 1, -1, 1, -1, -1, 1];
        Assert.Equal(Ruggedness.FirstEntropicMeasure(steps), Ruggedness.FirstEntropicMeasure([.. steps.Select(sign => sign * double.MaxValue)]));
    }
}
