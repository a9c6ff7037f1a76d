namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>A number of the paper beside ours.</summary>
/// <param name="Where">Where the paper says it.</param>
/// <param name="Paper">What it says.</param>
/// <param name="Ours">What we find; null when the landscape was not asked for.</param>
/// <param name="Agrees">Whether both are the same.</param>
/// <param name="Remark">Why they differ, or empty.</param>
internal sealed record Claim(string Where, string Paper, string? Ours, bool Agrees, string Remark = "");
