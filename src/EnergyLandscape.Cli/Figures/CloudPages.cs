using EnergyLandscape.PathSample;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Walks;
using CloudPane = EnergyLandscape.Walks.CloudPane;

namespace EnergyLandscape.Cli.Figures;

/// <summary>A counted cloud as a page takes it: bins with samples, by their places.</summary>
internal static class CloudPages
{
    /// <summary>One row of a page.</summary>
    /// <param name="label">What stands over it.</param>
    /// <param name="cloud">The counts.</param>
    /// <param name="attractors">Attractors of the walks.</param>
    /// <param name="session">The database whose points are marked; null for none.</param>
    /// <param name="points">Its points, in the order of <see cref="StoreCertification.AllOf"/>, with the classes that the walks would give them.</param>
    public static CloudPageRow Of(
        string label, LossGradientCloud cloud, IReadOnlyList<Attractor> attractors, LandscapeSession? session, IReadOnlyList<(CloudPoint Point, CurvatureClass Curvature)> points) => new(
        label, CloudRows.AxisOf(cloud.Loss), cloud.Loss.Bins, CloudRows.AxisOf(cloud.Gradient), cloud.Gradient.Bins, [.. cloud.Panes.Select(pane => PaneOf(cloud, pane))])
    {
        Points = session is null
            ? []
            : [.. StoreCertification.AllOf(session.Store).Zip(points, (stored, place) =>
                new CloudPagePoint(stored.Kind, stored.Id, place.Point.Loss, place.Point.Gradient, CloudRows.NameOf(place.Curvature)))],
        Attractors = [.. attractors.Select(attractor => new CloudPageAttractor(
            attractor.Loss, attractor.LossLow, attractor.LossHigh, attractor.GradientNorm, attractor.Stationary, NameOf(attractor.Kind), attractor.Walks, attractor.Samples))],
    };

    private static CloudPagePane PaneOf(LossGradientCloud cloud, CloudPane pane)
    {
        var bins = new List<CloudPageBin>();
        for (int i = 0; i < cloud.Loss.Bins; i++)
        {
            for (int j = 0; j < cloud.Gradient.Bins; j++)
            {
                if (pane.Count(i, j) is > 0 and var count)
                {
                    bins.Add(new CloudPageBin(i, j, count, pane.MeanTestLoss(i, j)));
                }
            }
        }

        return new CloudPagePane(CloudRows.NameOf(pane.Curvature), pane.Samples, bins);
    }

    private static string NameOf(AttractorKind kind) => kind switch
    {
        AttractorKind.GlobalMinimum => "global minimum",
        AttractorKind.LocalMinimum => "local minimum",
        AttractorKind.Unclassified => "not classified",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
