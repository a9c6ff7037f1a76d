using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.Report;

/// <summary>A cloud: its drawing holds images that are referred to by name.</summary>
internal static class CloudSample
{
    public static Picture Draw()
    {
        var axis = new PictureAxis(PictureScale.Linear, 0, 1);
        CloudBin[] bins = [.. Enumerable.Range(0, 50).Select(i => new CloudBin(i / 50.0, i / 60.0, i + 1, double.NaN))];
        return CloudPicture.Draw([new CloudRow(string.Empty, axis, axis, [new CloudPane("convex", 0.5, bins), new CloudPane("saddle", 0.5, bins)])]);
    }
}
