namespace EnergyLandscape.Runs.Tests;

public class RunFileDocumentationTests
{
    [Fact]
    public void Documentation_is_what_the_keys_say()
    {
        string generated = RunFileDocumentation.ToMarkdown();
        string documentation = Path.Combine(Repository(), "docs", "run-file.md");
        string committed = File.Exists(documentation) ? File.ReadAllText(documentation).ReplaceLineEndings("\n") : string.Empty;
        if (committed != generated)
        {
            string copy = Path.Combine(Path.GetTempPath(), "run-file.md");
            File.WriteAllText(copy, generated);
            Assert.Fail($"docs/run-file.md differs from the keys; once they are right, copy: cp {copy} {documentation}");
        }
    }

    [Fact]
    public void Every_key_and_keyword_has_a_row()
    {
        string[] lines = RunFileDocumentation.ToMarkdown().Split('\n');
        foreach (RunFileKey key in RunFileKeys.All)
        {
            int section = Array.IndexOf(lines, $"## [{key.Section}]");
            string row = lines.Skip(section).First(l => l.StartsWith($"| `{key.Name}` |", StringComparison.Ordinal));
            Assert.Equal(6, row.Replace("\\|", string.Empty, StringComparison.Ordinal).Count(c => c == '|'));
            Assert.Equal(key.IsRequired, row.Contains("| – |", StringComparison.Ordinal));
            Assert.All(key.Keywords, keyword => Assert.Contains($"`{keyword}`", row, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Example_is_a_run_file()
    {
        string example = RunFileDocumentation.ToMarkdown().Split("```toml\n")[1].Split("```")[0];
        Assert.Equal(17, RunFileLandscape.CreatePotential(RunFileReader.ReadText(example, "example"), "example").Dimension);
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EnergyLandscape.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("EnergyLandscape.sln is in no folder above the tests");
    }
}
