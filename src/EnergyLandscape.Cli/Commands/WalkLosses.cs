using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The losses of one walk that a command was given: a column of a table, or a walk of a directory with its test losses.</summary>
/// <param name="Number">Number of the column, from 1, or of the walk, from 0.</param>
/// <param name="Name">Heading of the column; null without one and for walks of a directory.</param>
/// <param name="Training">Training losses step by step.</param>
/// <param name="Test">Test losses step by step; null without test rows and for a table.</param>
internal sealed record WalkLosses(int Number, string? Name, double[] Training, double[]? Test)
{
    /// <summary>Whether a path is a directory of walks and no table.</summary>
    public static bool IsDirectory(string path) => Directory.Exists(path);

    /// <summary>Reads a table or a directory of walks; one part of a directory is in memory at a time.</summary>
    /// <param name="path">The table or the directory.</param>
    /// <param name="least">Fewest losses that a column needs.</param>
    /// <param name="why">What for, as the end of a sentence.</param>
    /// <param name="error">Where it is said that a column is none of losses.</param>
    public static IEnumerable<WalkLosses> Read(string path, int least, string why, TextWriter error)
    {
        if (!IsDirectory(path))
        {
            foreach (LossCurve curve in LossCurveFile.Read(path, note => error.WriteLine($"landscape: {note}")))
            {
                if (curve.Losses.Length < least)
                {
                    throw new InputException($"{path}, column {curve.Column}: found {curve.Losses.Length} losses, expected at least {least}, {why}");
                }

                yield return new WalkLosses(curve.Column, curve.Name, curve.Losses, null);
            }

            yield break;
        }

        var directory = WalkDirectory.Open(path);
        if (directory.Walks == 0)
        {
            throw new InputException($"{path} holds no walks yet, expected at least one");
        }

        foreach (WalkTrajectory walk in directory.ReadWalks())
        {
            double[] test = walk.Column(sample => sample.TestLoss);
            yield return new WalkLosses(walk.Walk, null, walk.Column(sample => sample.Loss), Array.TrueForAll(test, double.IsNaN) ? null : test);
        }
    }

    /// <summary>How a table calls the walk.</summary>
    public string Label => Name ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
