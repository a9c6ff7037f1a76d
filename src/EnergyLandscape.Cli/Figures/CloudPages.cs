using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Figures;

/// <summary>A counted cloud as a page takes it: bins with samples, by their places.</summary>
internal static class CloudPages
{
    public static CloudPageRow Of(string label, LossGradientCloud cloud, IReadOnlyList<Attractor> attractors, IReadOnlyList<PointOnWalks> points) => new(
        label, CloudRows.AxisOf(cloud.Loss), cloud.Loss.Bins, CloudRows.AxisOf(cloud.Gradient), cloud.Gradient.Bins, [.. cloud.Panes.Select(pane => PaneOf(cloud, pane))])
    {
        Attractors = [.. attractors.Select(attractor => new CloudPageAttractor(
            attractor.Loss, attractor.LossLow, attractor.LossHigh, attractor.GradientNorm, attractor.Stationary, NameOf(attractor.Kind), attractor.Walks, attractor.Samples))],
        Points = [.. points.Select(point => new CloudPagePoint(point.Stored.Kind, point.Stored.Id, point.Loss, point.GradientNorm, CloudRows.NameOf(point.Curvature)))],
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
