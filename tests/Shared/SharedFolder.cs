namespace EnergyLandscape.Tests;

/// <summary>Finds the folder with the reference data that is never copied into the repository.</summary>
internal static class SharedFolder
{
    /// <summary>Path of a file or folder below ../shared, or a skipped test when the folder is absent.</summary>
    /// <remarks>With LANDSCAPE_REQUIRE_SHARED set, as .ci/run does, an absent folder is a failure.</remarks>
    public static string Find(params string[] parts)
    {
        string? path = Locate(parts);
        if (path is null)
        {
            string message = "reference data not found: ../shared/" + string.Join('/', parts) + " beside the repository";
            if (Environment.GetEnvironmentVariable("LANDSCAPE_REQUIRE_SHARED") is not null)
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        return path!;
    }

    private static string? Locate(string[] parts)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EnergyLandscape.sln")))
            {
                string path = Path.Combine([folder.Parent!.FullName, "shared", .. parts]);
                return Path.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
