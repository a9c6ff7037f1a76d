using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options of `landscape basins` that say what is done; those that say where results go are the command's.</summary>
internal sealed class BasinsSettings
{
    private const int MostStarts = 10_000_000;

    private readonly Option<string> _start = new("--start")
    {
        HelpName = "uniform|log-uniform|normal|xavier", DefaultValueFactory = _ => "uniform",
        Description = "Distribution of the starts: uniform in a box, in ± s with s log-uniform, normal, or Xavier (Glorot): weights uniform in ±√(6/(in + out)), biases 0.",
    };

    private readonly Option<double[]?> _box = new("--box")
    {
        HelpName = "LOW HIGH", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true,
        Description = "Box of uniform starts (default -1 1); smallest and largest size s of log-uniform ones (default: those of the run file).",
    };

    private readonly Option<double?> _deviation = new("--deviation") { HelpName = "S", Description = "Standard deviation of normal starts. Default 1." };

    private readonly Option<int> _samples = new("--samples") { HelpName = "N", Description = "Number of starts.", DefaultValueFactory = _ => 1000 };

    private readonly Option<ulong?> _seed = new("--seed") { HelpName = "N", Description = "Seed of the starts and batches. Default 1. Starts are those of walks with that seed." };

    private readonly Option<double> _accuracy = new("--accuracy")
    {
        HelpName = "A", DefaultValueFactory = _ => BasinDescent.DefaultAccuracy,
        Description = "Error of the quadratic model, as a fraction of a step, above which a step down is halved. Default 0.03 (docs/methods.md).",
    };

    private readonly Option<string> _optimiser = new("--optimiser")
    {
        HelpName = "none|gradient-descent|momentum|sgd|adam", DefaultValueFactory = _ => "none", Description = "Trains every start on the loss of the database before the way down.",
    };

    private readonly Option<string?> _rates = new("--rates") { HelpName = "A,B,…", Description = "Learning rates; each gets a column. The starts are the same for all." };

    private readonly Option<int?> _steps = new("--steps") { HelpName = "N", Description = "Steps of the training. Default 1000." };

    private readonly Option<int?> _batch = new("--batch") { HelpName = "N", Description = "Random rows of each step. Default: 1 for sgd, all rows otherwise." };

    private readonly Option<double?> _momentum = new("--momentum") { HelpName = "M", Description = "Share of the last move's direction that momentum and sgd keep. Default 0.9 for momentum, 0 for sgd." };

    private readonly Option<double?> _beta1 = new("--beta1") { HelpName = "B", Description = "Decay of Adam's mean gradient. Default 0.9." };

    private readonly Option<double?> _beta2 = new("--beta2") { HelpName = "B", Description = "Decay of Adam's mean square of the gradient. Default 0.999." };

    private readonly Option<double?> _epsilon = new("--epsilon") { HelpName = "E", Description = "What Adam adds to the root of the mean square. Default 1e-8." };

    public Option<int?> Threads { get; } = CommonOptions.Threads();

