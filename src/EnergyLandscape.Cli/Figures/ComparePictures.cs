using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;
using EnergyLandscape.Walks;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli.Figures;

/// <summary>Pictures of a comparison: the disconnectivity graph in colours of the share of samples, and the clouds with their attractors.</summary>
internal static class ComparePictures
{
    public static IEnumerable<(string Name, Picture Picture)> Draw(LandscapeSession session, LandscapeComparison comparison)
    {
        Picture tree = Tree(session, comparison);
        yield return ("tree.svg", tree);
        yield return ("tree.png", tree);
        DirectoryComparison[] finite = [.. comparison.Directories.Where(directory => directory.Attractors.Attractors.Count > 0)];
        if (finite.Length > 0)
        {
            Picture cloud = Cloud(finite);
            yield return ("cloud.svg", cloud);
            yield return ("cloud.png", cloud);
        }
    }

    private static Picture Tree(LandscapeSession session, LandscapeComparison comparison)
    {
        SuperbasinTree tree = comparison.Landscape.Tree;
        IReadOnlyList<int> leftOut = DrawnMinima.Flattening(tree);
        return TreePicture.Draw(tree.Without(leftOut), new TreePictureOptions
        {
            Title = TreeCommand.TitleOf(session) + DrawnMinima.Words(tree, leftOut),
            Axis = true,
            ScaleBar = false,
            Scale = new ValueScale(
                "share of walk samples",
                comparison.Whole.Basins.Basins.Where(basin => !basin.IsNew).ToDictionary(basin => basin.Minimum, basin => basin.SampleShare.Share)),
        });
    }

    private static Picture Cloud(IReadOnlyList<DirectoryComparison> directories)
    {
        CloudRow[] rows =
        [
            .. directories.Select(directory => CloudRows.Of(
                directories.Count > 1 ? directory.Walks.Label : string.Empty,
                LossGradientCloud.Build(directory.Walks.Directory.ReadWalks, new CloudOptions { LossBins = 400, GradientBins = 300 }),
                [.. directory.Attractors.Attractors.Select(match => match.Attractor)])),
        ];
        return CloudPicture.Draw(rows, new CloudPictureOptions().ForRows(rows.Length));
    }
}
