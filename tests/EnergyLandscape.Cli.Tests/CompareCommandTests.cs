using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>What `landscape compare` says of walks and a database, writes and refuses.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private const string Network = """
        [potential]
        kind = "network"
        layers = [2, 2, 1]
        activation = "logistic"
        output = "logistic"

        """;

    private const string Xor = "[data]\nsource = \"xor\"\n";
    private const string Database = Network + "loss = \"squared-error\"\nregularisation = 1e-3\n" + Xor + "[explore]\npatience = 100\n";
    private const string SquaredError = Network + "loss = \"squared-error\"\n" + Xor + Walk;
    private const string CrossEntropy = Network + "loss = \"cross-entropy\"\n" + Xor + Walk;
    private const string Walk = "[walk]\nstep = 0.2\nsteps = 52\nwalks = 12\n";

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Json_tables_and_pictures_agree_and_do_not_depend_on_threads()
    {
        string database = await _folder.Explore("net", Database), walks = await Walks("micro", SquaredError), out1 = _folder["one"], out3 = _folder["three"];
        Answer answer = await TestFolder.Run("compare", database, walks, "-o", out1, "--threads", "1", "--json", "--progress", "none");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.Equal(answer.Output, await File.ReadAllTextAsync(Path.Combine(out1, "compare.json")));
        Assert.Equal(0, (await TestFolder.Run("compare", database, walks, "-o", out3, "--threads", "3", "--progress", "none")).Code);
        Assert.Contains(" width=\"120mm\" height=\"150mm\"", await File.ReadAllTextAsync(Path.Combine(out1, "tree.svg")), StringComparison.Ordinal);
        string small = _folder["small"];
        Assert.Equal(0, (await TestFolder.Run("compare", database, walks, "-o", small, "--width", "85mm", "--progress", "none")).Code);
        Assert.Contains(" width=\"85mm\" height=\"150mm\"", await File.ReadAllTextAsync(Path.Combine(small, "tree.svg")), StringComparison.Ordinal);
        Assert.Contains(" width=\"85mm\" height=\"70mm\"", await File.ReadAllTextAsync(Path.Combine(small, "cloud.svg")), StringComparison.Ordinal);
        Answer unknown = await TestFolder.Run("compare", database, walks, "--treads", "3");
        Assert.Equal(2, unknown.Code);
        Assert.StartsWith("landscape: --treads is not recognised", unknown.Error, StringComparison.Ordinal);
        string[] names = ["attractors.csv", "basins.csv", "cloud.png", "cloud.svg", "compare.json", "superbasins.csv", "transitions.csv", "tree.png", "tree.svg", "walks.csv"];
        foreach (string name in names)
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(out1, name)), await File.ReadAllBytesAsync(Path.Combine(out3, name)));
        }

        JsonElement json = JsonDocument.Parse(answer.Output).RootElement;
        Begins(json, "minima", "minimaSeen", "newMinima", "samplesMapped", "walks", "basins");
        JsonElement[] basins = [.. json.GetProperty("basins").EnumerateArray()];
        Assert.All(basins, basin => Begins(basin, "id", "energy", "samples", "walks", "firstPassage"));
        Assert.Equal(basins.OrderBy(basin => basin.GetProperty("energy").GetDouble()).Select(basin => basin.GetProperty("id").GetInt32()), basins.Select(basin => basin.GetProperty("id").GetInt32()));

        // Steps 0, 10 … 50 and the last, 51, of each of 12 walks.
        Assert.Equal(12 * 7, json.GetProperty("samples").GetInt64());
        Assert.Equal(json.GetProperty("samplesMapped").GetInt64(), basins.Sum(basin => basin.GetProperty("samples").GetInt64()));
        Assert.Equal(12, json.GetProperty("walks").GetInt32());
        Assert.Equal(json.GetProperty("minimaSeen").GetInt32() + json.GetProperty("newMinima").GetInt32(), basins.Count(basin => basin.GetProperty("samples").GetInt64() > 0));
        JsonElement[] itineraries = [.. json.GetProperty("directories")[0].GetProperty("itineraries").EnumerateArray()];
        foreach (JsonElement basin in basins.Where(basin => basin.GetProperty("samples").GetInt64() > 0))
        {
            double[] passages = [.. itineraries.SelectMany(walk => walk.GetProperty("visits").EnumerateArray())
                .Where(visit => visit.GetProperty("id").GetInt32() == basin.GetProperty("id").GetInt32()).Select(visit => visit.GetProperty("firstPassage").GetDouble())];
            Assert.Equal(passages.Average(), basin.GetProperty("firstPassage").GetDouble(), 1e-12);
            Assert.Equal(passages.Length, basin.GetProperty("walks").GetInt32());
            Assert.InRange(basin.GetProperty("copies").GetInt32(), 1, basin.GetProperty("orbitSize").GetInt32());
        }

        // n_stag is that of 'landscape stagnation'.
        JsonElement stagnation = JsonDocument.Parse((await TestFolder.Run("stagnation", walks, "--json")).Output).RootElement;
        Assert.Equal(stagnation.EnumerateArray().Select(walk => walk.GetProperty("nStag").GetInt32()), itineraries.Select(walk => walk.GetProperty("nStag").GetInt32()));
        string[] rows = await File.ReadAllLinesAsync(Path.Combine(out1, "basins.csv"));
        Assert.Equal(basins.Length + 1, rows.Length);
        Assert.All(names.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)), name => Assert.Single(File.ReadLines(Path.Combine(out1, name)).Select(line => line.Split(',').Length).Distinct()));
    }

    [Fact]
    public async Task Walks_of_another_loss_are_compared_and_settings_stand_beside_each_other()
    {
        string database = await _folder.Explore("net", Database), first = await Walks("sse", SquaredError), second = await Walks("ce", CrossEntropy);
        Answer text = await TestFolder.Run("compare", database, first, second, "-o", _folder["both"], "--no-pictures", "--progress", "none");
        Assert.Equal((0, string.Empty), (text.Code, text.Error));
        Assert.Contains("cross-entropy", text.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder["both"], "tree.svg")));
        JsonElement json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder["both"], "compare.json"))).RootElement;
        Assert.Equal(["squared-error", "cross-entropy"], json.GetProperty("settings").EnumerateArray().Select(setting => setting.GetProperty("loss").GetString()));
        Assert.Equal(24, json.GetProperty("walks").GetInt32());

        // Both have the seed 1 and with it the same starts: together they are no 24 trials.
        Assert.Contains("No intervals for all walks together", text.Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("basins")[0].GetProperty("endShare").GetProperty("low").ValueKind);
        Assert.Equal(JsonValueKind.Number, json.GetProperty("directories")[0].GetProperty("basins")[0].GetProperty("endShare").GetProperty("low").ValueKind);
        Assert.InRange(json.GetProperty("directories")[1].GetProperty("attractorCounts").GetProperty("distinctWalkLosses").GetInt32(), 1, json.GetProperty("minima").GetInt32());
        JsonElement[] blocks = [.. json.GetProperty("directories").EnumerateArray()];
        Assert.Equal(json.GetProperty("samplesMapped").GetInt64(), blocks.Sum(block => block.GetProperty("samplesMapped").GetInt64()));

        // The walks of the first directory are the same in any company; new minima may have further ids.
        Assert.Equal(0, (await TestFolder.Run("compare", database, first, "-o", _folder["alone"], "--no-pictures", "--progress", "none")).Code);
        JsonElement alone = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder["alone"], "compare.json"))).RootElement;
        Assert.Equal(alone.GetProperty("directories")[0].GetProperty("itineraries").GetRawText(), blocks[0].GetProperty("itineraries").GetRawText());
    }

    [Fact]
    public async Task New_minima_are_reported_and_added_once_on_request()
    {
        // A database of the little that searches from the neighbourhood of the origin find: the minimum there.
        string database = _folder["few.db"], walks = await Walks("walks", SquaredError), near = Database + "[quench]\nscale-min = 1e-4\nscale-max = 1e-3\n[basin-hopping]\nstep = 1e-3\n";
        Assert.Equal(0, (await TestFolder.Run("minima", _folder.Write("few.toml", near), "--db", database, "--max-searches", "64", "--progress", "none")).Code);
        byte[] before = await File.ReadAllBytesAsync(database);
        JsonElement reported = await Compare(database, walks, "a");
        Assert.Equal(before, await File.ReadAllBytesAsync(database));
        int known = reported.GetProperty("minima").GetInt32(), added = reported.GetProperty("newMinima").GetInt32();
        Assert.True(added > 0, "The database has all minima that the walks see, so nothing is tested.");
        Assert.Equal(added, (await Compare(database, walks, "b", "--add")).GetProperty("newMinima").GetInt32());
        JsonElement again = await Compare(database, walks, "c", "--add");
        Assert.Equal((known + added, 0), (again.GetProperty("minima").GetInt32(), again.GetProperty("newMinima").GetInt32()));
        Assert.Equal(
            reported.GetProperty("basins").EnumerateArray().Select(basin => (basin.GetProperty("id").GetInt32(), basin.GetProperty("samples").GetInt64())),
            again.GetProperty("basins").EnumerateArray().Select(basin => (basin.GetProperty("id").GetInt32(), basin.GetProperty("samples").GetInt64())));
        Assert.Equal(0, (await TestFolder.Run("check", database)).Code);
        Assert.Contains("compare", (await TestFolder.Run("info", database)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_refused_in_a_sentence()
    {
        string database = await _folder.Explore("net", Database), walks = await Walks("walks", SquaredError);
        await Refused("the layers are 2-2-1 in the database and 2-3-1 in the walks", "compare", database, await Walks("wide", SquaredError.Replace("[2, 2, 1]", "[2, 3, 1]", StringComparison.Ordinal)), "-o", _folder["x"]);
        await Refused("the activations", "compare", database, await Walks("tanh", SquaredError.Replace("\"logistic\"\noutput", "\"tanh\"\noutput", StringComparison.Ordinal)), "-o", _folder["x"]);
        await Refused("the kinds of landscape", "compare", database, await Walks("surface", TestFolder.Surface + "[walk]\nsteps = 10\nwalks = 2\n"), "-o", _folder["x"]);
        await Refused("holds walks", "compare", database, walks, "-o", walks);
        await Refused("to exist", "compare", database, walks, "-o", _folder["none/deeper"]);
        await Refused("holds no run.toml", "compare", database, _folder["."], "-o", _folder["x"]);
        await Refused("--every is 0", "compare", database, walks, "--every", "0");
        await Refused("--accuracy is 1.5", "compare", database, walks, "--accuracy", "1.5");
        await Refused("--accuracy is 1E-07", "compare", database, walks, "--accuracy", "1e-7");
        await Refused("is given more than once", "compare", database, walks, Path.Combine(walks, "..", "walks") + "/", "-o", _folder["x"]);
        await Refused("cannot be written to", "compare", database, walks, "-o", "/proc/landscape-compare");
        Directory.CreateDirectory(_folder["taken/tree.svg"]);
        await Refused("tree.svg is a directory", "compare", database, walks, "-o", _folder["taken"]);
        await Refused("--threads is -1", "compare", database, walks, "--threads", "-1");

        // Walks whose run file was edited come out different.
        string runFile = Path.Combine(walks, "run.toml");
        await File.WriteAllTextAsync(runFile, (await File.ReadAllTextAsync(runFile)).Replace("step = 0.2", "step = 0.3", StringComparison.Ordinal));
        await Refused("at step 1 of walk 0", "compare", database, walks, "-o", _folder["x"]);
        Assert.False(Directory.Exists(_folder["x"]));
    }

    [Fact]
    public async Task Files_of_an_earlier_comparison_go_and_others_stay()
    {
        string database = await _folder.Explore("net", Database), folder = _folder["out"];
        string walks = await Walks("batches", SquaredError + "batch = 2\n");
        Directory.CreateDirectory(folder);
        foreach (string name in new[] { "tree.svg", "cloud.png", "basins.csv", "notes.txt" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "old");
        }

        Answer answer = await TestFolder.Run("compare", database, walks, "-o", folder, "--no-pictures", "--progress", "none");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.Contains("batches of 2 rows", answer.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["attractors.csv", "basins.csv", "compare.json", "notes.txt", "superbasins.csv", "transitions.csv", "walks.csv"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("directory,id,", await File.ReadAllTextAsync(Path.Combine(folder, "basins.csv")), StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "compare.json"))).RootElement;
        Assert.Equal(2, json.GetProperty("settings")[0].GetProperty("batch").GetInt32());
        Assert.Equal(1, json.GetProperty("basins").EnumerateArray().Sum(basin => basin.GetProperty("sampleShare").GetProperty("share").GetDouble()), 1e-12);
    }

    [Fact]
    public async Task Cancelled_it_leaves_nothing_behind()
    {
        string database = await _folder.Explore("net", Database), walks = await Walks("walks", SquaredError);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var error = new StringWriter();
        Assert.Equal(130, await LandscapeCommand.Run(["compare", database, walks, "-o", _folder["x"]], TextWriter.Null, error, cancelled.Token));
        Assert.Equal("landscape: cancelled" + Environment.NewLine, error.ToString());
        Assert.False(Directory.Exists(_folder["x"]));
    }

    public void Dispose() => _folder.Dispose();

    private static void Begins(JsonElement json, params string[] names) => Assert.Equal(names, json.EnumerateObject().Take(names.Length).Select(property => property.Name));

    private static async Task Refused(string said, params string[] arguments)
    {
        Answer answer = await TestFolder.Run([.. arguments, "--progress", "none"]);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Trim().Split('\n'));
    }

    private async Task<JsonElement> Compare(string database, string walks, string name, params string[] more)
    {
        Answer answer = await TestFolder.Run([.. (string[])["compare", database, walks, "-o", _folder[name], "--json", "--no-pictures", "--progress", "none"], .. more]);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return JsonDocument.Parse(answer.Output).RootElement;
    }

    private async Task<string> Walks(string name, string text)
    {
        Answer answer = await TestFolder.Run("walk", _folder.Write(name + ".toml", text), "-o", _folder[name], "--no-pictures", "--progress", "none");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return _folder[name];
    }
}
