using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Figures;

/// <summary>A counted cloud as a page takes it: bins with samples, by their places.</summary>
internal static class CloudPages
{
    /// <summary>One row of a page.</summary>
    /// <param name="label">What stands over it.</param>
    /// <param name="cloud">The counts.</param>
    /// <param name="attractors">Attractors of the walks.</param>
    /// <param name="points">Stationary points of a database, with the classes that the walks would give them; may be empty.</param>
    public static CloudPageRow Of(string label, LossGradientCloud cloud, IReadOnlyList<Attractor> attractors, IReadOnlyList<PointOnWalks> points) => new(
        label, CloudRows.AxisOf(cloud.Loss), cloud.Loss.Bins, CloudRows.AxisOf(cloud.Gradient), cloud.Gradient.Bins, [.. cloud.Panes.Select(pane => PaneOf(cloud, pane))])
    {
        Attractors = [.. attractors.Select(attractor => new CloudPageAttractor(
            attractor.Loss, attractor.LossLow, attractor.LossHigh, attractor.GradientNorm, attractor.Stationary, AttractorOutput.Words(attractor), attractor.Walks, attractor.Samples))],
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
}
