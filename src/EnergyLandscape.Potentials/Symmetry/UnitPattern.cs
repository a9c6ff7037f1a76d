using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>How the units of a hidden layer are alike at a symmetric point: units of weight zero, blocks of equal units, and pairs of blocks
/// that an exchange of the inputs maps on each other. Mirrored units are equal ones after a flip of signs, which is itself a symmetry.</summary>
/// <param name="Zeros">Units of weight zero, the last ones of the layer.</param>
/// <param name="Pairs">Size of each block of the pairs; the two blocks of a pair stand side by side, pairs come first.</param>
/// <param name="Blocks">Size of each block that is its own image.</param>
internal sealed record UnitPattern(int Zeros, int[] Pairs, int[] Blocks)
{
    /// <summary>The pattern in words, such as "1 zero, equal 2+1, exchanged 1".</summary>
    public override string ToString()
    {
        var words = new List<string>();
        if (Zeros > 0)
        {
            words.Add($"{Zeros} zero");
        }

        if (Blocks.Length > 0)
        {
            words.Add("equal " + string.Join('+', Blocks));
        }

        if (Pairs.Length > 0)
        {
            words.Add("exchanged " + string.Join('+', Pairs));
        }

        return string.Join(", ", words);
    }

    /// <summary>Draws a pattern; every pattern has a chance, and those of few blocks have a good one.</summary>
    public static UnitPattern Draw(RandomStream stream, int units, bool mayVanish, bool mayPair)
    {
        int zeros = mayVanish && stream.NextInt(2) == 0 ? stream.NextInt(units + 1) : 0;
        int left = units - zeros;
        var pairs = new List<int>();
        for (int most = mayPair ? left / 2 : 0; most > 0 && stream.NextInt(3) > 0; most = left / 2)
        {
            pairs.Add(DrawSize(stream, most));
            left -= 2 * pairs[^1];
        }

        var blocks = new List<int>();
        for (; left > 0; left -= blocks[^1])
        {
            blocks.Add(DrawSize(stream, left));
        }

        return new UnitPattern(zeros, [.. pairs.OrderDescending()], [.. blocks.OrderDescending()]);
    }

    /// <summary>All patterns of a layer, those of few blocks first.</summary>
    public static IEnumerable<UnitPattern> All(int units, bool mayVanish, bool mayPair) =>
        from zeros in Enumerable.Range(0, mayVanish ? units + 1 : 1)
        from paired in Enumerable.Range(0, mayPair ? ((units - zeros) / 2) + 1 : 1)
        from pairs in Partitions(paired, paired)
        from blocks in Partitions(units - zeros - (2 * paired), units)
        orderby pairs.Length + blocks.Length, zeros descending
        select new UnitPattern(zeros, pairs, blocks);

    /// <summary>Transpositions of the equal units that generate the pattern's permutations: pairs of neighbouring units.</summary>
    public IEnumerable<(int First, int Second)> Equal
    {
        get
        {
            int start = 0;
            foreach (int size in Pairs.SelectMany(size => new[] { size, size }).Concat(Blocks))
            {
                for (int k = 1; k < size; k++)
                {
                    yield return (start + k - 1, start + k);
                }

                start += size;
            }
        }
    }

    /// <summary>Units that an exchange of the inputs maps on each other.</summary>
    public IEnumerable<(int First, int Second)> Exchanged
    {
        get
        {
            int start = 0;
            foreach (int size in Pairs)
            {
                for (int k = 0; k < size; k++)
                {
                    yield return (start + k, start + size + k);
                }

                start += 2 * size;
            }
        }
    }

    // Partitions of a number into parts of at most a size, each in descending order.
    private static IEnumerable<int[]> Partitions(int number, int largest)
    {
        if (number == 0)
        {
            yield return [];
        }

        for (int part = Math.Min(number, largest); part >= 1; part--)
        {
            foreach (int[] rest in Partitions(number - part, part))
            {
                yield return [part, .. rest];
            }
        }
    }

    // Single units half of the time, all that is left an eighth, else anything between.
    private static int DrawSize(RandomStream stream, int most) => stream.NextInt(8) switch
    {
        < 4 => 1,
        4 => most,
        _ => 1 + stream.NextInt(most),
    };
}
