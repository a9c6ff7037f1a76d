using System.Globalization;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>One measured number of a run, a row of results/walks.csv.</summary>
/// <param name="Problem">Benchmark problem.</param>
/// <param name="Setting">Loss, box and granularity.</param>
/// <param name="Scaling">Scaling of the inputs.</param>
/// <param name="Gradient">"exact", or "as-published": the signs of the gradient in single precision.</param>
/// <param name="Seed">Seed of the walks and of the split.</param>
/// <param name="Walks">Number of walks.</param>
/// <param name="Rows">"train" or "test".</param>
/// <param name="Quantity">"n_stag", "l_stag" or "accuracy".</param>
/// <param name="Rule">"published", "default" or "printed" for stagnation; "last step" for accuracies.</param>
/// <param name="Mean">Mean over walks.</param>
/// <param name="Deviation">Population standard deviation over walks.</param>
internal sealed record Measured(
    string Problem, Setting Setting, string Scaling, string Gradient, int Seed, int Walks, string Rows, string Quantity, string Rule, double Mean, double Deviation)
{
    private const string Header = "problem,loss,box,granularity,scaling,gradient,seed,walks,rows,quantity,rule,mean,std";

    /// <summary>Standard error of the mean.</summary>
    public double Error => Deviation / Math.Sqrt(Walks);

    /// <summary>Reads a file of results; none when it is absent.</summary>
    public static List<Measured> Read(string path) => !File.Exists(path) ? [] : [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(cell => new Measured(
        cell[0], new Setting(cell[1], Whole(cell[2]), cell[3] == "micro"), cell[4], cell[5], Whole(cell[6]), Whole(cell[7]), cell[8], cell[9], cell[10], Real(cell[11]), Real(cell[12])))];

    /// <summary>Puts results into a file: those of the same run are replaced, the rest stays.</summary>
    public static void Merge(string path, IReadOnlyList<Measured> measured)
    {
        IEnumerable<Measured> kept = Read(path).Where(old => !measured.Any(row => row.RunKey == old.RunKey));
        string Line(Measured row) => string.Create(CultureInfo.InvariantCulture, $"{row.Problem},{row.Setting.Loss},{row.Setting.Box},{row.Setting.Granularity},{row.Scaling},{row.Gradient},{row.Seed},{row.Walks},{row.Rows},{row.Quantity},{row.Rule},{row.Mean:G9},{row.Deviation:G9}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, [Header, .. kept.Concat(measured).Select(Line).Order(StringComparer.Ordinal)]);
    }

    private (string Problem, Setting Setting, string Scaling, string Gradient, int Seed) RunKey => (Problem, Setting, Scaling, Gradient, Seed);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
