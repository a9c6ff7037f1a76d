namespace EnergyLandscape.Cli.Tests;

/// <summary>A folder that goes away with the test, with run files and calls of the command in it.</summary>
internal sealed class TestFolder : IDisposable
{
    public const string Surface = "[potential]\nkind = \"surface\"\nname = \"mueller-brown\"\n[explore]\npatience = 100\n";
    public const string Xor = "[potential]\nkind = \"network\"\nlayers = [2, 2, 2]\nregularisation = 1e-4\n[data]\nsource = \"xor\"\n[explore]\npatience = 100\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("landscape-cli-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Names of all files, in order.</summary>
    public string[] Files() => [.. _folder.GetFileSystemInfos("*", SearchOption.AllDirectories).Select(file => file.Name).Order(StringComparer.Ordinal)];

    public static async Task<Answer> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await LandscapeCommand.Run(arguments, output, error);
        return new Answer(code, output.ToString(), error.ToString());
    }

    /// <summary>A database of a run file that was explored in full.</summary>
    public async Task<string> Explore(string name, string text, params string[] more)
    {
        string database = this[name + ".db"];
        Answer answer = await Run([.. (string[])["explore", Write(name + ".toml", text), "--db", database, "--no-pictures", "--progress", "none"], .. more]);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return database;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>What the command answered.</summary>
internal sealed record Answer(int Code, string Output, string Error);
