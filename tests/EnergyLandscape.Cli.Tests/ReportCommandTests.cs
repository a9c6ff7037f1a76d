using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape report`: what the page says is what the database holds, and its commands make the database again.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task The_page_says_what_the_database_holds_with_the_same_bytes_every_time()
    {
        string database = await _folder.Explore("xor", TestFolder.Xor), page = _folder["report.html"];
        Assert.Equal((0, page + Environment.NewLine, string.Empty), Of(await TestFolder.Run("report", database, "-o", page)));
        XElement root = Parse(page);
        JsonElement info = JsonDocument.Parse((await TestFolder.Run("info", database, "--json")).Output).RootElement;
        JsonElement[] minima = [.. JsonDocument.Parse((await TestFolder.Run("list", "minima", database, "--json")).Output).RootElement.EnumerateArray()];
        Assert.Equal(Of(info, "minima"), int.Parse(Property(root, "minima")));
        Assert.Equal(Of(info, "transitionStates"), int.Parse(Property(root, "transition states")));
        Assert.Equal(Of(info, "higherSaddles"), int.Parse(Property(root, "higher saddles")));
        Assert.Equal(minima.Select(minimum => minimum.GetProperty("id").GetInt32()), Rows(root, "minima").Select(row => int.Parse(row[0])));
        Assert.Equal(Of(info, "transitionStates"), Rows(root, "transition-states").Count);
        Assert.Equal(minima.Length, Rows(root, "networks").Count);
        Assert.Equal(3, root.Descendants("figure").Count());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(database))), Rows(root, "files").Single()[3]);
        Assert.Equal(database, Path.Combine(Path.GetDirectoryName(database)!, Rows(root, "files").Single()[0]));
        byte[] first = await File.ReadAllBytesAsync(page);
        Assert.Equal(0, (await TestFolder.Run("report", database, "-o", page)).Code);
        Assert.Equal(first, await File.ReadAllBytesAsync(page));
    }

    // The first run stops early; the second goes on with other settings, so there are two run files and two commands.
    [Fact]
    public async Task Its_commands_and_run_files_make_the_same_points_again()
    {
        string database = await _folder.Explore("two", TestFolder.Surface, "--max-searches", "40");
        await _folder.Explore("two", TestFolder.Surface.Replace("patience = 100", "patience = 30", StringComparison.Ordinal), "--max-seconds", "600");
        string page = _folder["two.html"];
        Assert.Equal(0, (await TestFolder.Run("report", database, "-o", page)).Code);
        XElement section = Section(Parse(page), "reproduce");
        foreach (XElement folded in section.Elements("details"))
        {
            _folder.Write(folded.Element("summary")!.Value.Split(':')[0], folded.Element("pre")!.Value + "\n");
        }

        string[] commands = section.Elements("pre").Single().Value.Split('\n');
        Assert.Equal(2, commands.Length);
        foreach (string command in commands)
        {
            string[] words = command.Split(' ');
            Assert.Equal("landscape", words[0]);
            string[] arguments = [.. words[1..].Select(word => word.EndsWith(".toml", StringComparison.Ordinal) || word.EndsWith(".db", StringComparison.Ordinal) ? _folder[word] : word)];
            Assert.Equal(0, (await TestFolder.Run([.. arguments, "--progress", "none"])).Code);
        }

        foreach (string kind in (string[])["minima", "ts"])
        {
            Assert.Equal((await TestFolder.Run("list", kind, database, "--coordinates")).Output, (await TestFolder.Run("list", kind, _folder["two-again.db"], "--coordinates")).Output);
        }

        Assert.Equal(
            JsonDocument.Parse((await TestFolder.Run("info", database, "--json")).Output).RootElement.GetProperty("searches").GetInt64(),
            JsonDocument.Parse((await TestFolder.Run("info", _folder["two-again.db"], "--json")).Output).RootElement.GetProperty("searches").GetInt64());
    }

    [Fact]
    public async Task Another_seed_and_fixed_spaces_add_their_tables()
    {
        string one = await _folder.Explore("one", TestFolder.Xor), two = await _folder.Explore("two", TestFolder.Xor, "--seed", "2"), page = _folder["a.html"];
        Assert.Equal(0, (await TestFolder.Run("report", one, "-o", page, "--against", two, "--fixed-spaces")).Code);
        string[] captions = [.. Section(Parse(page), "counts").Descendants("caption").Select(caption => caption.Value)];
        Assert.Contains(captions, caption => caption.StartsWith("Capture and recapture", StringComparison.Ordinal));
        Assert.Contains(captions, caption => caption.StartsWith("Morse-Euler sums in the fixed spaces", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_without_its_searches_says_so_and_has_no_discovery_curve()
    {
        string whole = await _folder.Explore("whole", TestFolder.Xor), copy = _folder["copy.db"], page = _folder["copy.html"];
        DatabaseCopy.WithoutSearches(whole, copy);
        int searches = Of(JsonDocument.Parse((await TestFolder.Run("info", whole, "--json")).Output).RootElement, "searches");
        Assert.Equal(searches, Of(JsonDocument.Parse((await TestFolder.Run("info", copy, "--json")).Output).RootElement, "searches"));
        Assert.Contains($"{searches}, search log not kept", (await TestFolder.Run("info", copy)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await TestFolder.Run("report", copy, "-o", page)).Code);
        XElement root = Parse(page);
        Assert.Equal($"{searches}, search log not kept", Property(root, "searches"));
        Assert.DoesNotContain(Section(root, "searches").Descendants(), element => element.Name.LocalName is "figure" or "table");
    }

    // One hidden node and lambda 0.1 have the all-zero minimum alone.
    [Fact]
    public async Task The_lead_of_one_minimum_speaks_of_one_and_proves_no_completeness()
    {
        string one = await _folder.Explore("one", TestFolder.Xor.Replace("2, 2, 2", "2, 1, 2", StringComparison.Ordinal).Replace("1e-4", "1e-1", StringComparison.Ordinal)), page = _folder["one.html"];
        Assert.Equal(0, (await TestFolder.Run("report", one, "-o", page)).Code);
        string lead = Parse(page).Descendants("p").First().Value;
        Assert.Contains("1 minimum, 0 transition states", lead, StringComparison.Ordinal);
        Assert.Contains("The point is proved to exist, with its index.", lead, StringComparison.Ordinal);
        Assert.EndsWith("The Morse-Euler sum is 1, as it must be when nothing is missing; that is no proof that nothing is missing.", lead.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("reached", lead, StringComparison.Ordinal);
        Answer none = await TestFolder.Run("tree", one, "-o", _folder["x.svg"], "--without-zero");
        Assert.Equal((2, $"landscape: The only minimum is left out of {one}, expected at least one to draw; leave out fewer\n"), (none.Code, none.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Wrong_wishes_are_refused_before_anything_is_written()
    {
        string database = await _folder.Explore("a", TestFolder.Surface);
        await Refused("expected .html", "report", database, "-o", _folder["a.pdf"]);
        await Refused("to exist", "report", database, "-o", _folder["none/a.html"]);
        await Refused("both explored with seed 1", "report", database, "-o", _folder["a.html"], "--against", database);
        await Refused("does not exist", "report", _folder["none.db"], "-o", _folder["a.html"]);
        Assert.DoesNotContain("a.html", _folder.Files());
    }

    public void Dispose() => _folder.Dispose();

    private static (int Code, string Output, string Error) Of(Answer answer) => (answer.Code, answer.Output, answer.Error);

    private static int Of(JsonElement info, string name) => info.GetProperty(name).GetInt32();

    private static XElement Parse(string page) => XDocument.Parse(File.ReadAllText(page)["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace).Root!;

    private static XElement Section(XElement root, string id) => root.Descendants("section").Single(section => section.Attribute("id")!.Value == id);

    private static string Property(XElement root, string name) => Section(root, "counts").Elements("table").First().Descendants("tr").Single(row => row.Element("th")!.Value == name).Element("td")!.Value;

    private static List<string[]> Rows(XElement root, string section) =>
        [.. Section(root, section).Descendants("tbody").Last().Elements("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToArray())];

    private static async Task Refused(string said, params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Trim().Split('\n'));
    }
}
