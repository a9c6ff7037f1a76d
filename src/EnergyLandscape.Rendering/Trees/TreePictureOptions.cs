using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Scatter;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>What a picture of a disconnectivity graph shows.</summary>
public sealed record TreePictureOptions : PageOptions
{
    /// <summary>Order of the branches, window of energies, minima to leave out.</summary>
    public TreeLayoutOptions Layout { get; init; } = new();

    /// <summary>What the graph leaves out, in small letters below the title. Null: nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>What is true of parts that are drawn side by side, after their number. Null: that no known transition state connects them.</summary>
    public string? Unconnected { get; init; }

    /// <summary>A bar of round length, with that length beside it.</summary>
    public bool ScaleBar { get; init; } = true;

    /// <summary>An energy axis with ticks at the left.</summary>
    public bool Axis { get; init; }

    /// <summary>Unit of the energy, written after the bar's length and at the axis; may be empty.</summary>
    public string EnergyUnit { get; init; } = "";

    /// <summary>What the energy is, such as loss: the title of the axis.</summary>
    public string EnergyTitle { get; init; } = "energy";

    /// <summary>Whether branch ends carry a label.</summary>
    public bool ShowLabels { get; init; } = true;

    /// <summary>Labels by minimum. Null: the ids.</summary>
    public IReadOnlyDictionary<int, string>? Labels { get; init; }

    /// <summary>Above this many minima only the lowest are labelled, as far as there is room.</summary>
    public int MostLabels { get; init; } = 60;

    /// <summary>Groups by minimum, drawn in colour with a legend; a branch is coloured when all minima below it are of one group.</summary>
    public IReadOnlyDictionary<int, LeafGroup>? Groups { get; init; }

    /// <summary>Values by minimum, drawn in colour with a bar as legend; groups win over it.</summary>
    public ValueScale? Scale { get; init; }

    /// <summary>How something, such as the samples of walks, is shared out among the minima: bands and discs with a legend. Null: not shown.</summary>
    public BranchResidence? Residence { get; init; }

    /// <summary>Networks under the branches of some minima; those that are not drawn have none. An inset carries the id instead of the branch.</summary>
    public IReadOnlyList<TreeInset> Insets { get; init; } = [];

    /// <summary>What the network of the lowest minimum predicts: in a free corner of the tree or, when there is none, below it. Null: not shown.</summary>
    public ClassMap? ClassMap { get; init; }

    /// <summary>Test against training losses, below the tree. Null: not shown.</summary>
    public IReadOnlyList<ScatterPoint>? Losses { get; init; }

    /// <summary>Whether the classes of the map have a legend, and the map the names of its inputs.</summary>
    public bool ShowClasses { get; init; } = true;

    /// <summary>Distance of everything from the edges of the page, points.</summary>
    internal double Margin { get; init; } = 8;

    /// <summary>The same on a page that is as wide and as much higher as the insets need.</summary>
    public TreePictureOptions EnlargedForInsets() => TreeInsets.Enlarge(this);

    /// <summary>Thickness of the branches, points. Null: from 0.35 to 1 by the number of minima.</summary>
    public double? LineWidth { get; init; }
}
