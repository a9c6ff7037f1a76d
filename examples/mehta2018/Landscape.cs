using EnergyLandscape.Cli;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>What the table and the comparison with the paper need of one landscape.</summary>
internal sealed record Landscape(
    int Hidden, string Lambda, NetworkPotential Potential, AnalysedPoint[] Minima, StoredPoint[] TransitionStates, int HigherSaddles, int Components, double Height,
    string StopReason,
    Evidence Evidence, int FoundLater, TimeSpan Time, TimeSpan? AllIndicesTime, string Seed, VerificationRule Verification)
{
    /// <summary>All minima but the all-zero one.</summary>
    public IEnumerable<AnalysedPoint> Nonzero => Minima.Where(minimum => minimum.Quality != NetworkQuality.Trivial);

    public static Landscape Read(int hidden, string lambda, string database, CancellationToken token)
    {
        using LandscapeSession session = LandscapeSession.OpenReadOnly(database);
        StationaryPointStore store = session.Store;
        AnalysedPoint[] minima = [.. AnalyseCommand.Of(session).Run(store, StationaryPointKind.Minimum, token)];
        SuperbasinTree tree = store.ToSuperbasinTree();
        int components = tree.Roots.Count;
        tree = tree.Without(minima.Where(minimum => minimum.Quality == NetworkQuality.Trivial).Select(minimum => minimum.Point.Id));
        double height = tree.LeafCount > 0 ? tree.Nodes.Max(node => node.Energy) - tree.GlobalMinimum.Energy : 0;
        LandscapeRun[] second = [.. store.Runs.Where(Exploration.IsAllIndices)], first = [.. store.Runs.Except(second)];
        long last = first.Max(run => run.LastSearch ?? 0);
        int later = store.Minima.Concat(store.TransitionStates).Count(point => point.FoundBy > last);
        return new Landscape(
            hidden, lambda, (NetworkPotential)session.Potential, minima, [.. store.InEnergyOrder(StationaryPointKind.TransitionState)], store.HigherSaddles.Count, components, height,
            store.Runs[^1].StopReason ?? "not finished",
            Evidence.Of(session), later, TimeOf(first), second.Length == 0 ? null : TimeOf(second), string.Join(", ", store.Runs.Select(run => run.Seed).Distinct()), session.Options.Quench.Verification);
    }

    private static TimeSpan TimeOf(LandscapeRun[] runs) => runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + ((run.Finished ?? run.Started) - run.Started));
}
