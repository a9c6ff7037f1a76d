using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [data]: what a network is trained on.</summary>
public sealed record DataSection
{
    /// <summary>Built-in data set; has to be given for a network.</summary>
    [Description("Built-in data set; has to be given for a network.")]
    public required DataSource Source { get; init; }
}
