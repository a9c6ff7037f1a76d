using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Output;

/// <summary>Writes a text file whole or not at all.</summary>
internal static class AtomicTextFile
{
    /// <summary>Refuses a path whose folder does not exist.</summary>
    public static void RequireFolder(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
        {
            throw new InputException($"'{path}' is not the name of a file, expected a file to write");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{path} cannot be written, expected the folder {folder} to exist");
        }
    }

    public static void Write(string path, string text) => Write(path, output => output.Write(text));

    /// <summary>Writes a file that need not fit into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its text; when it fails, the file stays as it was.</param>
    public static void Write(string path, Action<TextWriter> write)
    {
        string temporary = path + ".new";
        try
        {
            using (var output = new StreamWriter(temporary))
            {
                write(output);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new InputException($"{path} cannot be written ({problem.Message.TrimEnd('.')}), expected a file in a folder that exists and can be written to", problem);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
