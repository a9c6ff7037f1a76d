using System.Numerics;
using System.Runtime.Intrinsics;
using CsCheck;

namespace EnergyLandscape.Numerics.Tests;

public class VectorMathTests
{
    private static readonly Gen<double[]> Arrays = Gen.Double[-1e3, 1e3].Array[0, 70];

    private delegate void Kernel(ReadOnlySpan<double> x, Span<double> result);

    private static double Apply(Kernel kernel, double x)
    {
        var result = new double[1];
        kernel([x], result);
        return result[0];
    }

    private static double[] Apply(Kernel kernel, double[] x)
    {
        var result = new double[x.Length];
        kernel(x, result);
        return result;
    }

    /// <summary>Fixed-point numbers with 400 bits after the point: exp and log far beyond a double.</summary>
    private static class Exact
    {
        private const int Bits = 400;
        private static readonly BigInteger One = BigInteger.One << Bits;
        private static readonly BigInteger LogTwo = 2 * Atanh(One / 3);

        public static BigInteger Of(double x)
        {
            long bits = BitConverter.DoubleToInt64Bits(x);
            int exponent = (int)((bits >> 52) & 2047);
            BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
            int shift = Math.Max(exponent, 1) - 1075 + Bits;
            BigInteger value = shift >= 0 ? mantissa << shift : mantissa >> -shift;
            return bits < 0 ? -value : value;
        }

        /// <summary>exp(x) = mantissa·2^power, mantissa in fixed point.</summary>
        public static (BigInteger Mantissa, int Power) Exp(BigInteger x)
        {
            int k = (int)BigInteger.Divide(x, LogTwo);
            BigInteger r = x - (k * LogTwo), sum = One, term = One;
            for (int i = 1; !term.IsZero; i++)
            {
                term = ((term * r) >> Bits) / i;
                sum += term;
            }

            return (sum, k);
        }

        public static BigInteger Tanh(BigInteger x)
        {
            (BigInteger mantissa, int power) = Exp(2 * x);
            BigInteger e = power >= 0 ? mantissa << power : mantissa >> -power;
            return ((e - One) << Bits) / (e + One);
        }

        public static BigInteger Log(BigInteger y)
        {
            int k = (int)y.GetBitLength() - 1 - Bits;
            BigInteger m = k >= 0 ? y >> k : y << -k;
            return (k * LogTwo) + (2 * Atanh(((m - One) << Bits) / (m + One)));
        }

        public static BigInteger Log1p(BigInteger x) => Log(One + x);

        /// <summary>Error of a result in units of the last place of the result.</summary>
        public static double Ulps(double result, BigInteger exact, int power = 0)
        {
            BigInteger ulp = Of(Math.ScaleB(Math.BitIncrement(Math.Abs(result)) - Math.Abs(result), -power));
            return (double)((Of(Math.ScaleB(result, -power)) - exact) * 1000000 / ulp) / 1e6;
        }

        private static BigInteger Atanh(BigInteger x)
        {
            BigInteger square = (x * x) >> Bits, sum = 0, term = x;
            for (int i = 1; !term.IsZero; i += 2)
            {
                sum += term / i;
                term = (term * square) >> Bits;
            }

            return sum;
        }
    }

    /// <summary>Numbers of both signs, from 1e-20 to 40, each decade as likely, and evenly spread from −3 to 3.</summary>
    private static double[] Sample(int count, double largest)
    {
        var stream = new RandomStream(11, 3);
        return Enumerable.Range(0, count).Select(i => (i % 2) switch
        {
            0 => Math.Pow(10, stream.NextUniform(-20, Math.Log10(largest))) * (i % 4 == 0 ? 1 : -1),
            _ => stream.NextUniform(-3, 3),
        }).ToArray();
    }

    [Fact]
    public void Tanh_is_within_three_ulp()
    {
        double worst = Sample(6000, 25).Max(x => Math.Abs(Exact.Ulps(Apply(VectorMath.Tanh, x), Exact.Tanh(Exact.Of(x)))));
        Assert.InRange(worst, 0.4, 3.0);
    }

    [Fact]
    public void Exp_is_within_one_ulp()
    {
        double worst = Sample(6000, 700).Max(x =>
        {
            (BigInteger mantissa, int power) = Exact.Exp(Exact.Of(x));
            return Math.Abs(Exact.Ulps(Apply(VectorMath.Exp, x), mantissa, power));
        });
        Assert.InRange(worst, 0.4, 1.0);
    }

