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
    Evidence Evidence, TimeSpan Time, string Seed, VerificationRule Verification)
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
        TimeSpan time = store.Runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + ((run.Finished ?? run.Started) - run.Started));
        return new Landscape(
            hidden, lambda, (NetworkPotential)session.Potential, minima, [.. store.InEnergyOrder(StationaryPointKind.TransitionState)], store.HigherSaddles.Count, components, height,
            Evidence.Of(store), time, store.Runs[^1].Seed, session.Options.Quench.Verification);
    }
}
