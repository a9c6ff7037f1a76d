using System.Globalization;
using System.Text;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Tables 3 to 9 of paper 002 with our numbers beside the published ones.</summary>
internal static class StagnationTables
{
    public static string Of(Problem problem, IReadOnlyList<Published> published, IReadOnlyList<Measured> measured)
    {
        var text = new StringBuilder();
        foreach (string scaling in StagnationRuns.Scalings(problem))
        {
            Measured[] runs = [.. measured.Where(row => row.Problem == problem.Name && row.Scaling == scaling && row.Seed == StagnationRuns.Seed)];
            if (runs.Length == 0)
            {
                continue;
            }

            int Walks(string gradient) => runs.Where(row => row.Gradient == gradient).Select(row => row.Walks).DefaultIfEmpty(0).Min();
            text.Append(CultureInfo.InvariantCulture, $"{(problem.Name == "xor" ? string.Empty : $"Scaling {scaling}. ")}The paper has {problem.PaperWalks} walks a setting, *as published* here {(Walks("as-published") is > 0 and int single ? single : Walks("exact"))}, *default* {Walks("exact")}.\n\n");
            text.Append("| loss, box, steps | rows | n_stag paper | as published | SE | default | l_stag paper | as published | SE | default |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
            foreach (Setting setting in Setting.All)
            {
                foreach (string rows in new[] { "train", "test" })
                {
                    string cells = Cells("n_stag") + Cells("l_stag");
                    if (cells.Length > 0)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"| {setting.Loss.ToUpperInvariant()} [−{setting.Box}, {setting.Box}] {setting.Granularity} | {rows} |{cells}\n");
                    }

                    string Cells(string quantity)
                    {
                        Published? paper = published.FirstOrDefault(row => row.Problem == problem.Name && row.Setting == setting && row.Rows == rows && row.Quantity == quantity);
                        Measured? Ours(string gradient, string rule) => runs.FirstOrDefault(row => row.Gradient == gradient && row.Setting == setting && row.Rows == rows && row.Quantity == quantity && row.Rule == rule);
                        if (paper is null || (Ours("as-published", "published") ?? Ours("exact", "published")) is not { } ours || Ours("exact", "default") is not { } right)
                        {
                            return string.Empty;
                        }

                        double errors = Comparison.InStandardErrors(paper, problem.PaperWalks, ours);
                        return string.Create(CultureInfo.InvariantCulture, $" {Show(paper.Mean, paper.Deviation)} | {Show(ours.Mean, ours.Deviation)} | {(double.IsInfinity(errors) ? "∞" : errors.ToString("F1", CultureInfo.InvariantCulture))} | {Show(right.Mean, right.Deviation)} |");
                    }
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>How many published means lie how near to ours.</summary>
    public static string Summary(IReadOnlyList<Published> published, IReadOnlyList<Measured> measured)
    {
        var text = new StringBuilder("| problem | scaling | gradient | rows | means | within 3 SE | within 5 % | within 10 % |\n|---|---|---|---|---:|---:|---:|---:|\n");
        foreach (Problem problem in Problem.All)
        {
            foreach (string scaling in StagnationRuns.Scalings(problem))
            {
                foreach ((string gradient, string rows) in new[] { ("as-published", "train"), ("exact", "train"), ("as-published", "test"), ("exact", "test") })
                {
                    (Published Paper, Measured Ours)[] pairs =
                    [
                        .. from paper in published
                           where paper.Problem == problem.Name && paper.Rows == rows && paper.Quantity != "accuracy"
                           from ours in measured
                           where ours.Problem == problem.Name && ours.Scaling == scaling && ours.Gradient == gradient && ours.Seed == StagnationRuns.Seed && ours.Rule == "published"
                               && ours.Setting == paper.Setting && ours.Rows == rows && ours.Quantity == paper.Quantity
                           select (paper, ours),
                    ];
                    if (pairs.Length > 0)
                    {
                        int near = pairs.Count(pair => Comparison.InStandardErrors(pair.Paper, problem.PaperWalks, pair.Ours) <= 3);
                        int Within(double share) => pairs.Count(pair => Math.Abs(pair.Ours.Mean - pair.Paper.Mean) <= share * pair.Paper.Mean);
                        text.Append(CultureInfo.InvariantCulture, $"| {problem.Name} | {scaling} | {gradient} | {rows} | {pairs.Length} | {near} | {Within(0.05)} | {Within(0.1)} |\n");
                    }
                }
            }
        }

        return text.ToString();
    }

    private static string Show(double mean, double deviation) => string.Create(CultureInfo.InvariantCulture, $"{mean:F2} ({deviation:F2})");
}
