namespace EnergyLandscape.Optim;

/// <summary>A relaxed band.</summary>
/// <param name="HasConverged">Whether the force fell below the tolerance; if not, the iterations were used up.</param>
/// <param name="Images">All images with both end points, each of length n.</param>
/// <param name="Energies">Their energies.</param>
/// <param name="RmsForce">Root-mean-square band force per coordinate at the end.</param>
/// <param name="Iterations">Iterations made.</param>
public sealed record ElasticBandResult(bool HasConverged, IReadOnlyList<double[]> Images, IReadOnlyList<double> Energies, double RmsForce, int Iterations)
{
    /// <summary>Positions of the local maxima of the energy along the band, the end points left out.</summary>
    public IReadOnlyList<int> Maxima =>
        [.. Enumerable.Range(1, Images.Count - 2).Where(i => Energies[i] > Energies[i - 1] && Energies[i] >= Energies[i + 1])];

    /// <summary>Largest distance between neighbouring images.</summary>
    public double LargestSpacing => Enumerable.Range(1, Images.Count - 1).Max(i => Numerics.VectorMath.Norm(Difference(Images[i], Images[i - 1])));

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (left, right) => left - right)];
}
