using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Data;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options for the map of predicted classes over a plane of inputs.</summary>
internal sealed class PlaneOptions(int cells = 200)
{
    private readonly Option<string?> _plane = new("--plane") { HelpName = "X,Y", Description = "Map of the classes that the network predicts over two inputs, by name or number from 1, such as r12,r13. Default with two inputs: both." };

    private readonly Option<string?> _at = new("--at") { HelpName = "NAME=VALUE,…", Description = "Values of the other inputs, as the data file has them. Default: their means over the training rows." };

    private readonly Option<string?> _range = new("--range") { HelpName = "LOW,HIGH", Description = "Range of both inputs of the plane, or LOW,HIGH,LOW,HIGH of the first and the second. Default: those of the training rows." };

    private readonly Option<int> _side = new("--cells") { HelpName = "N", Description = "Cells per side of the plane.", DefaultValueFactory = _ => cells };

    private readonly Option<int?> _point = new("--point") { HelpName = "ID", Description = "The minimum (with --ts, the transition state) whose network is asked. Default: the lowest." };

    private readonly Option<string[]> _map = new("--map") { HelpName = "FILE", Description = "Writes the map: .csv with the probabilities of all classes, .svg, .png or .pdf. May be given several times.", Arity = ArgumentArity.OneOrMore };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [.. Inputs, _point, _map];

    /// <summary>Those that say which plane it is.</summary>
    public IReadOnlyList<Option> Inputs => [_plane, _at, _range, _side];

    /// <summary>Whether a map is asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_plane) is not null || Files(parsed).Length > 0;

