using System.Text.RegularExpressions;

namespace EnergyLandscape.Architecture.Tests;

/// <summary>What the command offers stands in the documentation, and what the documentation names exists.</summary>
public sealed partial class DocumentationTests
{
    // Verbs from the sources: `new Verb("verb", …)` or `Verb.Of("two words", …)` of every command; the one of the root is RootCommand.
    public static TheoryData<string> Verbs => [.. Repository.SourceFiles()
        .Where(path => path.EndsWith("Command.cs", StringComparison.Ordinal))
        .SelectMany(path => CommandName().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).Distinct()];

    [Fact]
    public void Verbs_are_found() => Assert.Contains("explore", Verbs.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_stands_in_the_readme(string verb) => Assert.Contains($"`landscape {verb}", Repository.Read("README.md"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_stands_in_the_docs(string verb)
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(File.ReadAllText);
        Assert.Contains(pages, page => page.Contains($"landscape {verb}", StringComparison.Ordinal) || page.Contains($"`{verb}`", StringComparison.Ordinal));
    }

    // Property names that the commands write, as string literals of the JSON writer.
    [Fact]
    public void Every_json_property_stands_in_docs_json()
    {
        string page = Repository.Read("docs", "json.md");
        IEnumerable<string> properties = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "EnergyLandscape.Cli", "Commands"), "*.cs")
            .SelectMany(path => JsonProperty().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).Distinct();
        Assert.All(properties, property => Assert.Contains($"`{property}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_method_of_the_search_log_stands_in_docs_methods()
    {
        string page = Repository.Read("docs", "methods.md");
        string source = Repository.Read("src", "EnergyLandscape.PathSample", "Exploration", "SearchMethod.cs");
        Assert.All(Constant().Matches(source).Select(match => match.Groups[1].Value), method => Assert.Contains($"`{method}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_table_and_column_stands_in_docs_database()
    {
        string page = Repository.Read("docs", "database.md");
        string source = Repository.Read("src", "EnergyLandscape.PathSample", "Store", "DatabaseSchema.cs");
        Assert.All(TableOrColumn().Matches(source).Select(match => match.Groups[1].Value).Distinct(), name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_package_stands_in_docs_decisions()
    {
        string page = Repository.Read("docs", "decisions.md");
        Assert.All(PackageVersion().Matches(Repository.Read("Directory.Packages.props")).Select(match => match.Groups[1].Value), package =>
            Assert.Contains(package, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/decisions.md")]
    [InlineData("docs/methods.md")]
    [InlineData("docs/json.md")]
    [InlineData("docs/data.md")]
    [InlineData("docs/database.md")]
    [InlineData("docs/walks.md")]
    [InlineData("examples/README.md")]
    [InlineData("databases/README.md")]
    public void Links_within_the_repository_lead_somewhere(string page)
    {
        string path = Path.Combine(Repository.Root, page);
        IEnumerable<string> targets = Link().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{page} links to {target}, which does not exist"));
    }

    [Fact]
    public void Readme_shows_a_small_picture_and_the_two_commands()
    {
        string readme = Repository.Read("README.md");
        Assert.Contains("dotnet run -c Release --project src/EnergyLandscape.Cli -- explore examples/xor/xor.toml", readme, StringComparison.Ordinal);
        Assert.Contains("dotnet test -c Release", readme, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "docs", "images", "xor.svg")).Length, 1, 100_000);
    }

    [GeneratedRegex("(?:new Verb|Verb\\.Of)\\(\\s*\"([a-z ]+)\"")]
    private static partial Regex CommandName();

    [GeneratedRegex("(?:Write(?:Number|String|Boolean|Null|StartArray|StartObject)|\\.Number)\\(\"([A-Za-z0-9]+)\"")]
    private static partial Regex JsonProperty();

    [GeneratedRegex("public const string [A-Za-z]+ = \"([a-z-]+)\"")]
    private static partial Regex Constant();

    [GeneratedRegex("(?m)^\\s+(?:CREATE TABLE )?([a-z_]+) (?:\\(|INTEGER|TEXT|REAL|BLOB)")]
    private static partial Regex TableOrColumn();

    [GeneratedRegex("PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex PackageVersion();

    [GeneratedRegex("\\]\\(([^)#]+)(?:#[^)]*)?\\)")]
    private static partial Regex Link();
}
