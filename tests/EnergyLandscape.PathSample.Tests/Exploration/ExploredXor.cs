using System.Collections.Concurrent;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>An XOR landscape as one exploration left it; every landscape is explored once and shared by the tests.</summary>
internal sealed record ExploredXor(
    NetworkPotential Potential,
    IReadOnlyList<StoredPoint> Minima,
    IReadOnlyList<StoredPoint> TransitionStates,
    IReadOnlyList<StoredPoint> HigherSaddles,
    IReadOnlyList<IReadOnlyList<Connection>> Connections,
    LandscapeNetwork Network,
    ExplorationEnd End)
{
    private static readonly ConcurrentDictionary<(int, double), Lazy<ExploredXor>> Known = new();

    public static ExploredXor Of(int hidden, double lambda) =>
        Known.GetOrAdd((hidden, lambda), _ => new Lazy<ExploredXor>(() => Explore(hidden, lambda))).Value;

    public static LandscapeIdentity Identity(NetworkPotential potential) => new(
        $$"""{"layers":"{{potential.Architecture}}","lambda":"{{potential.Lambda}}"}""", potential.Dimension, new IdentityRule());

    public static StationaryPointStore Open(string path, NetworkPotential potential) =>
        StationaryPointStore.CreateOrOpen(path, Identity(potential), potential.Symmetry, TimeProvider.System);

    public static LandscapeStrategy Strategy(NetworkPotential potential, long patience = 2000) => new(new LandscapeStrategyOptions { Patience = patience }, potential);

    private static ExploredXor Explore(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Open(folder.File("xor.db"), potential);
        ExplorationEnd end = new Explorer(store, potential, new ExplorationOptions(), 2)
            .Run(Strategy(potential), new MasterSeed(1), new ExplorationBudget(), null, CancellationToken.None);
        return new ExploredXor(
            potential,
            [.. store.Minima],
            [.. store.TransitionStates],
            [.. store.HigherSaddles],
            [.. store.TransitionStates.Select(saddle => (IReadOnlyList<Connection>)[.. store.ConnectionsOf(saddle.Id)])],
            LandscapeNetwork.Of(store),
            end);
    }

    /// <summary>Losses of the minima on one side of a transition state, ascending.</summary>
    public double[] Side(StoredPoint transitionState, int side) =>
        [.. Connections[transitionState.Id - 1].Where(link => link.Side == side).Select(link => Minima[link.Minimum - 1].Energy).Distinct().Order()];
}
