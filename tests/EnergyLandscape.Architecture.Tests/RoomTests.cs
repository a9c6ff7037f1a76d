using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EnergyLandscape.Architecture.Tests;

/// <summary>A room is a project under src/ and knows only rooms below it.</summary>
public sealed partial class RoomTests
{
    private const string Prefix = "EnergyLandscape.";

    // Every room with all rooms that it may know. A new room needs a line here.
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Numerics"] = [],
        ["Potentials"] = ["Numerics"],
        ["Gmin"] = ["Numerics", "Potentials"],
        ["Data"] = ["Numerics", "Potentials", "Gmin"],
        ["Optim"] = ["Numerics", "Potentials", "Gmin"],
        ["PathSample"] = ["Numerics", "Potentials", "Gmin", "Optim"],
        ["Walks"] = ["Numerics", "Potentials", "Gmin", "Optim", "PathSample"],
        ["Rendering"] = ["Numerics", "Potentials", "PathSample"],
        ["Runs"] = ["Numerics", "Potentials", "Gmin", "Data", "Optim", "PathSample", "Walks"],
        ["Cli"] = ["Numerics", "Potentials", "Gmin", "Data", "Optim", "PathSample", "Walks", "Rendering", "Runs"],
    };

    // What a room uses from outside, stated here so that a new dependency is a decision (docs/decisions.md).
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Numerics"] = [],
        ["Potentials"] = [],
        ["Gmin"] = [],
        ["Optim"] = [],
        ["Data"] = [],
        ["Walks"] = ["MathNet.Numerics", "Parquet.Net"],
        ["PathSample"] = ["Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3", "QuikGraph", "MathNet.Numerics"],
        ["Rendering"] = ["SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies"],
        ["Runs"] = ["Tomlyn"],
        ["Cli"] = ["System.CommandLine"],
    };

    public static TheoryData<string> Rooms => [.. MayKnow.Keys];

    [Fact]
    public void Every_project_of_src_is_a_room_of_this_table()
    {
        IEnumerable<string> projects = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.GetFileName(folder)[Prefix.Length..]);
        Assert.Equal(MayKnow.Keys.Order(), projects.Order());
    }

    [Fact]
    public void Every_room_has_tests_beside_it_and_stands_in_the_solution()
    {
        string solution = Repository.Read("EnergyLandscape.sln");
        Assert.All(MayKnow.Keys, room =>
        {
            Assert.True(Directory.Exists(Path.Combine(Repository.Root, "tests", $"{Prefix}{room}.Tests")), $"tests/{Prefix}{room}.Tests is missing");
            Assert.Contains($"\"{Prefix}{room}\"", solution, StringComparison.Ordinal);
            Assert.Contains($"\"{Prefix}{room}.Tests\"", solution, StringComparison.Ordinal);
        });
    }

    // Pages are tried in a browser, apart from the rooms whose tests need none.
    [Fact]
    public void Pages_have_tests_in_a_browser_and_no_other_project_needs_one()
    {
        Assert.Contains("\"EnergyLandscape.Browser.Tests\"", Repository.Read("EnergyLandscape.sln"), StringComparison.Ordinal);
        Assert.Equal(
            ["EnergyLandscape.Browser.Tests.csproj"],
            Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
                .Where(path => File.ReadAllText(path).Contains("Microsoft.Playwright", StringComparison.Ordinal)).Select(Path.GetFileName));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Project_references_point_to_rooms_below(string room)
    {
        IEnumerable<string> references = Items(room, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)[Prefix.Length..]);
        Assert.Empty(references.Except(MayKnow[room]));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Package_references_are_those_decided_for_the_room(string room) => Assert.Equal(Packages[room].Order(), Items(room, "PackageReference").Order());

    // What the compiler put into the assembly: a room can reach through another to one that it may not know.
    [Theory]
    [MemberData(nameof(Rooms))]
    public void Assemblies_use_rooms_below_only(string room)
    {
        IEnumerable<string> used = Load(room).GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]);
        Assert.Empty(used.Except(MayKnow[room]));
    }

    // Walks are made without a database; only their comparison with one reads it.
    [Fact]
    public void Of_the_walks_the_comparison_alone_knows_databases()
    {
        string walks = Path.Combine(Repository.Root, "src", $"{Prefix}Walks"), comparison = Path.Combine(walks, "Comparison") + Path.DirectorySeparatorChar;
        IEnumerable<string> knowing = Repository.SourceFiles().Where(path => path.StartsWith(walks + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(path => KnowsDatabases().IsMatch(File.ReadAllText(path)));
        Assert.All(knowing, path => Assert.StartsWith(comparison, path, StringComparison.Ordinal));
    }

    // Such a name says that a type has no subject of its own.
    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_type_is_named_utils_helper_or_manager(string room)
    {
        // Source generators put types of their own into the assembly.
        IEnumerable<string> bad = Load(room).GetTypes().Where(type => type.Namespace?.StartsWith("EnergyLandscape", StringComparison.Ordinal) == true)
            .Select(type => type.Name).Where(name => VagueName().IsMatch(name));
        Assert.Empty(bad);
    }

    // BannedApiAnalyzers stop the build where it applies; this sees to it that nobody silences them.
    [Fact]
    public void Nothing_in_src_silences_the_ban_on_ambient_randomness_and_clocks()
    {
        string banned = Repository.Read("BannedSymbols.txt");
        Assert.Contains("T:System.Random;", banned, StringComparison.Ordinal);
        Assert.Contains("P:System.DateTime.UtcNow;", banned, StringComparison.Ordinal);
        Assert.All(Repository.SourceFiles(), path => Assert.DoesNotContain("RS0030", File.ReadAllText(path), StringComparison.Ordinal));
        Assert.All(MayKnow.Keys, room => Assert.DoesNotContain("RS0030", Project(room).ToString(), StringComparison.Ordinal));
    }

    [GeneratedRegex("(Utils?|Utilities|Helpers?|Manager)(`|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VagueName();

    [GeneratedRegex(@"EnergyLandscape\.(PathSample|Optim|Gmin)\b", RegexOptions.CultureInvariant)]
    private static partial Regex KnowsDatabases();

    private static XDocument Project(string room) => XDocument.Parse(Repository.Read("src", Prefix + room, Prefix + room + ".csproj"));

    private static IEnumerable<string> Items(string room, string kind) => Project(room).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static Assembly Load(string room) => Assembly.Load(room == "Cli" ? "landscape" : Prefix + room);
}
