using System.CommandLine;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Output;

/// <summary>The file of a figure that is a picture or, with the extension .html, a page to explore.</summary>
internal static class FigureFile
{
    /// <summary>Whether a page is asked for.</summary>
    /// <param name="path">A file name.</param>
    public static bool IsPage(string path) => Path.GetExtension(path).Equals(".html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses options that only pictures have.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Those options.</param>
    public static void Refuse(ParseResult parsed, params IReadOnlyList<Option> options)
    {
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new InputException($"{given.Name} belongs to pictures, expected none with a page (.html)");
        }
    }

    /// <summary>Refuses a file that no figure can be written to, before any work is done.</summary>
    /// <param name="path">A file name.</param>
    /// <exception cref="InputException">The extension names no figure, or the folder does not exist.</exception>
    public static void Require(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is not (".svg" or ".png" or ".pdf" or ".html"))
        {
            throw new InputException($"{path}: the extension '{extension}' names no picture format and no page; expected .svg, .png, .pdf or .html");
        }

        if (!IsPage(path))
        {
            Picture.FormatOf(path);
        }

        AtomicTextFile.RequireFolder(path);
    }
}
