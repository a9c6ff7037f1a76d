using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Figures;

/// <summary>The stationary points of a database where the walks of a directory would meet them: at the loss, the gradient norm and the curvature class of
/// the walks' own loss.</summary>
internal static class StationaryPointsOnWalks
{
    /// <summary>Looks at every stationary point of a database.</summary>
    /// <param name="session">The database.</param>
    /// <param name="directory">The walks: the same network on the same rows, with any loss, regularisation and output; or the same surface.</param>
    /// <param name="token">Stops between points.</param>
    /// <returns>The points with the curvature class that the walks would give them.</returns>
    /// <exception cref="InputException">The walks are of another network or of other data.</exception>
    public static IReadOnlyList<PointOnWalks> Of(LandscapeSession session, WalkDirectory directory, CancellationToken token)
    {
        string name = Path.Combine(directory.Directory, "run.toml");
        RunFile run = RunFileReader.ReadText(directory.RunFileText, name);
        WalkSection walk = run.Walk ?? new WalkSection();
        RunFile whole = run with { Data = run.Data?.WithoutTestFiles(), Walk = walk with { Batch = null, TestBatch = null } };
        WalkCoordinates.Require(
            session, run, () => RunFileLandscape.CreatePotential(whole, name), $"The points of {session.Store.Path} have no place among the walks of {directory.Directory}");
        var look = new SinglePoints(RunFileWalks.CreateLandscape(whole, name), RunFileWalks.CreateOptions(walk));
        var points = new List<PointOnWalks>();
        foreach (StoredPoint stored in StoreCertification.AllOf(session.Store))
        {
            token.ThrowIfCancellationRequested();
            (double loss, double gradient, CurvatureClass curvature) = look.Look(stored.Point.Coordinates.Span);
            points.Add(new PointOnWalks(stored, loss, gradient, curvature));
        }

        return points;
    }
}
