using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Walks;
using CloudPane = EnergyLandscape.Rendering.Clouds.CloudPane;

namespace EnergyLandscape.Cli.Figures;

/// <summary>A counted cloud as the picture takes it: dots in the middle of bins.</summary>
internal static class CloudRows
{
    // The order of the panes.
    private static readonly CurvatureClass[] Classes = [CurvatureClass.Convex, CurvatureClass.Concave, CurvatureClass.Saddle, CurvatureClass.Singular, CurvatureClass.None];

    public static CloudRow Of(string label, LossGradientCloud cloud, IReadOnlyList<Attractor> attractors, IReadOnlyList<PointOnWalks>? points = null)
    {
        ILookup<CurvatureClass, CloudPoint> marked = (points ?? []).Where(point => IsWithin(cloud, point)).ToLookup(point => point.Curvature, MarkOf);
        return new CloudRow(
            label, AxisOf(cloud.Loss), AxisOf(cloud.Gradient),
            [.. Classes.Select(curvature => PaneOf(cloud, curvature, [.. marked[curvature]])).OfType<CloudPane>()])
        {
            Attractors = [.. attractors.Select(attractor => new CloudAttractor(attractor.Loss, attractor.Stationary))],
        };
    }

    /// <summary>Whether a point has a place on the axes. What has none is counted in the note: at the end of an axis it would seem to lie there.</summary>
    public static bool IsWithin(LossGradientCloud cloud, PointOnWalks point) => IsWithin(cloud.Loss, point.Loss) && IsWithin(cloud.Gradient, point.GradientNorm);

    private static CloudPoint MarkOf(PointOnWalks point) => new(point.Loss, point.GradientNorm, point.Stored.Kind switch
    {
        StationaryPointKind.Minimum => CloudPointKind.Minimum,
        StationaryPointKind.TransitionState => CloudPointKind.TransitionState,
        _ => CloudPointKind.HigherSaddle,
    });

    private static bool IsWithin(CloudAxis axis, double value) => value >= axis.Low && value <= axis.High;

    private static CloudPane? PaneOf(LossGradientCloud cloud, CurvatureClass curvature, IReadOnlyList<CloudPoint> points)
    {
        Walks.CloudPane? pane = cloud.Panes.FirstOrDefault(pane => pane.Curvature == curvature);
        if (pane is null && points.Count == 0)
        {
            return null;
        }

        var bins = new List<CloudBin>();
        for (int i = 0; i < cloud.Loss.Bins && pane is not null; i++)
        {
            for (int j = 0; j < cloud.Gradient.Bins; j++)
            {
                if (pane.Count(i, j) is > 0 and var count)
                {
                    bins.Add(new CloudBin(cloud.Loss.Middle(i), cloud.Gradient.Middle(j), count, pane.MeanTestLoss(i, j)));
                }
            }
        }

        return new CloudPane(NameOf(curvature), (double)(pane?.Samples ?? 0) / cloud.Samples, bins)
        {
            Points = points,
        };
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
