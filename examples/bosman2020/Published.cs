using System.Globalization;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>The numbers of the paper's tables, from published.csv beside the sources.</summary>
/// <param name="Table">Table of the paper.</param>
/// <param name="Problem">Benchmark problem.</param>
/// <param name="Setting">Loss, box and granularity.</param>
/// <param name="Rows">"train" or "test".</param>
/// <param name="Quantity">"n_stag", "l_stag" or "accuracy".</param>
/// <param name="Mean">Mean over walks.</param>
/// <param name="Deviation">Standard deviation over walks.</param>
internal sealed record Published(string Table, string Problem, Setting Setting, string Rows, string Quantity, double Mean, double Deviation)
{
    public static IReadOnlyList<Published> Read(string path) => [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(cell => new Published(
        cell[0],
        cell[1],
        new Setting(cell[2], int.Parse(cell[3], CultureInfo.InvariantCulture), cell[4] == "micro"),
        cell[5],
        cell[6],
        double.Parse(cell[7], CultureInfo.InvariantCulture),
        double.Parse(cell[8], CultureInfo.InvariantCulture)))];
}
