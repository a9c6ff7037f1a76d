using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options of `landscape analyse` that ask for a landscape as a whole.</summary>
internal sealed class LandscapeAnalysisOptions
{
    private readonly Option<string?> _test = new("--test") { HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne, Description = "Losses and AUC on training and test rows, their averages and fits, and the barriers. FILE is written as the training file, all its rows are taken; without FILE, the test rows of the run file." };

    private readonly Option<bool> _barriers = new("--barriers") { Description = "Barriers over transition states and to the global minimum, of any landscape." };

    private readonly Option<string?> _scatter = new("--scatter") { HelpName = "FILE", Description = "Draws test against training losses, coloured by S: .svg, .png or .pdf. With --test." };

    private readonly Option<string[]> _heat = new("--heat-capacity") { HelpName = "FILE", Arity = ArgumentArity.ZeroOrMore, Description = "Heat capacity of the landscape in the harmonic superposition picture, of any landscape. FILE receives the curve: .csv, .svg, .png or .pdf. May be given several times." };

    private readonly Option<string?> _temperatures = new("--temperatures") { HelpName = "LOW,HIGH", Description = "Range of kT in units of the energy. Default: 1e-5 of the range of the minima's energies to all of it." };

    private readonly Option<int> _points = new("--points") { HelpName = "N", Description = "Number of temperatures of the curve; further ones stand beside peaks.", DefaultValueFactory = _ => 1001 };

    private readonly Option<int?> _lowest = new("--lowest") { HelpName = "N", Description = "Only the lowest N points in losses, averages and fits, and only their barriers to the global minimum." };

    private readonly LeftOutMinima _leftOut = new();

