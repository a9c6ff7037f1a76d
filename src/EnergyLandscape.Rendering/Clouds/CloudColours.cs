using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>The colours of the dots of all rows, on one scale.</summary>
internal sealed class CloudColours
{
    // Enough to read off the bar, and few enough for neighbouring dots to be alike: pixels of one colour take little room in a file.
    private const int Levels = 20;

    private readonly CloudColour _colour;

    public CloudColours(IReadOnlyList<CloudRow> rows, CloudPictureOptions options)
    {
        _colour = options.Colour;
        CloudBin[] bins = [.. rows.SelectMany(row => row.Panes).SelectMany(pane => pane.Bins)];
        if (_colour == CloudColour.Density)
        {
            Title = "samples per dot";
            Axis = new PictureAxis(PictureScale.Logarithmic, 1, Math.Max(10, bins.Max(bin => bin.Count)));
            return;
        }

        double[] losses = [.. bins.Select(bin => bin.TestLoss).Where(double.IsFinite)];
        if (losses.Length == 0)
        {
            throw NoTestLoss();
        }

        double low = losses.Min(), high = losses.Max();
        if (options.TestLossScale == PictureScale.Logarithmic)
        {
            high = Math.Max(high, double.Epsilon);
            low = Math.Max(losses.Where(loss => loss > 0).DefaultIfEmpty(high).Min(), high / 1e12);
        }

        Title = "generalisation loss";
        Axis = new PictureAxis(options.TestLossScale, low, high);
        Axis.Check("generalisation loss");
    }

    /// <summary>What is said when generalisation losses are asked for and none is known.</summary>
    public static InputException NoTestLoss() => new("No sample has a generalisation loss to colour by; walks need test rows for that.");

    public PictureAxis Axis { get; }

    public string Title { get; }

    /// <summary>The colour of a dot; grey where the generalisation loss is unknown.</summary>
    public PictureColour Of(CloudBin bin) => _colour == CloudColour.Density
        ? At(bin.Count)
        : double.IsFinite(bin.TestLoss) ? At(bin.TestLoss) : PictureColour.Guide;

    private PictureColour At(double value) => Viridis.ColourAt(Math.Round(Axis.FractionOf(value) * (Levels - 1)) / (Levels - 1));
}
