using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli;

/// <summary>Whether walks and a database have their coordinates in common.</summary>
internal static class WalkCoordinates
{
    /// <summary>Refuses walks of another network, of other data or of another surface.</summary>
    /// <param name="session">The database.</param>
    /// <param name="run">The run file of the walks.</param>
    /// <param name="loss">The walks' loss on all training rows.</param>
    /// <param name="difference">Begins the sentence, such as "a cannot be compared with b".</param>
    /// <exception cref="InputException">They differ.</exception>
    public static void Require(LandscapeSession session, RunFile run, Func<IPotential> loss, string difference)
    {
        string? found = run.Potential.Kind != session.Run.Potential.Kind ? "the kinds of landscape are different"
            : run.Potential.Kind != PotentialKind.Network && run.Potential != session.Run.Potential ? "the sections [potential] are different"
            : SameCoordinates.Difference(session.Potential, loss());
        if (found is not null)
        {
            throw new InputException($"{difference}: {found}; expected the same network on the same data, or the same surface, where loss, output and regularisation may differ");
        }
    }
}
