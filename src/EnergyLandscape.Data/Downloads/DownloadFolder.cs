using System.Security.Cryptography;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>A folder with files of published data sets, each under its own name.</summary>
/// <param name="Path">The folder; it need not exist yet.</param>
public sealed record DownloadFolder(string Path)
{
    /// <summary>Where a file belongs.</summary>
    public string PathOf(PublishedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, file.Name));
    }

    /// <summary>What lies there.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public FileState StateOf(PublishedFile file)
    {
        string path = PathOf(file);
        if (Directory.Exists(path))
        {
            return FileState.Different;
        }

        return !File.Exists(path) ? FileState.Absent : Sha256Of(path) == file.Sha256 ? FileState.Present : FileState.Different;
    }

    /// <summary>SHA-256 of a file in lower-case hexadecimal digits.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    internal static string Sha256Of(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read ({problem.Message.TrimEnd('.')}), expected a data file or none", problem);
        }
    }
}
