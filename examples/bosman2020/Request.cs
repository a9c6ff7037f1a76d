using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>What to regenerate, and where.</summary>
/// <param name="Task">"table", "splits", "attractors", "architectures", "figures", "results" or "all".</param>
/// <param name="Which">Table or problem; null for all.</param>
/// <param name="Data">Folder of the data sets.</param>
/// <param name="Work">Folder of the walks.</param>
/// <param name="Output">Folder of RESULTS.md, results/ and figures/.</param>
/// <param name="Walks">Walks a setting in place of the paper's number.</param>
internal sealed record Request(string Task, string? Which, string Data, string Work, string Output, int? Walks)
{
    private const string Expected = "expected table 3 … 9, splits, attractors, architectures, mnist, figures, results or all, then --walks N, --data FOLDER, --work FOLDER or --output FOLDER";

    public string Results => Path.Combine(Output, "results");

    public string Figures => Path.Combine(Output, "figures");

    public static Request Read(string[] arguments)
    {
        string root = ExampleProgram.Root, own = Path.Combine(root, "examples", "bosman2020");
        if (arguments.Length == 0)
        {
            throw new InputException("nothing to do, " + Expected);
        }

        var request = new Request(arguments[0], null, Path.GetFullPath(Path.Combine(root, "..", "shared", "data")), Path.Combine(own, "work"), own, null);
        int at = 1;
        if (at < arguments.Length && !arguments[at].StartsWith('-'))
        {
            request = request with { Which = arguments[at++] };
        }

        for (; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length)
            {
                throw new InputException($"{arguments[at]} has no value, " + Expected);
            }

            string value = arguments[at + 1];
            request = arguments[at] switch
            {
                "--data" => request with { Data = Path.GetFullPath(value) },
                "--work" => request with { Work = Path.GetFullPath(value) },
                "--output" => request with { Output = Path.GetFullPath(value) },
                "--walks" => request with { Walks = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int walks) && walks > 0 ? walks : throw new InputException($"--walks is {value}, expected a positive whole number") },
                _ => throw new InputException($"{arguments[at]} is no option, " + Expected),
            };
        }

        return request;
    }
}
