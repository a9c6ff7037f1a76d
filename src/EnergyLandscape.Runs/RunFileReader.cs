using System.Text;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Runs;

/// <summary>Reads run files (TOML); whatever is wrong with one is said in one sentence with file, line and key.</summary>
public static class RunFileReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a run file.</summary>
    /// <param name="path">Path of the file; messages name it as given.</param>
    /// <returns>The run file, with the defaults of all keys that it leaves out; paths of data are made absolute from its folder.</returns>
    /// <exception cref="InputException">The file is missing, unreadable, not TOML, or says something that a run file cannot say.</exception>
    public static RunFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InputException("the name of the run file is empty, expected the path of a run file (TOML)");
        }

        if (Directory.Exists(path))
        {
            throw new InputException($"{path} is a directory, expected a run file (TOML)");
        }

        string text;
        try
        {
            text = File.ReadAllText(path, StrictUtf8);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path} does not exist, expected a run file (TOML)", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException($"{path} is not UTF-8 text, expected a run file (TOML)", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{path} cannot be read ({e.Message.TrimEnd('.')}), expected a run file (TOML)", e);
        }

        RunFile run = ReadText(text, path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? Directory.GetCurrentDirectory();
        run = run.Explore.From is { } from ? run with { Explore = run.Explore with { From = Path.GetFullPath(from, folder) } } : run;
        return run.Data is { } data ? run with { Data = data.WithPathsFrom(folder) } : run;
    }

    /// <summary>Reads the text of a run file.</summary>
    /// <param name="text">The text, TOML.</param>
    /// <param name="name">Name of the file in messages.</param>
    /// <returns>The run file, with the defaults of all keys that the text leaves out.</returns>
    /// <exception cref="InputException">The text is not TOML, or says something that a run file cannot say.</exception>
    public static RunFile ReadText(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        return new RunFileText(text, name).ToRunFile();
    }
}
