using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Compare;

/// <summary>What to make, and where.</summary>
/// <param name="Task">"landscapes", "limits", "counterparts", "walks", "basins", "results" or "all".</param>
/// <param name="Data">Folder of the data sets.</param>
/// <param name="Work">Folder of run files, databases and walks.</param>
/// <param name="Output">Folder of RESULTS.md, results/ and figures/.</param>
internal sealed record Request(string Task, string Data, string Work, string Output)
{
    private const string Expected = "expected landscapes, limits, counterparts, walks, basins, results or all, then --data FOLDER, --work FOLDER or --output FOLDER";

    public static Request Read(string[] arguments)
    {
        string own = Path.Combine(ExampleProgram.Root, "examples", "compare");
        if (arguments.Length == 0)
        {
            throw new InputException("nothing to do, " + Expected);
        }

        var request = new Request(arguments[0], Path.GetFullPath(Path.Combine(ExampleProgram.Root, "..", "shared", "data")), Path.Combine(own, "work"), own);
        for (int at = 1; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length)
            {
                throw new InputException($"{arguments[at]} has no value, {Expected}");
            }

            string folder = Path.GetFullPath(arguments[at + 1]);
            request = arguments[at] switch
            {
                "--data" => request with { Data = folder },
                "--work" => request with { Work = folder },
                "--output" => request with { Output = folder },
                _ => throw new InputException($"{arguments[at]} is no option, {Expected}"),
            };
        }

        return request;
    }

    /// <summary>A file of the folder results/.</summary>
    public string Result(string name) => Path.Combine(Output, "results", name);

    /// <summary>A file of the folder figures/.</summary>
    public string Figure(string name) => Path.Combine(Output, "figures", name);

    /// <summary>A file of the folder of run files, databases and walks.</summary>
    public string InWork(string name) => Path.Combine(Work, name);
}
