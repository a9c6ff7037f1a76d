using System.Globalization;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;
using EnergyLandscape.Walks;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli.Figures;

/// <summary>Pictures of a comparison: the disconnectivity graph with the share of samples on its branches, and the clouds with attractors and stationary points.</summary>
internal static class ComparePictures
{
    /// <summary>Draws them.</summary>
    /// <param name="session">The database.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="size">The size that was asked for, of every picture alike.</param>
    /// <param name="token">Stops between directories.</param>
    public static IEnumerable<(string Name, Picture Picture)> Draw(LandscapeSession session, LandscapeComparison comparison, AskedSize size, CancellationToken token)
    {
        Picture tree = Tree(session, comparison, size);
        yield return ("tree.svg", tree);
        yield return ("tree.png", tree);
        DirectoryComparison[] finite = [.. comparison.Directories.Where(directory => directory.Attractors.Attractors.Count > 0)];
        if (finite.Length > 0)
        {
            Picture cloud = Cloud(session, finite, size, token);
            yield return ("cloud.svg", cloud);
            yield return ("cloud.png", cloud);
        }
    }

    private static Picture Tree(LandscapeSession session, LandscapeComparison comparison, AskedSize size)
    {
        SuperbasinTree tree = comparison.Landscape.Tree;
        IReadOnlyList<int> leftOut = DrawnMinima.Flattening(tree);
        return TreePicture.Draw(tree.Without(leftOut), size.Of(new TreePictureOptions
        {
            Title = TreeCommand.TitleOf(session) + DrawnMinima.Words(tree, leftOut),
            Axis = true,
            ScaleBar = false,
            EnergyTitle = TreeCommand.EnergyNameOf(session),
            Residence = comparison.Whole.Basins.Mapped == 0 ? null : new BranchResidence(
                string.Create(CultureInfo.InvariantCulture, $"{comparison.Whole.Basins.Mapped} walk samples"),
                comparison.Whole.Basins.Basins.Select(basin => KeyValuePair.Create(basin.Minimum, basin.SampleShare.Share))),
        }));
    }

    private static Picture Cloud(LandscapeSession session, IReadOnlyList<DirectoryComparison> directories, AskedSize size, CancellationToken token)
    {
        var rows = new List<CloudRow>();
        long beyond = 0;
        foreach (DirectoryComparison directory in directories)
        {
            LossGradientCloud cloud = LossGradientCloud.Build(directory.Walks.Directory.ReadWalks, new CloudOptions { LossBins = 400, GradientBins = 300 });
            IReadOnlyList<PointOnWalks> points = StationaryPointsOnWalks.Of(session, directory.Walks.Directory, token);
            beyond += points.Count(point => !CloudRows.IsWithin(cloud, point));
            rows.Add(CloudRows.Of(
                directories.Count > 1 ? directory.Walks.Label : string.Empty, cloud, [.. directory.Attractors.Attractors.Select(match => match.Attractor)], points));
        }

        return CloudPicture.Draw(rows, size.Of(new CloudPictureOptions { Note = CloudCommand.NoteOf(0, beyond) }.ForRows(rows.Count)));
    }
}
