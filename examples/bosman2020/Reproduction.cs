using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Does what was asked for.</summary>
internal static class Reproduction
{
    public static async Task Run(Request request, CancellationToken token)
    {
        Directory.CreateDirectory(request.Work);
        switch (request.Task)
        {
            case "table":
                foreach (Problem problem in Problem.All.Where(problem => request.Which is null || problem.Table == request.Which || problem.ClassificationTable == request.Which || problem.Name == request.Which))
                {
                    await StagnationRuns.Table(problem, request, token);
                }

                break;
            case "splits":
                foreach (Problem problem in Problem.All.Where(problem => problem.ClassificationTable is not null && problem.Name != "mnist" && (request.Which is null || problem.Name == request.Which)))
                {
                    await StagnationRuns.Splits(problem, request, token);
                }

                break;
            case "attractors":
                await AttractorRuns.Run(request, token);
                break;
            case "architectures":
                await ArchitectureRuns.RunMore(request, token);
                await ArchitectureRuns.Run(request, token);
                break;
            case "figures":
                await Figures.Draw(request, token);
                break;
            case "results":
                break;
            default:
                throw new InputException($"'{request.Task}' is no task, expected table, splits, attractors, architectures, figures or results");
        }

        await Results.Write(request, token);
    }
}
