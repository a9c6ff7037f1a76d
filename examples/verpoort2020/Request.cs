using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>What to make, and where.</summary>
/// <param name="Task">"data", "landscapes", "connections", "draws", "analysis", "figures", "results" or "all".</param>
/// <param name="Names">Beginnings of the names of landscapes; empty for all.</param>
/// <param name="Data">Folder of the data sets.</param>
/// <param name="Work">Folder of made data, run files and databases.</param>
/// <param name="Output">Folder of RESULTS.md, results/ and figures/.</param>
/// <param name="Threads">Threads of the searches; 0 for all cores.</param>
/// <param name="Share">Factor of the time that each landscape may take.</param>
/// <param name="Seed">Master seed of the explorations; each has its databases.</param>
internal sealed record Request(string Task, IReadOnlyList<string> Names, string Data, string Work, string Output, int Threads, double Share, ulong Seed)
{
    private const string Expected = "expected data, landscapes, connections, draws, analysis, figures, results or all, then names such as ljat-2hl, --data FOLDER, --work FOLDER, --output FOLDER, --threads N, --share FACTOR or --seed N";

    /// <summary>The seed of the tables and figures; others are evidence.</summary>
    public const ulong FirstSeed = 1;

    public static Request Read(string[] arguments)
    {
        string own = Path.Combine(ExampleProgram.Root, "examples", "verpoort2020");
        if (arguments.Length == 0)
        {
            throw new InputException("nothing to do, " + Expected);
        }

        var names = new List<string>();
        var request = new Request(arguments[0], names, Path.GetFullPath(Path.Combine(ExampleProgram.Root, "..", "shared", "data")), Path.Combine(own, "work"), own, 0, 1, FirstSeed);
        for (int at = 1; at < arguments.Length; at++)
        {
            if (!arguments[at].StartsWith('-'))
            {
                names.Add(arguments[at]);
                continue;
            }

            if (at + 1 == arguments.Length)
            {
                throw new InputException($"{arguments[at]} has no value, {Expected}");
            }

            string value = arguments[at + 1];
            request = arguments[at++] switch
            {
                "--data" => request with { Data = Path.GetFullPath(value) },
                "--work" => request with { Work = Path.GetFullPath(value) },
                "--output" => request with { Output = Path.GetFullPath(value) },
                "--threads" when int.TryParse(value, out int threads) && threads >= 0 => request with { Threads = threads },
                "--share" when double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out double share) && share > 0 => request with { Share = share },
                "--seed" when ulong.TryParse(value, out ulong seed) => request with { Seed = seed },
                string option => throw new InputException($"{option} {value} is no option, {Expected}"),
            };
        }

        return request;
    }

    /// <summary>The landscapes that are asked for.</summary>
    public IReadOnlyList<Landscape> Landscapes
    {
        get
        {
            if (Names.FirstOrDefault(name => !Landscape.All.Any(landscape => landscape.Name.StartsWith(name, StringComparison.Ordinal))) is { } unknown)
            {
                throw new InputException($"'{unknown}' begins the name of no landscape, expected one of {string.Join(", ", Landscape.All.Select(landscape => landscape.Name))}");
            }

            return [.. Landscape.All.Where(landscape => Names.Count == 0 || Names.Any(name => IsMeant(name, landscape)))];
        }
    }

    // A whole name means one landscape, though it may begin another.
    private static bool IsMeant(string name, Landscape landscape) =>
        landscape.Name == name || (landscape.Name.StartsWith(name, StringComparison.Ordinal) && !Landscape.All.Any(one => one.Name == name));

    /// <summary>A file of the folder results/.</summary>
    public string Result(string name) => Path.Combine(Output, "results", name);

    /// <summary>A file of the folder figures/.</summary>
    public string Figure(string name) => Path.Combine(Output, "figures", name);

    /// <summary>The database of a landscape.</summary>
    public string Database(Landscape landscape, ulong seed = FirstSeed) =>
        InWork(seed == FirstSeed ? landscape.Name + ".db" : FormattableString.Invariant($"{landscape.Name}-seed{seed}.db"));

    /// <summary>A file of the folder of made data, run files and databases.</summary>
    public string InWork(string name) => Path.Combine(Work, name);
}