    private readonly PlaneOptions _plane = new();

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_test, _barriers, _lowest, .. _leftOut.All, _scatter, .. _plane.All, _heat, _temperatures, _points];

    /// <summary>Does what is asked for, if anything is.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="database">Path of the database.</param>
    /// <param name="kind">Minima or transition states.</param>
    /// <param name="csv">File of the table of points.</param>
    /// <param name="threads">Number of threads that is asked for.</param>
    /// <param name="json">Whether JSON is printed.</param>
    /// <param name="token">Stops.</param>
    /// <returns>Whether something was asked for.</returns>
    /// <exception cref="InputException">It cannot be done.</exception>
    public bool Run(ParseResult parsed, string database, StationaryPointKind kind, string? csv, int? threads, bool json, CancellationToken token)
    {
        bool hasTest = IsGiven(parsed, _test), hasHeat = IsGiven(parsed, _heat), hasPlane = _plane.IsAsked(parsed);
        string? scatter = parsed.GetValue(_scatter);
        string[] curves = parsed.GetValue(_heat) ?? [];
        if (!hasTest && !hasHeat && !hasPlane && scatter is null && !parsed.GetValue(_barriers))
        {
            RefuseAlone(parsed, hasHeat);
            return false;
        }

        RefuseAlone(parsed, hasHeat);
        if (scatter is not null)
        {
            Picture.FormatOf(scatter);
            AtomicTextFile.RequireFolder(scatter);
        }

        Array.ForEach(curves, PlaneOptions.RequireTableOrPicture);
        if (!hasTest && (csv ?? scatter) is not null)
        {
            throw new InputException($"{(csv is not null ? "--csv" : "--scatter")} needs the losses on test rows here, expected --test with it");
        }

        int? lowest = parsed.GetValue(_lowest);
        if (lowest is < 1)
        {
            throw new InputException(FormattableString.Invariant($"--lowest is {lowest}, expected a positive number"));
        }

        if (hasTest && kind != StationaryPointKind.Minimum && _leftOut.Given(parsed) is { } ofMinima)
        {
            throw new InputException($"{ofMinima.Name} leaves out minima, expected it without --ts");
        }

        // Curves and barriers need neither coordinates nor data. Coordinates are read as they are asked for.
        bool hasBarriers = hasTest || parsed.GetValue(_barriers);
        DatabaseParts parts = DatabaseParts.Details | (hasBarriers ? DatabaseParts.Network : DatabaseParts.Points);
        using LandscapeSession? session = hasTest || hasPlane || _leftOut.AsksNetworks(parsed) ? LandscapeSession.OpenReadOnly(database, parts) : null;
        using StationaryPointStore? alone = session is null ? StationaryPointStore.OpenReadOnly(database, parts) : null;
        int workers = session is not null ? LimitCommand.ThreadsOf(threads, session) : threads is null or 0 ? Environment.ProcessorCount
            : threads > 0 ? threads.Value : throw new InputException($"--threads is {threads}, expected 0 for all cores or a positive number");
        StationaryPointStore store = session?.Store ?? alone!;
        IReadOnlySet<int> byName = _leftOut.ByName(parsed, store);
        TrainingSet? test = hasTest ? AnalyseTestRows.Of(session!, parsed.GetValue(_test)) : null;
        var selection = new PointSelection(lowest, byName, session is null ? new HashSet<int>() : _leftOut.Constant(parsed, session, workers, token).ToHashSet());
        PerformanceCensus? performance = test is null ? null : PerformanceCensus.Run(store, kind, selection, AnalyseCommand.NetworkOf(session!), test, workers, token);
        var analysis = new LandscapeAnalysis
        {
            Title = session is null ? Path.GetFileNameWithoutExtension(database) : TreeCommand.TitleOf(session),
            Performance = performance,
            Barriers = hasBarriers ? LandscapeBarriers.Of(store, selection) : null,
            Plane = hasPlane ? _plane.Read(parsed, session!, kind) : null,
            HeatCapacity = hasHeat ? Curve(parsed, store, selection with { Lowest = null }, workers, token) : null,
            FirstClass = hasTest ? RunFileLandscape.ReadTrainingFiles(session!.Run, session.Store.Path)?.Classes.FirstOrDefault() : null,
            Kind = kind,
            LeftOut = [.. selection.LeftOut.Union(selection.Avoided).Order()],
        };
        analysis.Save(csv, scatter, curves);
        analysis.Print(parsed.InvocationConfiguration.Output, json);
        return true;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private void RefuseAlone(ParseResult parsed, bool hasHeat)
    {
        if (!hasHeat && new Option[] { _temperatures, _points }.FirstOrDefault(option => IsGiven(parsed, option)) is { } alone)
        {
            throw new InputException($"{alone.Name} belongs to a heat capacity, expected --heat-capacity with it");
        }

        if (!IsGiven(parsed, _test) && !parsed.GetValue(_barriers) && IsGiven(parsed, _lowest))
        {
            throw new InputException("--lowest belongs to losses and barriers, expected --test or --barriers with it");
        }

        if (!IsGiven(parsed, _test) && !parsed.GetValue(_barriers) && !hasHeat && _leftOut.Given(parsed) is { } leaving)
        {
            throw new InputException($"{leaving.Name} belongs to losses, barriers and heat capacities, expected --test, --barriers or --heat-capacity with it");
        }

        _plane.RefuseAlone(parsed);
    }

    private HeatCapacityCurve Curve(ParseResult parsed, StationaryPointStore store, PointSelection selection, int threads, CancellationToken token)
    {
        HarmonicSuperposition ensemble = HarmonicSuperposition.Of(store, selection);
        (double low, double high) = HeatCapacityCurve.RangeOf(ensemble);
        if (parsed.GetValue(_temperatures) is { } range)
        {
            string[] ends = range.Split(',', StringSplitOptions.TrimEntries);
            (low, high) = ends.Length == 2 && PlaneOptions.Number(ends[0]) is { } from && PlaneOptions.Number(ends[1]) is { } to && from > 0 && from < to ? (from, to)
                : throw new InputException($"--temperatures is {range}, expected two positive numbers in ascending order such as 1e-5,0.1");
        }

        int count = parsed.GetValue(_points);
        return count is >= 3 and <= 100_000 ? HeatCapacityCurve.Of(ensemble, low, high, count, threads, token)
            : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--points is {count}, expected a number from 3 to 100000"));
    }
}
