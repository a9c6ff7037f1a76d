using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Output;

/// <summary>Writes a text file whole or not at all.</summary>
internal static class AtomicTextFile
{
    public static void Write(string path, string text)
    {
        string temporary = path + ".new";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new InputException($"{path} cannot be written ({problem.Message.TrimEnd('.')}), expected a file in a folder that exists and can be written to", problem);
        }
    }
}
