using System.Globalization;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Barcodes;
using EnergyLandscape.Rendering.Discovery;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Report;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Cli.Report;

/// <summary>The figures of a report: as wide as the text of an A4 page.</summary>
internal static class ReportFigures
{
    private const double Width = 170;

    // As many networks as fit side by side, and none so wide that its nodes are dust.
    private const int MostInsets = 7, MostNodes = 12;

    /// <summary>Adds disconnectivity graph and barcode.</summary>
    public static void Add(ReportPage page, LandscapeSession session, NetworkAnalysis? analysis)
    {
        SuperbasinTree all = session.Store.ToSuperbasinTree();
        IReadOnlyList<int> leftOut = DrawnMinima.Flattening(all);
        SuperbasinTree drawn = all.Without(leftOut);
        IReadOnlyList<TreeInset> insets = InsetsOf(session, analysis, drawn);
        string energy = TreeCommand.EnergyNameOf(session), missing = DrawnMinima.Words(all, leftOut);
        TreePictureOptions options = new()
        {
            Axis = true, ScaleBar = false, EnergyTitle = energy, WidthMillimetres = Width, HeightMillimetres = 120, Insets = insets,
        };
        page.Section("tree", "Disconnectivity graph").Figure(
            TreePicture.Draw(drawn, options.EnlargedForInsets()),
            $"Branches end at the {energy} of minima and join where the lowest transition state connects them{missing}."
            + (insets.Count > 0 ? $" Below: {(insets.Count == 1 ? "the network at the lowest minimum" : string.Create(CultureInfo.InvariantCulture, $"the networks at the {insets.Count} lowest minima"))}, hidden nodes by falling size of their weights." : string.Empty));
        page.Section("barcode", "Barcode").Figure(
            BarcodePicture.Draw(PersistenceBarcode.Of(drawn), new BarcodePictureOptions { EnergyTitle = energy, WidthMillimetres = Width, HeightMillimetres = Math.Clamp(30 + (drawn.LeafCount * 3.5), 50, 120) }),
            $"Each bar is a minimum: it begins at its {energy} and ends where its superbasin joins one with a lower minimum{missing}.");
    }

    /// <summary>The discovery curve.</summary>
    public static Picture Discovery(IReadOnlyList<DiscoveryStep> curve) => DiscoveryPicture.Draw(curve, new DiscoveryPictureOptions { WidthMillimetres = Width, HeightMillimetres = 75 });

    private static IReadOnlyList<TreeInset> InsetsOf(LandscapeSession session, NetworkAnalysis? analysis, SuperbasinTree drawn)
    {
        if (analysis is null || session.Potential is not NetworkPotential network || network.Architecture.Layers.Max() > MostNodes)
        {
            return [];
        }

        var figures = new NetworkFigures(network, analysis);
        return [.. drawn.Leaves.Take(MostInsets).Select(leaf => figures.InsetOf(session.Store.Minima[leaf.Lowest.Id - 1]))];
    }
}
