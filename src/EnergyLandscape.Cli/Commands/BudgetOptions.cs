using System.CommandLine;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>How many threads search, for how long and how often.</summary>
internal sealed class BudgetOptions
{
    // Timers take no more than 49 days.
    private const double LongestSeconds = 4e6;

    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<double?> _maxSeconds = CommonOptions.MaxSeconds();
    private readonly Option<long?> _maxSearches = CommonOptions.MaxSearches();

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_threads, _maxSeconds, _maxSearches];

    /// <summary>A run file's section with the command line's settings in their places.</summary>
    public ExploreSection Over(ExploreSection explore, ParseResult parsed)
    {
        if (Threads(parsed) is { } threads)
        {
            explore = explore with { Threads = threads };
        }

        if (parsed.GetValue(_maxSeconds) is { } seconds)
        {
            Require(seconds > 0 && double.IsFinite(seconds), _maxSeconds.Name, seconds, "a positive number");
            explore = explore with { MaxSeconds = seconds };
        }

        if (parsed.GetValue(_maxSearches) is { } searches)
        {
            Require(searches > 0, _maxSearches.Name, searches, "a positive whole number");
            explore = explore with { MaxSearches = searches };
        }

        return explore;
    }

    /// <summary>The number of threads, if it is given.</summary>
    public int? Threads(ParseResult parsed)
    {
        int? threads = parsed.GetValue(_threads);
        Require(threads is null or >= 0, _threads.Name, threads ?? 0, "0 for all cores or a positive number");
        return threads;
    }

    /// <summary>What the command line alone allows.</summary>
    public ExplorationBudget Of(ParseResult parsed) => Of(Over(new ExploreSection(), parsed));

    /// <summary>What a section allows.</summary>
    public static ExplorationBudget Of(ExploreSection explore) =>
        new(explore.MaxSearches, explore.MaxSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds)) : null);

    /// <summary>Refuses a value.</summary>
    public static void Require(bool condition, string option, object value, string expected)
    {
        if (!condition)
        {
            throw new InputException(FormattableString.Invariant($"{option} is {value}, expected {expected}"));
        }
    }
}
