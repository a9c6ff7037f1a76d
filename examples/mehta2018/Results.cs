using System.Globalization;
using System.Text;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>Writes RESULTS.md.</summary>
internal static class Results
{
    public static string Write(IReadOnlyList<Landscape> landscapes, IReadOnlyList<Landscape> beyond)
    {
        var text = new StringBuilder("""
            # The loss landscapes of Mehta, Zhao, Bernal and Wales (2018)

            Written by `dotnet run -c Release --project examples/mehta2018` (and `-- --all-indices SECONDS` for the second runs); do not edit. XOR networks 2-n-2, tanh, softmax, cross-entropy, lambda times the
            sum of the squares of all weights and biases. The all-zero minimum is counted. Copies under the symmetry are counted once.

            ## Landscapes

            *Unseen*: estimated numbers of minima and transition states that were not found, with upper 95 % bounds; lower bounds where basins differ in size. *Later*: minima and
            transition states that a second run, for saddles of every index, found beyond the first; 0 says that the first had all that the second knows. *Morse-Euler*: the sum of (−1)^index × orbit size over all points found, and in how
            many of the fixed spaces of the symmetry group it is not 1. It must be 1 when nothing is missing; 1 proves nothing. *Certified*: points proved by interval arithmetic.
            *Seconds*: of the first and of the second run, on two shared cores of an AMD EPYC.

            | hidden | lambda | minima | transition states | higher saddles | parts | unseen minima | unseen transition states | later | Morse-Euler | not 1 in spaces | certified | seconds | second run | seed |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|

            """);
        foreach (Landscape landscape in landscapes.OrderBy(landscape => landscape.Hidden))
        {
            AppendRow(text, landscape);
        }

        if (beyond.Count > 0)
        {
            text.Append("""

                ## Beyond the paper

                Larger networks, made with `--beyond SECONDS`; columns as above, then how the run ended. With these, the evidence says less: the more points there are, the more of them are rare.

                | hidden | lambda | minima | transition states | higher saddles | parts | unseen minima | unseen transition states | later | Morse-Euler | not 1 in spaces | certified | seconds | second run | seed |
                |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|

                """);
            foreach (Landscape landscape in beyond)
            {
                AppendRow(text, landscape);
            }

            text.Append('\n');
            foreach (Landscape landscape in beyond)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {landscape.Hidden}, {landscape.Lambda}: {landscape.StopReason}.\n");
            }
        }

        text.Append("""

            ## The paper's numbers and ours

            | Where | The paper | Here | Agrees |
            |---|---|---|---|

            """);
        var remarks = new List<string>();
        foreach (Claim claim in new Claims(landscapes).All())
        {
            bool differs = claim.Ours is not null && !claim.Agrees;
            if (differs && claim.Remark.Length > 0 && !remarks.Contains(claim.Remark))
            {
                remarks.Add(claim.Remark);
            }

            string note = differs && claim.Remark.Length > 0 ? $" ({1 + remarks.IndexOf(claim.Remark)})" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"| {claim.Where} | {claim.Paper} | {claim.Ours ?? "not computed"} | {(claim.Ours is null ? "–" : claim.Agrees ? "yes" : "no" + note)} |\n");
        }

        if (remarks.Count > 0)
        {
            text.Append('\n');
            for (int i = 0; i < remarks.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {remarks[i]}\n");
            }
        }

        text.Append("""

            ## Figures

            Fig. 1: [a](figures/fig1a.svg), [b](figures/fig1b.svg), [c](figures/fig1c.svg), [d](figures/fig1d.svg), [e](figures/fig1e.svg), [f](figures/fig1f.svg); lambda = 1e-6, one to six hidden
            nodes, branches by AUC. [Fig. 2](figures/fig2.svg) to [Fig. 6](figures/fig6.svg): six hidden nodes, lambda = 1e-2 to 1e-6, with the networks and their answers. PDF beside each.

            """);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, Landscape landscape)
    {
        Evidence evidence = landscape.Evidence;
        text.Append(CultureInfo.InvariantCulture, $"| {landscape.Hidden} | {landscape.Lambda} | {landscape.Minima.Length} | {landscape.TransitionStates.Length} | {landscape.HigherSaddles} | {landscape.Components} | {Unseen(evidence.Minima)} | {Unseen(evidence.TransitionStates)} | {(landscape.AllIndicesTime is null ? "–" : landscape.FoundLater)} | {evidence.MorseEuler?.ToString(CultureInfo.InvariantCulture) ?? "–"} | {evidence.Unbalanced} of {evidence.Spaces} | {evidence.Certified} of {evidence.Points} | {landscape.Time.TotalSeconds:F1} | {landscape.AllIndicesTime?.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) ?? "–"} | {landscape.Seed} |\n");
    }

    private static string Unseen(KindEvidence evidence) => evidence.Unseen is { } unseen && evidence.UnseenUpper95 is { } upper
        ? FormattableString.Invariant($"{unseen:0.##} (at most {upper:0.##})")
        : "–";
}