    public void AddTo(Command command)
    {
        _start.AcceptOnlyFromAmong("uniform", "log-uniform", "normal", "xavier");
        _optimiser.AcceptOnlyFromAmong("none", "gradient-descent", "momentum", "sgd", "adam");
        Option[] options = [_start, _box, _deviation, _samples, _seed, _accuracy, _optimiser, _rates, _steps, _batch, _momentum, _beta1, _beta2, _epsilon, Threads];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What is asked for, checked as far as it does not depend on the landscape.</summary>
    public BasinsRequest Read(ParseResult parsed)
    {
        StartKind start = Enum.Parse<StartKind>(Joined(parsed.GetValue(_start)!), ignoreCase: true);
        double[]? box = Given(parsed, _box) ? parsed.GetValue(_box) : null;
        double? deviation = parsed.GetValue(_deviation);
        int samples = parsed.GetValue(_samples);
        ulong seed = parsed.GetValue(_seed) ?? 1;
        double accuracy = parsed.GetValue(_accuracy);
        Require(box is null || start is StartKind.Uniform or StartKind.LogUniform, "--box is given", "no box with these starts; it is that of --start uniform or log-uniform");
        Require(box is null || (box[0] < box[1] && double.IsFinite(box[1] - box[0])), $"--box is {Words(box)}", "a lower and a higher number");
        Require(box is null || start != StartKind.LogUniform || box[0] > 0, $"--box is {Words(box)}", "two positive sizes in order");
        Require(deviation is null || start == StartKind.Normal, "--deviation is given", "no deviation without --start normal");
        Require(deviation is null or (> 0 and < double.PositiveInfinity), Said("--deviation", deviation), "a positive number");
        Require(samples is > 0 and <= MostStarts, Said("--samples", samples), "a whole number from 1 to 10000000");
        Require(seed <= long.MaxValue, Said("--seed", seed), "a whole number from 0 to 9223372036854775807");
        Require(accuracy is >= 1e-6 and <= 1, Said("--accuracy", accuracy), "a number from 1e-6 to 1");
        if (parsed.GetValue(Threads) is { } threads)
        {
            Require(threads >= 0, Said("--threads", threads), "0 for all cores or a positive number");
        }

        return new BasinsRequest(start, box, deviation ?? 1, samples, new MasterSeed(seed), accuracy, TrainingOf(parsed, new MasterSeed(seed)));
    }

    private TrainingRequest? TrainingOf(ParseResult parsed, MasterSeed seed)
    {
        string optimiser = parsed.GetValue(_optimiser)!;
        OptimiserKind kind = Enum.Parse<OptimiserKind>(Joined(optimiser), ignoreCase: true);
        string? text = parsed.GetValue(_rates);
        if (kind == OptimiserKind.None)
        {
            Option[] useless = [_rates, _steps, _batch, _momentum, _beta1, _beta2, _epsilon];
            Option? given = useless.FirstOrDefault(option => Given(parsed, option));
            Require(given is null, $"{given?.Name} is given", "an --optimiser with it");
            return null;
        }

        Require(text is not null, "--rates is absent", "learning rates with an optimiser, such as 0.01,0.1,1");
        int steps = parsed.GetValue(_steps) ?? 1000;
        int? batch = parsed.GetValue(_batch) ?? (kind == OptimiserKind.Sgd ? 1 : null);
        double? momentum = parsed.GetValue(_momentum);
        Require(steps is > 0 and < 10_000_000, Said("--steps", steps), "a whole number from 1 to 9999999");
        Require(batch is null or > 0, Said("--batch", batch), "a positive whole number");
        Require(batch is null || kind != OptimiserKind.GradientDescent, "--batch is given", "all rows with gradient-descent; batches are those of sgd, momentum or adam");
        Require(momentum is null || kind is OptimiserKind.Momentum or OptimiserKind.Sgd, "--momentum is given", "no momentum with this optimiser; it is that of momentum or sgd");
        foreach ((string name, double? value) in (ReadOnlySpan<(string, double?)>)[("--momentum", momentum), ("--beta1", parsed.GetValue(_beta1)), ("--beta2", parsed.GetValue(_beta2))])
        {
            Require(value is null or (>= 0 and < 1), Said(name, value), "a number of at least 0 and less than 1");
        }

        Require(parsed.GetValue(_epsilon) is null or (> 0 and < double.PositiveInfinity), Said("--epsilon", parsed.GetValue(_epsilon)), "a positive number");
        Option[] ofAdam = [_beta1, _beta2, _epsilon];
        Option? wrong = kind == OptimiserKind.Adam ? null : ofAdam.FirstOrDefault(option => Given(parsed, option));
        Require(wrong is null, $"{wrong?.Name} is given", "that option with --optimiser adam");
        var options = new WalkOptions
        {
            Seed = seed,
            Kind = kind == OptimiserKind.Adam ? WalkKind.Adam : WalkKind.GradientDescent,
            Momentum = momentum ?? (kind == OptimiserKind.Momentum ? 0.9 : 0),
            Beta1 = parsed.GetValue(_beta1) ?? 0.9,
            Beta2 = parsed.GetValue(_beta2) ?? 0.999,
            Epsilon = parsed.GetValue(_epsilon) ?? 1e-8,
            Steps = steps + 1,
        };
        return new TrainingRequest(optimiser, RatesOf(text!), batch, options);
    }

    private static double[] RatesOf(string text)
    {
        double[] rates = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && rate > 0 && double.IsFinite(rate)
                ? rate : throw new InputException($"--rates has '{part}', expected positive numbers with commas between them, such as 0.01,0.1,1"))];
        Require(rates.Distinct().Count() == rates.Length, $"--rates is {text}", "every rate once");
        return rates;
    }

    private static string Joined(string name) => name.Replace("-", string.Empty, StringComparison.Ordinal);

    private static bool Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static string Words(double[]? box) => box is null ? string.Empty : FormattableString.Invariant($"{box[0]} {box[1]}");

    private static string Said(string option, object? value) => FormattableString.Invariant($"{option} is {value}");

    private static void Require(bool condition, string found, string expected)
    {
        if (!condition)
        {
            throw new InputException($"{found}, expected {expected}");
        }
    }
}
