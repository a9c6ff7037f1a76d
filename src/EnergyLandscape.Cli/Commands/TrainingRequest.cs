using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Training of every start, once for each rate.</summary>
/// <param name="Optimiser">As the command line names it.</param>
/// <param name="Rates">Learning rates, in the order given.</param>
/// <param name="Batch">Rows of each step; null for all.</param>
/// <param name="Options">The walk that training is; a rate takes the place of its step.</param>
internal sealed record TrainingRequest(string Optimiser, double[] Rates, int? Batch, WalkOptions Options)
{
    /// <summary>Makes the approaches of one thread on a landscape.</summary>
    public Func<IReadOnlyList<IBasinApproach>> ApproachesOn(IPotential potential, string database)
    {
        IWalkLandscape landscape = LandscapeOf(potential, database);
        return () => [.. Rates.Select(rate => new TrainingApproach(landscape, Options with { Step = rate }))];
    }

    private IWalkLandscape LandscapeOf(IPotential potential, string database)
    {
        if (Batch is not { } rows)
        {
            return new PotentialWalkLandscape(potential);
        }

        NetworkPotential network = potential as NetworkPotential ?? throw new InputException($"{database} holds no network, expected no --batch and another optimiser than sgd");
        return rows <= network.Data.Rows
            ? new NetworkWalkLandscape(network, network.Data, null, new WalkBatches(rows, null, BatchPer.Step, Options.Seed))
            : throw new InputException($"--batch is {rows}, but the data have {network.Data.Rows} rows, expected at most as many");
    }
}
