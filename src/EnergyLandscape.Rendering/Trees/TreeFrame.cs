namespace EnergyLandscape.Rendering.Trees;

/// <summary>Where a laid out tree stands on the page.</summary>
/// <param name="Layout">The tree.</param>
/// <param name="Left">Left edge, points.</param>
/// <param name="Right">Right edge, points.</param>
/// <param name="Top">Upper edge: the highest energy.</param>
/// <param name="Bottom">Lower edge: the lowest energy.</param>
internal sealed record TreeFrame(TreeLayout Layout, double Left, double Right, double Top, double Bottom)
{
    public double PointsPerEnergy => (Bottom - Top) / (Layout.HighestEnergy - Layout.LowestEnergy);

    public double X(double fraction) => Left + ((Right - Left) * fraction);

    public double Y(double energy) => Top + ((Layout.HighestEnergy - energy) * PointsPerEnergy);
}
