using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Scatter;

namespace EnergyLandscape.Rendering.Panels;

/// <summary>One landscape on a page of several.</summary>
/// <param name="Title">What stands above its tree.</param>
/// <param name="Tree">Its tree, of as many minima as are drawn.</param>
public sealed record LandscapePanel(string Title, SuperbasinTree Tree)
{
    /// <summary>What its tree leaves out; null: nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>What is true of parts that are drawn side by side; null for the words of a whole landscape.</summary>
    public string? Unconnected { get; init; }

    /// <summary>What the network of its lowest minimum predicts; null: not shown.</summary>
    public ClassMap? ClassMap { get; init; }

    /// <summary>Test against training losses; null: not shown.</summary>
    public IReadOnlyList<ScatterPoint>? Losses { get; init; }
}
