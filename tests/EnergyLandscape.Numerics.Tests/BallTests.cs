using CsCheck;

namespace EnergyLandscape.Numerics.Tests;

/// <summary>Balls contain what they must, checked against arithmetic without rounding, and are no wider than double-double needs.</summary>
public class BallTests
{
    private static readonly Gen<double> Number = Gen.Select(Gen.Double[-1, 1], Gen.Int[-40, 40], (x, e) => Math.ScaleB(x, e));

    private static readonly Gen<Ball> Thin = Gen.Select(Number, Number, Gen.Int[-110, 0], (x, y, e) => (Ball)x + Math.ScaleB(y, e)).Select(ball => ball.Midpoint);

    private static readonly Gen<Ball> AnyBall = Gen.Select(Thin, Gen.Double[0, 1], Gen.Int[-120, 2], (x, r, e) => x.Widened(Math.ScaleB(r, e)));

    // The centre and both ends.
    private static readonly double[] Places = [-1, 0, 1];

    [Fact]
    public void Sums_differences_and_products_contain_those_of_all_numbers() => Gen.Select(AnyBall, AnyBall).Sample((x, y) =>
    {
        foreach (Dyadic a in Points(x))
        {
            foreach (Dyadic b in Points(y))
            {
                Assert.True((a + b).IsIn(x + y), $"sum of {x} and {y}");
                Assert.True((a - b).IsIn(x - y), $"difference of {x} and {y}");
                Assert.True((a * b).IsIn(x * y), $"product of {x} and {y}");
                Assert.True((-a).IsIn(-x));
            }
        }
    });

    [Fact]
    public void Quotients_contain_those_of_all_numbers() => Gen.Select(AnyBall, AnyBall).Sample((x, y) =>
    {
        Ball quotient = x / y;
        if (!quotient.IsBounded)
        {
            Assert.True(y.Mignitude == 0 || !(Math.Abs(x.High) < 1e290));
            return;
        }

        foreach (Dyadic a in Points(x))
        {
            foreach (Dyadic b in Points(y))
            {
                // |a/b − q| ≤ r, times |b|.
                Assert.True(Dyadic.Abs(a - (b * Dyadic.MidpointOf(quotient))) <= Dyadic.Abs(b) * quotient.Radius, $"quotient of {x} and {y}");
            }
        }
    });

    [Fact]
    public void Results_of_exact_operands_are_known_to_a_hundred_bits() => Gen.Select(Thin, Thin).Where((x, y) => x.High != 0 && y.High != 0).Sample((x, y) =>
    {
        foreach (Ball result in (Ball[])[x + y, x - y, x * y, x / y])
        {
            Assert.InRange(result.Radius, 0, (Math.Abs(result.High) * Math.ScaleB(1, -98)) + 1e-280);
        }
    });

    [Fact]
    public void Sizes_are_bounded_from_both_sides() => AnyBall.Sample(x =>
    {
        foreach (Dyadic a in Points(x))
        {
            Assert.True(Dyadic.Abs(a) <= x.Magnitude);
            Assert.True(Dyadic.Abs(a) >= x.Mignitude);
            Assert.True(Dyadic.Abs(a - x.High) <= x.RadiusAboutHigh);
        }
    });

    [Fact]
    public void Exponential_tanh_and_logistic_contain_those_of_all_numbers() =>
        Gen.Select(Gen.Double[-40, 40], Gen.Int[-60, 0], Gen.Double[0, 1], Gen.Int[-110, 0], (x, e, r, f) => ((Ball)Math.ScaleB(x, e)).Widened(Math.ScaleB(r, f)))
            .Sample(x =>
            {
                Ball exp = BallMath.Exp(x), less = BallMath.ExpMinusOne(x), tanh = BallMath.Tanh(x), logistic = BallMath.Logistic(x);
                foreach (Dyadic a in Points(x))
                {
                    Assert.True(FixedPoint.Exp(a).IsIn(exp.Widened(FixedPoint.Error)), $"exp of {x}");
                    Assert.True((FixedPoint.Exp(a) - 1.0).IsIn(less.Widened(FixedPoint.Error)), $"exp − 1 of {x}");
                    Assert.True(FixedPoint.Tanh(a).IsIn(tanh.Widened(FixedPoint.Error)), $"tanh of {x}");
                    Assert.True(FixedPoint.Logistic(a).IsIn(logistic.Widened(FixedPoint.Error)), $"logistic of {x}");
                }
            });

    [Fact]
    public void Functions_of_exact_arguments_are_known_to_ninety_bits() => Gen.Select(Gen.Double[-40, 40], Gen.Int[-60, 0], (x, e) => Math.ScaleB(x, e)).Sample(x =>
    {
        foreach (Ball result in (Ball[])[BallMath.Exp(x), BallMath.ExpMinusOne(x), BallMath.Tanh(x), BallMath.Logistic(x)])
        {
            Assert.InRange(result.Radius, 0, (Math.Abs(result.High) * Math.ScaleB(1, -90)) + 1e-280);
        }
    });

    [Fact]
    public void What_is_not_known_is_unbounded()
    {
        Assert.False((1 / Ball.Around(1, 2)).IsBounded);
        Assert.False(((Ball)1 / 0).IsBounded);
        Assert.False(BallMath.Exp(710).IsBounded);
        Assert.False(BallMath.Exp(Ball.Around(0, 2)).IsBounded);
        Assert.False(((Ball)1e200 * 1e200).IsBounded);
        Assert.False(((Ball)double.NaN + 1).IsBounded);
        Assert.False((Ball.Unbounded * 0).IsBounded);
        Assert.False(BallMath.Tanh(double.NaN).IsBounded);
        Assert.False(BallMath.Logistic(Ball.Unbounded).IsBounded);
        Assert.InRange(BallMath.Exp(-1e9).Magnitude, 0, 1e-300);
        Assert.True(Dyadic.Abs((Dyadic)1.0).IsIn(BallMath.Tanh(1e9)));
    }

    private static IEnumerable<Dyadic> Points(Ball x) => Places.Select(place => Dyadic.MidpointOf(x) + ((Dyadic)place * x.Radius));
}
