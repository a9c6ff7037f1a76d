using System.Collections.Immutable;
using System.Globalization;
using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.PathSample;

/// <summary>A distribution of starting points: with it a basin of attraction has a volume, the share of starts that lie in it.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class StartDistribution
{
    private readonly Action<RandomStream, Span<double>> _draw;

    private StartDistribution(string words, Action<RandomStream, Span<double>> draw)
    {
        Words = words;
        _draw = draw;
    }

    /// <summary>What it is, in words, such as "uniform in [-1, 1]".</summary>
    public string Words { get; }

    /// <summary>Every coordinate uniform between two numbers: shares are those of the volume of the box.</summary>
    /// <param name="low">Lowest value, coordinate.</param>
    /// <param name="high">Highest value, coordinate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lowest value is not below the highest one.</exception>
    public static StartDistribution Uniform(double low, double high)
    {
        Require(low < high && double.IsFinite(high - low), nameof(low), low, "The lowest value of a box is below its highest one.");
        return new StartDistribution(Text($"uniform in [{low}, {high}]"), (stream, x) =>
        {
            foreach (ref double value in x)
            {
                value = stream.NextUniform(low, high);
            }
        });
    }

    /// <summary>Every coordinate uniform in ± s, with s log-uniform between two sizes, as the starts of explorations are.</summary>
    /// <param name="smallest">Smallest size, coordinate, &gt; 0.</param>
    /// <param name="largest">Largest size, coordinate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sizes are not positive or not in order.</exception>
    public static StartDistribution LogUniform(double smallest, double largest)
    {
        Require(smallest > 0 && smallest <= largest && double.IsFinite(largest), nameof(smallest), smallest, "Sizes are positive and in order.");
        return new StartDistribution(Text($"uniform in ± s, s log-uniform in [{smallest}, {largest}]"), (stream, x) => StartingPoints.LogUniform(stream, smallest, largest, x));
    }

    /// <summary>Every coordinate normal around zero.</summary>
    /// <param name="deviation">Standard deviation, coordinate, &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is not positive.</exception>
    public static StartDistribution Normal(double deviation)
    {
        Require(deviation > 0 && double.IsFinite(deviation), nameof(deviation), deviation, "A standard deviation is positive.");
        return new StartDistribution(Text($"normal, deviation {deviation}"), (stream, x) =>
        {
            foreach (ref double value in x)
            {
                value = deviation * stream.NextNormal();
            }
        });
    }

    /// <summary>Every coordinate uniform in ± a number of its own, such as those of <see cref="Potentials.GlorotInitialisation"/>.</summary>
    /// <param name="halfWidths">The numbers, coordinate, one a coordinate; where one is 0, so is the coordinate.</param>
    /// <param name="words">What the distribution is, in words.</param>
    public static StartDistribution Within(IEnumerable<double> halfWidths, string words)
    {
        ArgumentNullException.ThrowIfNull(halfWidths);
        ArgumentException.ThrowIfNullOrEmpty(words);
        ImmutableArray<double> widths = [.. halfWidths];
        return new StartDistribution(words, (stream, x) =>
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = widths[i] * stream.NextUniform(-1, 1);
            }
        });
    }

    /// <summary>Draws a start.</summary>
    /// <param name="stream">Where numbers are drawn from.</param>
    /// <param name="x">Receives the start.</param>
    public void Draw(RandomStream stream, Span<double> x)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _draw(stream, x);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Require(bool condition, string name, double value, string sentence)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(name, value, sentence);
        }
    }
}
