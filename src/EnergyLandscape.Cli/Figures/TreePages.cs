using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Cli.Figures;

/// <summary>The disconnectivity graph of a database as a page to explore.</summary>
internal static class TreePages
{
    /// <summary>What the page shows of a database: the tree with all points, and every observable as a column.</summary>
    /// <param name="session">The database.</param>
    /// <param name="analysis">The analysis of its network; null for another landscape.</param>
    /// <param name="tree">The tree to draw.</param>
    /// <param name="residence">Shares of walk samples; null for none.</param>
    /// <param name="token">Stops between minima.</param>
    public static TreePageData Of(LandscapeSession session, NetworkAnalysis? analysis, SuperbasinTree tree, BranchResidence? residence, CancellationToken token)
    {
        StationaryPointStore store = session.Store;
        PagePoint[] minima = [.. store.Minima.Select(minimum => PagePoint.Of(minimum, store.Log))];
        return new TreePageData
        {
            Title = string.Empty,
            Tree = tree,
            Minima = minima,
            TransitionStates = [.. store.TransitionStates.Select(saddle => new PageSaddle(
                PagePoint.Of(saddle, store.Log), [.. store.ConnectionsOf(saddle.Id).Select(connection => connection.Minimum).Distinct()]))],
            Columns = [.. Observables(store, analysis, token), .. PageColumn.OfPoints(minima)],
            EnergyLabel = TreeCommand.EnergyNameOf(session),
            Residence = residence,
        };
    }

    private static IEnumerable<PageColumn> Observables(StationaryPointStore store, NetworkAnalysis? analysis, CancellationToken token)
    {
        if (analysis is null)
        {
            return PointObservable.Common.Select(observable => ColumnOf(observable, store.Minima.ToDictionary(minimum => minimum.Id, minimum => observable.Measure(minimum.Point))));
        }

        IReadOnlyList<AnalysedPoint> points = analysis.Run(store, StationaryPointKind.Minimum, token);
        return
        [
            .. analysis.Observables.Select(observable => ColumnOf(observable, points.ToDictionary(point => point.Point.Id, point => point[observable.Name]))),
            PageColumn.OfCategories("quality", "quality", points.ToDictionary(point => point.Point.Id, point => point.Quality.ToString().ToLowerInvariant())),
        ];
    }

    private static PageColumn ColumnOf(PointObservable observable, Dictionary<int, double> values) => new(observable.Name, observable.Label, observable.Unit, values);
}
