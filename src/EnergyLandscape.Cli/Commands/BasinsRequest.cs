using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What `landscape basins` is asked for.</summary>
/// <param name="Start">Distribution of the starts.</param>
/// <param name="Box">Its two numbers; null for the default.</param>
/// <param name="Deviation">Standard deviation of normal starts, coordinate.</param>
/// <param name="Samples">Number of starts.</param>
/// <param name="Seed">Seed of starts and batches.</param>
/// <param name="Accuracy">Of the ways down.</param>
/// <param name="Training">Null for none.</param>
internal sealed record BasinsRequest(StartKind Start, double[]? Box, double Deviation, int Samples, MasterSeed Seed, double Accuracy, TrainingRequest? Training)
{
    /// <summary>The distribution of starts on a landscape.</summary>
    public StartDistribution StartsOn(IPotential potential, ExplorationOptions options, string database) => Start switch
    {
        StartKind.Uniform => StartDistribution.Uniform(Box?[0] ?? -1, Box?[1] ?? 1),
        StartKind.LogUniform => StartDistribution.LogUniform(Box?[0] ?? options.SmallestStart, Box?[1] ?? options.LargestStart),
        StartKind.Normal => StartDistribution.Normal(Deviation),
        _ => potential is NetworkPotential network
            ? StartDistribution.Within(GlorotInitialisation.HalfWidths(network.Architecture), "Xavier: weights uniform in ± √(6/(in + out)), biases 0")
            : throw new InputException($"{database} holds no network, expected another --start than xavier"),
    };
}
