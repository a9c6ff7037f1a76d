using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Walks;
using CloudPane = EnergyLandscape.Rendering.Clouds.CloudPane;

namespace EnergyLandscape.Cli.Figures;

/// <summary>A counted cloud as the picture takes it: dots in the middle of bins.</summary>
internal static class CloudRows
{
    public static CloudRow Of(string label, LossGradientCloud cloud, IReadOnlyList<Attractor> attractors) => new(
        label, AxisOf(cloud.Loss), AxisOf(cloud.Gradient), [.. cloud.Panes.Select(pane => PaneOf(cloud, pane))])
    {
        Attractors = [.. attractors.Select(attractor => new CloudAttractor(attractor.Loss, attractor.Stationary))],
    };

    private static CloudPane PaneOf(LossGradientCloud cloud, Walks.CloudPane pane)
    {
        var bins = new List<CloudBin>();
        for (int i = 0; i < cloud.Loss.Bins; i++)
        {
            for (int j = 0; j < cloud.Gradient.Bins; j++)
            {
                if (pane.Count(i, j) is > 0 and var count)
                {
                    bins.Add(new CloudBin(cloud.Loss.Middle(i), cloud.Gradient.Middle(j), count, pane.MeanTestLoss(i, j)));
                }
            }
        }

        return new CloudPane(NameOf(pane.Curvature), (double)pane.Samples / cloud.Samples, bins);
    }

    public static string NameOf(CurvatureClass curvature) => curvature == CurvatureClass.None ? "not classified" : curvature.ToString().ToLowerInvariant();

    public static PictureAxis AxisOf(CloudAxis axis) => new(
        axis.Scale switch
        {
            AxisScale.SquareRoot => PictureScale.SquareRoot,
            AxisScale.Logarithmic => PictureScale.Logarithmic,
            _ => PictureScale.Linear,
        },
        axis.Low,
        axis.High);
}