    [Fact]
    public void Log1p_is_within_two_ulp()
    {
        double worst = Sample(6000, 1e15).Where(x => x > -0.999999).Max(x => Math.Abs(Exact.Ulps(Apply(VectorMath.Log1p, x), Exact.Log1p(Exact.Of(x)))));
        Assert.InRange(worst, 0.4, 2.0);
    }

    [Fact]
    public void Dense_grids_agree_with_the_runtime_to_four_ulp()
    {
        var stream = new RandomStream(5, 5);
        for (int i = 0; i < 200_000; i++)
        {
            double x = stream.NextUniform(-25, 25);
            AssertNear(Math.Tanh(x), Apply(VectorMath.Tanh, x), 4);
            AssertNear(Math.Exp(x), Apply(VectorMath.Exp, x), 3);
        }
    }

    private static void AssertNear(double expected, double actual, int ulps) =>
        Assert.True(Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual)) <= ulps, $"{expected:R} and {actual:R}");

    [Fact]
    public void Tanh_of_special_values()
    {
        AssertBits(0.0, Apply(VectorMath.Tanh, 0.0));
        AssertBits(-0.0, Apply(VectorMath.Tanh, -0.0));
        AssertBits(double.Epsilon, Apply(VectorMath.Tanh, double.Epsilon));
        AssertBits(-1e-310, Apply(VectorMath.Tanh, -1e-310));
        AssertNear(1e-9, Apply(VectorMath.Tanh, 1e-9), 1);
        foreach (double x in new[] { 22, 400, 1e300, double.MaxValue, double.PositiveInfinity })
        {
            AssertBits(1, Apply(VectorMath.Tanh, x));
            AssertBits(-1, Apply(VectorMath.Tanh, -x));
        }

        Assert.True(double.IsNaN(Apply(VectorMath.Tanh, double.NaN)));
    }

    [Fact]
    public void Exp_of_special_values()
    {
        AssertBits(1, Apply(VectorMath.Exp, 0.0));
        AssertBits(1, Apply(VectorMath.Exp, -0.0));
        AssertBits(1, Apply(VectorMath.Exp, 1e-310));
        foreach (double x in new[] { 709.79, 710, 1e5, double.PositiveInfinity })
        {
            AssertBits(double.PositiveInfinity, Apply(VectorMath.Exp, x));
        }

        foreach (double x in new[] { -746, -800, -1e300, double.NegativeInfinity })
        {
            AssertBits(0, Apply(VectorMath.Exp, x));
        }

        Assert.True(double.IsNaN(Apply(VectorMath.Exp, double.NaN)));
        AssertNear(Math.Exp(709.78), Apply(VectorMath.Exp, 709.78), 2);
        for (double x = -745; x < -700; x += 0.37)
        {
            AssertNear(Math.Exp(x), Apply(VectorMath.Exp, x), 2);
        }
    }

    [Fact]
    public void Log1p_of_special_values()
    {
        AssertBits(0.0, Apply(VectorMath.Log1p, 0.0));
        AssertBits(-0.0, Apply(VectorMath.Log1p, -0.0));
        AssertBits(double.Epsilon, Apply(VectorMath.Log1p, double.Epsilon));
        AssertBits(double.NegativeInfinity, Apply(VectorMath.Log1p, -1));
        AssertBits(double.PositiveInfinity, Apply(VectorMath.Log1p, double.PositiveInfinity));
        Assert.True(double.IsNaN(Apply(VectorMath.Log1p, -1.0000001)));
        Assert.True(double.IsNaN(Apply(VectorMath.Log1p, double.NegativeInfinity)));
        Assert.True(double.IsNaN(Apply(VectorMath.Log1p, double.NaN)));
        AssertNear(Math.Log(double.MaxValue), Apply(VectorMath.Log1p, double.MaxValue), 1);
        AssertNear(Math.Log(1e300), Apply(VectorMath.Log1p, 1e300), 1);
    }

    private static void AssertBits(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));

    [Fact]
    public void An_element_gives_the_same_bits_wherever_it_sits() => Arrays.Sample(x =>
    {
        foreach (Kernel kernel in new Kernel[] { VectorMath.Tanh, VectorMath.Exp, VectorMath.Log1p })
        {
            double[] all = Apply(kernel, x);
            double[] inPlace = (double[])x.Clone();
            kernel(inPlace, inPlace);
            for (int i = 0; i < x.Length; i++)
            {
                AssertBits(Apply(kernel, x[i]), all[i]);
                AssertBits(all[i], inPlace[i]);
            }
        }
    });

    [Fact]
    public void Both_widths_give_the_same_bits() => Gen.Double.Sample(x =>
    {
        Vector512<double> wide = Vector512.Create(x);
        Vector256<double> narrow = Vector256.Create(x);
        AssertBits(VectorMath.Tanh(narrow).GetElement(2), VectorMath.Tanh(wide).GetElement(5));
        AssertBits(VectorMath.Exp(narrow).GetElement(2), VectorMath.Exp(wide).GetElement(5));
        if (x > -1)
        {
            AssertBits(VectorMath.Log1p(narrow).GetElement(2), VectorMath.Log1p(wide).GetElement(5));
        }
    });

    [Fact]
    public void Tanh_is_odd_and_bounded() => Gen.Double.Where(x => !double.IsNaN(x)).Sample(x =>
    {
        double y = Apply(VectorMath.Tanh, x);
        AssertBits(-y, Apply(VectorMath.Tanh, -x));
        Assert.InRange(y, -1, 1);
    });

    [Fact]
    public void Outputs_are_pinned()
    {
        double[] x = Enumerable.Range(-2000, 4001).Select(i => i * 0.0123).ToArray();
        Assert.Equal("a454e0b1a2c54b35", Hash(Apply(VectorMath.Tanh, x)));
        Assert.Equal("94d91143b79745ce", Hash(Apply(VectorMath.Exp, x.Select(v => v * 25).ToArray())));
        Assert.Equal("42dab1209a95eec3", Hash(Apply(VectorMath.Log1p, x.Select(v => (v * v) - 0.99).ToArray())));
        double[] y = Apply(VectorMath.Tanh, x);
        Assert.Equal("ccc8713ea5e7b8f8", Hash([VectorMath.Dot(x, y), VectorMath.Sum(y.AsSpan(0, 1999)), VectorMath.Norm(x), VectorMath.Dot(x.AsSpan(3, 15), y.AsSpan(3, 15))]));
    }

    private static string Hash(double[] values)
    {
        ulong hash = 14695981039346656037;
        foreach (double value in values)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;
            hash ^= hash >> 29;
        }

        return hash.ToString("x16");
    }

    [Fact]
    public void Sums_agree_with_plain_loops() => Arrays.Sample(x =>
    {
        double[] y = Apply(VectorMath.Tanh, x);
        double size = x.Zip(y, (a, b) => Math.Abs(a * b)).Sum() + x.Sum(Math.Abs);
        Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), VectorMath.Dot(x, y), 1e-14 * (1 + size));
        Assert.Equal(x.Sum(), VectorMath.Sum(x), 1e-14 * (1 + size));
        double norm = Math.Sqrt(x.Sum(a => a * a));
        Assert.Equal(norm, VectorMath.Norm(x), 1e-14 * (1 + norm));
        Assert.Equal(x.Length == 0 ? 0 : x.Max(Math.Abs), VectorMath.MaxAbs(x));
        double[] z = (double[])y.Clone();
        VectorMath.Axpy(-1.7, x, z);
        for (int i = 0; i < x.Length; i++)
        {
            AssertBits(Math.FusedMultiplyAdd(-1.7, x[i], y[i]), z[i]);
        }
    });

    [Fact]
    public void MaxAbs_and_Norm_pass_NaN_on_and_survive_extremes()
    {
        for (int n = 1; n < 20; n++)
        {
            for (int k = 0; k < n; k++)
            {
                var x = new double[n];
                x[k] = double.NaN;
                Assert.True(double.IsNaN(VectorMath.MaxAbs(x)));
                Assert.True(double.IsNaN(VectorMath.Norm(x)));
                x[k] = double.NegativeInfinity;
                Assert.Equal(double.PositiveInfinity, VectorMath.MaxAbs(x));
                Assert.Equal(double.PositiveInfinity, VectorMath.Norm(x));
                x[k] = -3;
                Assert.Equal(3, VectorMath.MaxAbs(x));
            }
        }

        Assert.Equal(5, VectorMath.Norm([3e300, 4e300]) / 1e300, 1e-14);
        Assert.Equal(5, VectorMath.Norm([3e-300, 4e-300]) / 1e-300, 1e-14);
        Assert.Equal(0, VectorMath.Norm([0, -0.0]));
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => VectorMath.Tanh(new double[3], new double[2]));
        Assert.Throws<ArgumentException>(() => VectorMath.Dot(new double[3], new double[2]));
        Assert.Throws<ArgumentException>(() => VectorMath.Axpy(1, new double[3], new double[4]));
    }
}
