namespace EnergyLandscape.Cli.Commands;

/// <summary>How progress is shown on stderr.</summary>
internal enum ProgressStyle
{
    Auto,
    Plain,
    Json,
    None,
}
