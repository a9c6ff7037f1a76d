using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>How the test loss of stationary points follows from their training loss, and from that and their curvature: Table 2 of Verpoort, Lee and Wales (2020).</summary>
/// <param name="Bare">Eq. 3: L_test = a + b L_train.</param>
/// <param name="Curved">Eq. 4: L_test = a + b L_train + c S, with S the ln product of the Hessian eigenvalues.</param>
public sealed record GeneralisationFit(LinearFit Bare, LinearFit Curved)
{
    /// <summary>Fits both, each point counting once.</summary>
    /// <param name="points">The points.</param>
    /// <param name="loss">Which loss: <see cref="NetworkScores.Loss"/> as in the paper's eq. 2, or <see cref="NetworkScores.DataLoss"/>.</param>
    public static GeneralisationFit Of(IReadOnlyList<ScoredPoint> points, Func<NetworkScores, double> loss)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(loss);
        double[] train = [.. points.Select(point => loss(point.Train))], test = [.. points.Select(point => loss(point.Test))];
        return new GeneralisationFit(LinearFit.Of(test, train), LinearFit.Of(test, train, [.. points.Select(point => point.LogProduct)]));
    }
}