    /// <summary>Refuses options of a map without one.</summary>
    public void RefuseAlone(ParseResult parsed)
    {
        if (!IsAsked(parsed) && All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } alone)
        {
            throw new InputException($"{alone.Name} belongs to a plane of inputs, expected --plane X,Y or --map FILE with it");
        }
    }

    /// <summary>Asks the network that is asked for.</summary>
    /// <exception cref="InputException">It cannot be done.</exception>
    public PredictedPlane Read(ParseResult parsed, LandscapeSession session, StationaryPointKind kind)
    {
        string[] files = Files(parsed);
        Array.ForEach(files, RequireTableOrPicture);
        return Of(parsed, session, Point(parsed, session, kind), files);
    }

    /// <summary>Asks the network of a point.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="session">The database.</param>
    /// <param name="point">The point.</param>
    /// <param name="files">Files that the map goes to.</param>
    /// <param name="ranges">Ranges of the inputs; null for those asked for, or of the training rows.</param>
    /// <exception cref="InputException">It cannot be done.</exception>
    public PredictedPlane Of(ParseResult parsed, LandscapeSession session, StoredPoint point, IReadOnlyList<string> files, PlaneRanges? ranges = null)
    {
        NetworkPotential network = AnalyseCommand.NetworkOf(session);
        if (!NetworkClassifier.Classifies(network))
        {
            throw new InputException($"{session.Store.Path} holds a network with linear outputs, which predicts no classes; expected probabilities");
        }

        LabelledData? data = RunFileLandscape.ReadTrainingFiles(session.Run, session.Store.Path);
        NetworkInputs inputs = data?.Inputs() ?? NetworkInputs.Of(network.Data);
        (int x, int y) = Axes(parsed.GetValue(_plane), inputs);
        double[] fixedInputs = Fixed(parsed.GetValue(_at), inputs, (x, y));
        int side = parsed.GetValue(_side);
        if (side is < 2 or > 2000)
        {
            throw new InputException(FormattableString.Invariant($"--cells is {side}, expected a number from 2 to 2000"));
        }

        ranges ??= Ranges(parsed, inputs, x, y, string.Empty);
        var plane = new InputPlane(network, new PlaneInput(x, ranges.OfX.Low, ranges.OfX.High), new PlaneInput(y, ranges.OfY.Low, ranges.OfY.High), side, fixedInputs, row => inputs.Scale(row));
        return new PredictedPlane(plane, point, inputs, x, y, fixedInputs, data?.Classes ?? ["0", "1"], files);
    }

    /// <summary>Inputs and ranges of the plane of a database: those asked for, or of its training rows.</summary>
    /// <exception cref="InputException">The plane cannot be had.</exception>
    public PlaneRanges RangesOf(ParseResult parsed, LandscapeSession session)
    {
        LabelledData? data = RunFileLandscape.ReadTrainingFiles(session.Run, session.Store.Path);
        NetworkInputs inputs = data?.Inputs() ?? NetworkInputs.Of(AnalyseCommand.NetworkOf(session).Data);
        (int x, int y) = Axes(parsed.GetValue(_plane), inputs);
        string unnamed = inputs.Names.Count > 0 ? string.Empty : data is null ? session.Run.Data!.Source.ToString()! : string.Concat(data.Digests);
        return Ranges(parsed, inputs, x, y, string.Join('\n', [inputs.NameOf(x), inputs.NameOf(y), unnamed, .. data?.Classes ?? []]));
    }

    /// <summary>Whether a file is a table.</summary>
    public static bool IsCsv(string file) => Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses a file that is neither a table nor a picture, or whose folder does not exist.</summary>
    public static void RequireTableOrPicture(string file)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is not (".csv" or ".svg" or ".png" or ".pdf"))
        {
            throw new InputException($"{file}: the extension '{Path.GetExtension(file)}' names no format; expected .csv, .svg, .png or .pdf");
        }

        AtomicTextFile.RequireFolder(file);
    }

    /// <summary>A finite number; null when the text is none.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static (int X, int Y) Axes(string? plane, NetworkInputs inputs)
    {
        if (plane is null)
        {
            return inputs.Count == 2 ? (0, 1) : throw new InputException(FormattableString.Invariant($"the network has {inputs.Count} inputs, expected --plane X,Y with two of them"));
        }

        string[] names = plane.Split(',', StringSplitOptions.TrimEntries);
        (int x, int y) = names.Length == 2 ? (inputs.Find(names[0]), inputs.Find(names[1])) : throw new InputException($"--plane is {plane}, expected two inputs such as {inputs.NameOf(0)},{inputs.NameOf(Math.Min(1, inputs.Count - 1))}");
        return x != y ? (x, y) : throw new InputException($"--plane is {plane}, expected two different inputs");
    }

    private static double[] Fixed(string? at, NetworkInputs inputs, (int X, int Y) axes)
    {
        double[] values = [.. inputs.Means];
        var given = new HashSet<int>();
        foreach (string entry in at?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            string[] parts = entry.Split('=', StringSplitOptions.TrimEntries);
            int input = inputs.Find(parts[0]);
            if (input == axes.X || input == axes.Y || !given.Add(input))
            {
                throw new InputException($"--at has \"{entry}\", expected each input that is no axis of the plane at most once");
            }

            values[input] = parts.Length == 2 && Number(parts[1]) is { } value ? value
                : throw new InputException($"--at has \"{entry}\", expected an input and a number such as {inputs.NameOf(0)}=1.2");
        }

        return values;
    }

    private string[] Files(ParseResult parsed) => parsed.GetValue(_map) ?? [];

    private PlaneRanges Ranges(ParseResult parsed, NetworkInputs inputs, int x, int y, string problem)
    {
        (double Low, double High)[] asked = parsed.GetValue(_range) is { } range ? Asked(range) : [];
        return new PlaneRanges(problem, Range(x, 0), Range(y, 1));

        (double Low, double High) Range(int input, int axis) =>
            asked.Length > 0 ? asked[Math.Min(axis, asked.Length - 1)]
            : inputs.Lowest[input] < inputs.Highest[input] ? (inputs.Lowest[input], inputs.Highest[input])
            : throw new InputException(FormattableString.Invariant($"{inputs.NameOf(input)} is {inputs.Lowest[input]} in all training rows, expected --range LOW,HIGH for a plane over it"));
    }

    private static (double Low, double High)[] Asked(string range)
    {
        double?[] ends = [.. range.Split(',', StringSplitOptions.TrimEntries).Select(Number)];
        bool fits = ends.Length is 2 or 4 && ends.All(end => end is not null) && ends.Chunk(2).All(pair => pair[0] < pair[1]);
        return fits ? [.. ends.Chunk(2).Select(pair => (pair[0]!.Value, pair[1]!.Value))]
            : throw new InputException($"--range is {range}, expected two numbers in ascending order such as 0.5,2, or four, two for each input");
    }

    private StoredPoint Point(ParseResult parsed, LandscapeSession session, StationaryPointKind kind)
    {
        IReadOnlyList<StoredPoint> points = session.Store.PointsOf(kind);
        string name = kind == StationaryPointKind.Minimum ? "minimum" : "transition state";
        return parsed.GetValue(_point) is not { } id
            ? session.Store.InEnergyOrder(kind).FirstOrDefault() ?? throw new InputException($"{session.Store.Path} holds no {name}, expected at least one")
            : id >= 1 && id <= points.Count ? points[id - 1]
            : throw new InputException(FormattableString.Invariant($"{session.Store.Path} has no {name} {id}, expected an id from 1 to {points.Count}"));
    }
}
