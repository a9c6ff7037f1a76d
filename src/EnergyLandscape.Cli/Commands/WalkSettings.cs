using System.CommandLine;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options of `landscape walk`; they win over the run file.</summary>
internal sealed class WalkSettings
{
    private readonly Option<string?> _directory = new("--output", "-o") { HelpName = "DIR", Description = "Directory of the samples. Default: the run file's name without .toml, in the working directory." };
    private readonly Option<ulong?> _seed = CommonOptions.Seed();
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<int?> _walks = new("--walks") { HelpName = "N", Description = "Number of walks; more than before extends a directory. Wins over the run file." };
    private readonly Option<int?> _steps = new("--steps") { HelpName = "N", Description = "Points per walk; wins over the run file." };
    private readonly Option<bool> _asPublished = new("--as-published") { Description = "Gradient signs, curvature classes and stagnation as the code of Bosman et al. computes them, in single precision." };

    /// <summary>Draws nothing.</summary>
    public Option<bool> NoPictures { get; } = new("--no-pictures") { Description = "Draws no cloud.svg and cloud.png beside the samples." };

    public Argument<string> RunFile { get; } = CommonOptions.RunFile();

    public Option<double?> MaxSeconds { get; } = CommonOptions.MaxSeconds();

    public Option<bool> Json { get; } = CommonOptions.Json();

    public Option<bool> PrintConfig { get; } = CommonOptions.PrintConfig();

    public Option<ProgressStyle> Progress { get; } = CommonOptions.Progress();

    public void AddTo(Command command)
    {
        command.Arguments.Add(RunFile);
        foreach (Option option in new Option[] { _directory, _seed, _threads, _walks, _steps, MaxSeconds, _asPublished, NoPictures, Json, PrintConfig, Progress })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The run file with the command line's settings in their places and a section [walk] in any case.</summary>
    public RunFile Read(ParseResult parsed)
    {
        RunFile run = RunFileReader.Read(parsed.GetValue(RunFile)!);
        WalkSection walk = run.Walk ?? new WalkSection();
        if (parsed.GetValue(_seed) is { } seed)
        {
            Require(seed <= long.MaxValue, "--seed", seed, "a whole number from 0 to 9223372036854775807");
            walk = walk with { Seed = seed };
        }

        if (parsed.GetValue(_threads) is { } threads)
        {
            Require(threads >= 0, "--threads", threads, "0 for all cores or a positive number");
            walk = walk with { Threads = threads };
        }

        if (parsed.GetValue(_walks) is { } walks)
        {
            Require(walks > 0, "--walks", walks, "a positive whole number");
            walk = walk with { Walks = walks };
        }

        if (parsed.GetValue(_steps) is { } steps)
        {
            Require(steps is > 0 and <= 10_000_000, "--steps", steps, "a whole number from 1 to 10000000");
            walk = walk with { Steps = steps };
        }

        if (parsed.GetValue(MaxSeconds) is { } seconds)
        {
            Require(seconds > 0 && double.IsFinite(seconds), "--max-seconds", seconds, "a positive number");
        }

        return run with { Walk = parsed.GetValue(_asPublished) ? walk with { Curvature = CurvatureMethod.Blocks, Gradient = GradientRule.AsPublished } : walk };
    }

    public string DirectoryOf(ParseResult parsed)
    {
        string runFile = parsed.GetValue(RunFile)!;
        string directory = parsed.GetValue(_directory) ?? Path.GetFileNameWithoutExtension(runFile);
        return directory.Length > 0 && Path.GetFullPath(directory) != Path.GetFullPath(runFile) ? directory
            : throw new InputException($"'{directory}' is no directory for the walks of {runFile}, expected another name with -o");
    }

    /// <summary>What counts as stagnation.</summary>
    public StagnationOptions StagnationOf(ParseResult parsed) => parsed.GetValue(_asPublished) ? StagnationOptions.AsPublished : StagnationOptions.Default;

    private static void Require(bool condition, string option, object value, string expected)
    {
        if (!condition)
        {
            throw new InputException(FormattableString.Invariant($"{option} is {value}, expected {expected}"));
        }
    }
}
