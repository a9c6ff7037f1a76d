using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Clouds;
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
    public static IReadOnlyList<(CloudPoint Point, CurvatureClass Curvature)> Of(LandscapeSession session, WalkDirectory directory, CancellationToken token)
    {
        string name = Path.Combine(directory.Directory, "run.toml");
        RunFile run = RunFileReader.ReadText(directory.RunFileText, name);
        WalkSection walk = run.Walk ?? new WalkSection();
        RunFile whole = run with { Data = run.Data?.WithoutTestFiles(), Walk = walk with { Batch = null, TestBatch = null } };
        RequireSame(session, run, directory.Directory);
        IPotential potential = RunFileLandscape.CreatePotential(whole, name);
        if (Difference(session.Potential, potential) is { } difference)
        {
            throw new InputException($"The walks of {directory.Directory} and {session.Store.Path} differ in {difference}, expected one network on the same rows, or the same surface; loss, output and regularisation may differ");
        }

        var look = new SinglePoints(RunFileWalks.CreateLandscape(whole, name), RunFileWalks.CreateOptions(walk));
        var points = new List<(CloudPoint, CurvatureClass)>();
        foreach (StoredPoint stored in StoreCertification.AllOf(session.Store))
        {
            token.ThrowIfCancellationRequested();
            (double loss, double gradient, CurvatureClass curvature) = look.Look(stored.Point.Coordinates.Span);
            points.Add((new CloudPoint(loss, gradient, KindOf(stored.Kind)), curvature));
        }

        return points;
    }

    private static void RequireSame(LandscapeSession session, RunFile run, string directory)
    {
        if (run.Potential.Kind != session.Run.Potential.Kind || run.Potential.Name != session.Run.Potential.Name)
        {
            throw new InputException($"The walks of {directory} and {session.Store.Path} differ in the kind of landscape, expected one network on the same rows, or the same surface");
        }
    }

    // What differs so that the coordinates of one mean nothing on the other; null when nothing does.
    private static string? Difference(IPotential stored, IPotential walked)
    {
        if (stored is not NetworkPotential first || walked is not NetworkPotential second)
        {
            return stored.Dimension == walked.Dimension ? null : "the number of coordinates";
        }

        NetworkArchitecture a = first.Architecture, b = second.Architecture;
        return !a.Layers.SequenceEqual(b.Layers) ? $"layers, {a} and {b}"
            : a.Biases != b.Biases ? "biases"
            : !a.Activations.SequenceEqual(b.Activations) ? "activations"
            : !first.Data.Inputs.SequenceEqual(second.Data.Inputs) || !first.Data.Targets.SequenceEqual(second.Data.Targets) ? "training rows"
            : null;
    }

    private static CloudPointKind KindOf(StationaryPointKind kind) => kind switch
    {
        StationaryPointKind.Minimum => CloudPointKind.Minimum,
        StationaryPointKind.TransitionState => CloudPointKind.TransitionState,
        _ => CloudPointKind.HigherSaddle,
    };
}
