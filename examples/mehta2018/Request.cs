using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>Which landscapes to make, and where.</summary>
/// <param name="Hidden">Numbers of hidden nodes.</param>
/// <param name="Lambdas">Regularisation parameters, as they are written in file names.</param>
/// <param name="Work">Folder of the databases with their searches.</param>
/// <param name="Databases">Folder of the copies without searches and of the run files.</param>
/// <param name="Output">Folder of RESULTS.md and of figures/.</param>
/// <param name="BeyondSeconds">Most seconds for each of the larger networks of <see cref="Beyond"/>; null makes none.</param>
/// <param name="AllIndicesSeconds">Most seconds a landscape for a second run that finds saddles of every index; null makes none.</param>
internal sealed record Request(int[] Hidden, string[] Lambdas, string Work, string Databases, string Output, double? AllIndicesSeconds = null, double? BeyondSeconds = null)
{
    /// <summary>Larger networks than the paper has.</summary>
    public static IReadOnlyList<(int Hidden, string Lambda)> Beyond { get; } = [(8, "1e-4"), (8, "1e-6"), (10, "1e-4"), (10, "1e-6")];

    public static Request Read(string[] arguments)
    {
        string root = ExampleProgram.Root;
        var request = new Request(
            [1, 2, 3, 4, 5, 6], ["1e-1", "1e-2", "1e-3", "1e-4", "1e-5", "1e-6"], Path.Combine(root, "examples", "mehta2018", "work"), Path.Combine(root, "databases", "xor"), Path.Combine(root, "examples", "mehta2018"));
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length)
            {
                throw new InputException($"{arguments[i]} has no value, expected --hidden 1,2, --lambda 1e-2,1e-3, --all-indices SECONDS, --beyond SECONDS, --work FOLDER, --databases FOLDER or --output FOLDER");
            }

            string value = arguments[i + 1];
            request = arguments[i] switch
            {
                "--hidden" => request with { Hidden = [.. value.Split(',').Select(part => (int)Number(part))] },
                "--lambda" => request with { Lambdas = [.. value.Split(',').Select(part => (Number(part), part).part)] },
                "--work" => request with { Work = value },
                "--databases" => request with { Databases = value },
                "--output" => request with { Output = value },
                "--beyond" => request with { BeyondSeconds = Number(value) },
                "--all-indices" => request with { AllIndicesSeconds = Number(value) },
                _ => throw new InputException($"{arguments[i]} is no option, expected --hidden, --lambda, --all-indices, --beyond, --work, --databases or --output"),
            };
        }

        return request;
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0
        ? number
        : throw new InputException($"'{text}' is no positive number");
}
