using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>A benchmark problem of the paper (002, Table 2).</summary>
/// <param name="Name">Name in tables and folders.</param>
/// <param name="Inputs">Input units.</param>
/// <param name="Hidden">Hidden units, one layer.</param>
/// <param name="Outputs">Output units.</param>
/// <param name="Table">Table of n_stag and l_stag.</param>
/// <param name="ClassificationTable">Table of accuracies at the last step; null for XOR.</param>
/// <param name="Data">Keys of the section [data] but the path's folder and the scaling.</param>
/// <param name="PublishedScaling">Scaling in the published code, where it is not the z-score of the paper's text; null where they agree.</param>
internal sealed record Problem(string Name, int Inputs, int Hidden, int Outputs, string Table, string? ClassificationTable, string Data, string? PublishedScaling = null)
{
    public static IReadOnlyList<Problem> All { get; } =
    [
        new("xor", 2, 2, 1, "3", null, "source = \"xor\""),
        new("iris", 4, 4, 3, "4", "B.10", "path = \"iris/iris_training.csv\""),
        new("diabetes", 8, 8, 1, "5", "B.11", "path = \"diabetes/diabetes.csv\"", "min-max"),
        new("glass", 9, 9, 6, "6", "B.12", "path = \"glass/glass.csv\"", "min-max"),
        new("cancer", 30, 10, 1, "7", "B.13", "path = \"cancer/cancer.csv\"\ntarget = \"diagnosis\"\nclasses = [\"M\", \"B\"]\nignore = [\"id\"]"),
        new("heart", 32, 10, 1, "8", "B.14", "path = \"heart/heart.csv\"", "min-max"),
        new("mnist", 784, 10, 10, "9", "B.15", "path = \"mnist/train-images-idx3-ubyte.gz\"\nlabels-path = \"mnist/train-labels-idx1-ubyte.gz\"\ntest-path = \"mnist/t10k-images-idx3-ubyte.gz\"\ntest-labels-path = \"mnist/t10k-labels-idx1-ubyte.gz\"", "unit"),
    ];

    public int Dimension => ((Inputs + 1) * Hidden) + ((Hidden + 1) * Outputs);

    /// <summary>The paper's number of walks: ten a parameter.</summary>
    public int PaperWalks => 10 * Dimension;

    public static Problem Named(string name) => All.FirstOrDefault(problem => problem.Name == name)
        ?? throw new InputException($"'{name}' is no problem of the paper, expected {string.Join(", ", All.Select(problem => problem.Name))}");
}
