using EnergyLandscape.Data;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The rows on which `landscape analyse --test` tries the networks of a database.</summary>
internal static class AnalyseTestRows
{
    /// <summary>Reads them, scaled and encoded as the training rows of the landscape are.</summary>
    /// <param name="session">The database.</param>
    /// <param name="file">A file written as that of the training rows, all of whose rows are taken; null for the test rows of the run file.</param>
    /// <exception cref="InputException">There are no test rows, or they cannot be read.</exception>
    public static TrainingSet Of(LandscapeSession session, string? file)
    {
        NetworkPotential network = AnalyseCommand.NetworkOf(session);
        if (file is null)
        {
            return RunFileLandscape.CreateTrainingData(session.Run, session.Store.Path).Test?.TakeAll()
                ?? throw new InputException($"the run file of {session.Store.Path} sets no test rows aside, expected --test FILE with a file of test rows");
        }

        LabelledData training = RunFileLandscape.ReadTrainingFiles(session.Run, session.Store.Path)
            ?? throw new InputException($"{session.Store.Path} is the landscape of data that are built in, expected one of data in files to try on {file}");
        return training.ReadOther(file, network.Architecture.Outputs);
    }
}
