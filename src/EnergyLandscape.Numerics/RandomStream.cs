namespace EnergyLandscape.Numerics;

/// <summary>A stream of pseudo-random numbers that is a pure function of (seed, stream, position).</summary>
/// <remarks>Philox4x32-10 of Salmon, Moraes, Dror and Shaw, SC'11 (doi:10.1145/2063384.2063405): the key is the seed, the upper half
/// of the counter is the stream and the lower half the position, so any two streams are independent and none overlaps.</remarks>
/// <threadsafety>Not safe: one stream a search.</threadsafety>
public sealed class RandomStream(ulong seed, ulong stream)
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
    private ulong _block;
    private ulong _spare;
    private bool _hasSpare;
    private double _spareNormal;
    private bool _hasSpareNormal;

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        Philox(_block++, stream, seed, out ulong first, out _spare);
        _hasSpare = true;
        return first;
    }

    /// <summary>A number uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextUniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A whole number uniform in 0 … <paramref name="count"/> − 1.</summary>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    /// <summary>A normal deviate of mean 0 and variance 1 (polar method of Marsaglia).</summary>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        double u, v, s;
        do
        {
            u = NextUniform(-1, 1);
            v = NextUniform(-1, 1);
            s = (u * u) + (v * v);
        }
        while (s is >= 1 or 0);

        double factor = Math.Sqrt(-2 * Math.Log(s) / s);
        _spareNormal = v * factor;
        _hasSpareNormal = true;
        return u * factor;
    }

    /// <summary>Fills a vector with a direction uniform on the unit sphere.</summary>
    public void NextDirection(Span<double> direction)
    {
        double sum;
        do
        {
            sum = 0;
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] = NextNormal();
                sum += direction[i] * direction[i];
            }
        }
        while (sum == 0);

        double scale = 1 / Math.Sqrt(sum);
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] *= scale;
        }
    }

    /// <summary>One Philox4x32-10 block: counter words (low half, high half), key words (low first) to 128 bits.</summary>
    internal static void Philox(ulong counterLow, ulong counterHigh, ulong key, out ulong first, out ulong second)
    {
        uint c0 = (uint)counterLow, c1 = (uint)(counterLow >> 32), c2 = (uint)counterHigh, c3 = (uint)(counterHigh >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = (ulong)Multiplier0 * c0, p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        first = ((ulong)c1 << 32) | c0;
        second = ((ulong)c3 << 32) | c2;
    }
}
