using System.Globalization;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>Loss, box of the starting points and granularity of a table's cell.</summary>
/// <param name="Loss">"sse" or "ce".</param>
/// <param name="Box">b of the box [−b, b]: 1 or 10.</param>
/// <param name="Micro">Steps of at most 1 % of the box, 1000 points; otherwise 10 % and 100 points.</param>
internal sealed record Setting(string Loss, int Box, bool Micro)
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. from box in new[] { 1, 10 } from micro in new[] { true, false } from loss in new[] { "sse", "ce" } select new Setting(loss, box, micro),
    ];

    public string Granularity => Micro ? "micro" : "macro";

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Loss}-{Box}-{Granularity}");

    public int Steps => Micro ? 1000 : 100;

    public double Step => (Micro ? 0.02 : 0.2) * Box;

    public string RunFileLoss => Loss == "sse" ? "squared-error" : "cross-entropy";
}
