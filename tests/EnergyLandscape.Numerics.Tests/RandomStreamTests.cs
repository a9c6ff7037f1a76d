namespace EnergyLandscape.Numerics.Tests;

public class RandomStreamTests
{
    /// <summary>Known answers of Random123 1.14, file tests/kat_vectors, lines "philox4x32 10".</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void Philox_gives_the_published_words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3)
    {
        RandomStream.Philox(Join(c0, c1), Join(c2, c3), Join(k0, k1), out ulong first, out ulong second);
        Assert.Equal(Join(w0, w1), first);
        Assert.Equal(Join(w2, w3), second);
    }

    private static ulong Join(uint low, uint high) => ((ulong)high << 32) | low;

    [Fact]
    public void Stream_reads_blocks_in_order()
    {
        var stream = new MasterSeed(0).StreamFor(0);
        Assert.Equal(0xe169c58d6627e8d5UL, stream.NextBits());
        Assert.Equal(0x9b00dbd8bc57ac4cUL, stream.NextBits());
        RandomStream.Philox(1, 0, 0, out ulong third, out _);
        Assert.Equal(third, stream.NextBits());
    }

    [Fact]
    public void Streams_of_one_seed_and_seeds_of_one_stream_differ()
    {
        ulong[] firsts = [.. Enumerable.Range(0, 100).Select(k => new MasterSeed(1).StreamFor(k).NextBits()), .. Enumerable.Range(2, 100).Select(k => new MasterSeed((ulong)k).StreamFor(0).NextBits())];
        Assert.Equal(200, firsts.Distinct().Count());
    }

    [Fact]
    public void Moments_of_uniform_and_normal_deviates_are_right()
    {
        const int Count = 200_000;
        var stream = new MasterSeed(42).StreamFor(3);
        double sum = 0, square = 0, first = 0, second = 0, third = 0, fourth = 0;
        for (int i = 0; i < Count; i++)
        {
            double u = stream.NextDouble();
            Assert.True(u is >= 0 and < 1);
            sum += u;
            square += u * u;
            double z = stream.NextNormal();
            first += z;
            second += z * z;
            third += z * z * z;
            fourth += z * z * z * z;
        }

        // Five standard errors of each mean.
        double error = 5 / Math.Sqrt(Count);
        Assert.Equal(0.5, sum / Count, error * 0.29);
        Assert.Equal(1.0 / 3, square / Count, error * 0.3);
        Assert.Equal(0, first / Count, error);
        Assert.Equal(1, second / Count, error * Math.Sqrt(2));
        Assert.Equal(0, third / Count, error * Math.Sqrt(15));
        Assert.Equal(3, fourth / Count, error * Math.Sqrt(96));
    }

    [Fact]
    public void Whole_numbers_fill_their_range_evenly()
    {
        const int Count = 70_000;
        var stream = new MasterSeed(9).StreamFor(0);
        var seen = new int[7];
        for (int i = 0; i < Count; i++)
        {
            seen[stream.NextInt(7)]++;
        }

        double chiSquare = seen.Sum(k => (k - (Count / 7.0)) * (k - (Count / 7.0)) / (Count / 7.0));
        Assert.InRange(chiSquare, 0.3, 22); // 6 degrees of freedom, about 0.0005 to 0.999
        Assert.Equal(0, stream.NextInt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextInt(0));
    }

    [Fact]
    public void Directions_are_unit_vectors_without_a_preferred_axis()
    {
        var stream = new MasterSeed(5).StreamFor(1);
        var direction = new double[5];
        var mean = new double[5];
        for (int i = 0; i < 20_000; i++)
        {
            stream.NextDirection(direction);
            Assert.Equal(1, direction.Sum(x => x * x), 1e-14);
            for (int k = 0; k < 5; k++)
            {
                mean[k] += direction[k] / 20_000;
            }
        }

        Assert.All(mean, m => Assert.Equal(0, m, 5 / Math.Sqrt(5 * 20_000.0)));
    }
}
