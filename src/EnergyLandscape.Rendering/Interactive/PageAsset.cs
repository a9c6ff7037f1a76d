namespace EnergyLandscape.Rendering.Interactive;

/// <summary>The parts of pages that come with the program.</summary>
internal static class PageAsset
{
    /// <summary>The text of a part, with line feeds.</summary>
    /// <param name="name">Its file name.</param>
    public static string Read(string name)
    {
        using Stream stream = typeof(PageAsset).Assembly.GetManifestResourceStream("Interactive." + name)
            ?? throw new InvalidOperationException($"The program lacks its part {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
