using System.Globalization;
using System.Text;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Tables B.10 to B.15 of paper 002: accuracies at the last step (the paper calls them classification errors).</summary>
internal static class ClassificationTables
{
    public static string Of(Problem problem, IReadOnlyList<Published> published, IReadOnlyList<Measured> measured)
    {
        string[] scalings = [.. StagnationRuns.Scalings(problem)];
        var text = new StringBuilder("| loss, box, steps | rows | paper |");
        text.Append(string.Concat(scalings.Select(scaling => $" {scaling} |"))).Append(" least and largest mean over splits |\n|---|---|---:|").Append(string.Concat(scalings.Select(_ => "---:|"))).Append("---:|\n");
        foreach (Setting setting in Setting.All)
        {
            foreach (string rows in new[] { "train", "test" })
            {
                Published paper = published.Single(row => row.Problem == problem.Name && row.Setting == setting && row.Rows == rows && row.Quantity == "accuracy");
                Measured[] ours = [.. measured.Where(row => row.Problem == problem.Name && row.Setting == setting && row.Rows == rows && row.Quantity == "accuracy" && row.Gradient == "exact")];
                if (ours.Length == 0)
                {
                    continue;
                }

                text.Append(CultureInfo.InvariantCulture, $"| {setting.Loss.ToUpperInvariant()} [−{setting.Box}, {setting.Box}] {setting.Granularity} | {rows} | {Show(paper.Mean, paper.Deviation)} |");
                foreach (string scaling in scalings)
                {
                    Measured? run = ours.FirstOrDefault(row => row.Scaling == scaling && row.Seed == StagnationRuns.Seed);
                    text.Append(CultureInfo.InvariantCulture, $" {(run is null ? "–" : Show(run.Mean, run.Deviation))} |");
                }

                Measured[] splits = [.. ours.Where(row => row.Scaling == scalings[0])];
                text.Append(splits.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" {splits.Min(row => row.Mean):F3} to {splits.Max(row => row.Mean):F3} ({splits.Length}) |\n") : " – |\n");
            }
        }

        return text.ToString();
    }

    private static string Show(double mean, double deviation) => string.Create(CultureInfo.InvariantCulture, $"{mean:F3} ({deviation:F3})");
}
