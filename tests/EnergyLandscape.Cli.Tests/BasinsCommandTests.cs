using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>What `landscape basins` says, stores and refuses.</summary>
public sealed class BasinsCommandTests : IDisposable
{
    private const string Wide = "[potential]\nkind = \"network\"\nlayers = [2, 4, 2]\nregularisation = 1e-5\n[data]\nsource = \"xor\"\n[explore]\npatience = 64\n";

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Json_keeps_its_properties_and_shares_sum_to_one()
    {
        string database = await _folder.Explore("xor", TestFolder.Xor);
        JsonElement json = await Json(database, "--samples", "60", "--box", "-3", "3", "--optimiser", "momentum", "--rates", "0.1,1e6", "--steps", "60");
        Assert.Equal(
            ["minima", "minimaSeen", "newMinima", "samples", "samplesMapped", "start", "seed", "accuracy", "optimiser", "steps", "batch", "basins", "columns"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal((60, 0, "momentum"), (json.GetProperty("samples").GetInt32(), json.GetProperty("newMinima").GetInt32(), json.GetProperty("optimiser").GetString()));
        JsonElement[] basins = [.. json.GetProperty("basins").EnumerateArray()], columns = [.. json.GetProperty("columns").EnumerateArray()];
        Assert.Equal(["id", "energy", "samples", "isNew", "orbitSize", "copiesReached", "shares"], basins[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(basins.Select(basin => basin.GetProperty("energy").GetDouble()).Order(), basins.Select(basin => basin.GetProperty("energy").GetDouble()));
        Assert.Equal(json.GetProperty("minima").GetInt32(), basins.Length);
        Assert.Equal([null, 0.1, 1e6], columns.Select(column => column.GetProperty("rate") is { ValueKind: JsonValueKind.Number } rate ? rate.GetDouble() : (double?)null));
        for (int k = 0; k < columns.Length; k++)
        {
            double mapped = columns[k].GetProperty("mapped").GetInt32();
            Assert.Equal(mapped / 60, basins.Sum(basin => basin.GetProperty("shares")[k].GetProperty("share").GetDouble()), 1e-12);
            Assert.Equal(60, mapped + new[] { "saddle", "degenerate", "stepLimit", "notFinite", "diverged" }.Sum(name => columns[k].GetProperty(name).GetInt32()));
        }

        Assert.Equal(json.GetProperty("samplesMapped").GetInt32(), basins.Sum(basin => basin.GetProperty("samples").GetInt32()));
        Assert.True(columns[1].GetProperty("meanLoss").GetDouble() < columns[0].GetProperty("meanLoss").GetDouble());
        JsonElement share = basins.Select(basin => basin.GetProperty("shares")[0]).MaxBy(first => first.GetProperty("share").GetDouble());
        Assert.InRange(share.GetProperty("share").GetDouble(), share.GetProperty("low").GetDouble(), share.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task Threads_change_no_byte_and_files_hold_what_is_printed()
    {
        string database = await _folder.Explore("xor", TestFolder.Xor), table = _folder["shares.csv"], picture = _folder["shares.svg"];
        string[] arguments = ["basins", database, "--samples", "40", "--start", "xavier", "--optimiser", "sgd", "--rates", "0.5", "--steps", "50", "--csv", table, "-o", picture, "--progress", "none"];
        Answer one = await TestFolder.Run([.. arguments, "--threads", "1"]);
        (string Table, string Picture) first = (await File.ReadAllTextAsync(table), await File.ReadAllTextAsync(picture));
        Answer three = await TestFolder.Run([.. arguments, "--threads", "3"]);
        Assert.Equal((0, string.Empty, one.Output), (three.Code, three.Error, three.Output));
        Assert.Equal(first, (await File.ReadAllTextAsync(table), await File.ReadAllTextAsync(picture)));
        string[] lines = first.Table.TrimEnd().Split('\n');
        Assert.Equal("id,energy,new,orbit,copies_reached,rate,samples,share,low,high,share_of_one_copy", lines[0]);
        Assert.Equal(40, lines[1..].Select(line => line.Split(',')).Where(cells => cells[5].Length == 0).Sum(cells => int.Parse(cells[6], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("rate 0.5", one.Output, StringComparison.Ordinal);
        Assert.Contains("sgd, 50 steps of 1 rows each", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_minima_are_reported_stored_on_request_and_explored_on_from()
    {
        string run = _folder.Write("wide.toml", Wide), database = _folder["wide.db"];
        Assert.Equal(0, (await TestFolder.Run("minima", run, "--db", database, "--max-searches", "64", "--progress", "none")).Code);
        string[] arguments = [database, "--samples", "150", "--box", "-4", "4"];
        JsonElement before = await Json(arguments);
        int minima = before.GetProperty("minima").GetInt32(), added = before.GetProperty("newMinima").GetInt32();
        Assert.InRange(added, 1, 100);
        Assert.Equal(minima, (await Json(arguments)).GetProperty("minima").GetInt32());
        JsonElement storing = await Json([.. arguments, "--add"]), after = await Json(arguments);
        Assert.Equal(before.ToString(), storing.ToString());
        Assert.Equal((minima + added, 0), (after.GetProperty("minima").GetInt32(), after.GetProperty("newMinima").GetInt32()));
        Assert.Equal(
            before.GetProperty("basins").EnumerateArray().Select(basin => (basin.GetProperty("id").GetInt32(), basin.GetProperty("samples").GetInt32())),
            after.GetProperty("basins").EnumerateArray().Select(basin => (basin.GetProperty("id").GetInt32(), basin.GetProperty("samples").GetInt32())));
        Assert.Equal(0, (await TestFolder.Run("check", database)).Code);
        Assert.Contains("basins", (await TestFolder.Run("info", database)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await TestFolder.Run("minima", run, "--db", database, "--max-searches", "100", "--progress", "none")).Code);

        // What the sentence names works: afterwards minima can be added.
        Answer refused = await TestFolder.Run([.. (string[])["basins"], .. arguments, "--add"]);
        Assert.Equal(2, refused.Code);
        string budget = refused.Error.Split("--max-searches ")[1].Split('\'')[0];
        Assert.Contains($"'landscape explore RUN.toml --db {database} --max-searches {budget}'", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await TestFolder.Run("explore", run, "--db", database, "--max-searches", budget, "--no-pictures", "--progress", "none")).Code);
        await Json([.. arguments, "--add"]);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_one_sentence()
    {
        string surface = await _folder.Explore("surface", TestFolder.Surface), xor = await _folder.Explore("xor", TestFolder.Xor);
        await Refused("expected another --start than xavier", surface, "--start", "xavier");
        await Refused("expected no --batch", surface, "--optimiser", "sgd", "--rates", "1e-4");
        await Refused("the data have 4 rows", xor, "--optimiser", "adam", "--rates", "0.1", "--batch", "5");
        await Refused("--box is 3 -3", xor, "--box", "3", "-3");
        await Refused("two positive sizes", xor, "--box", "0", "1", "--start", "log-uniform");
        await Refused("--box is given", xor, "--box", "0", "1", "--start", "normal");
        await Refused("--deviation is given", xor, "--deviation", "1");
        await Refused("--samples is 0", xor, "--samples", "0");
        await Refused("--accuracy is 0", xor, "--accuracy", "0");
        await Refused("--threads is -1", xor, "--threads", "-1");
        await Refused("--rates is given, expected an --optimiser", xor, "--rates", "0.1");
        await Refused("--rates is absent", xor, "--optimiser", "adam");
        await Refused("--rates has '0'", xor, "--optimiser", "adam", "--rates", "0.1,0");
        await Refused("every rate once", xor, "--optimiser", "adam", "--rates", "0.1,0.10");
        await Refused("--momentum is given", xor, "--optimiser", "adam", "--rates", "0.1", "--momentum", "0.5");
        await Refused("--momentum is 1", xor, "--optimiser", "momentum", "--rates", "0.1", "--momentum", "1");
        await Refused("--beta1 is given", xor, "--optimiser", "sgd", "--rates", "0.1", "--beta1", "0.5");
        await Refused("all rows with gradient-descent", xor, "--optimiser", "gradient-descent", "--rates", "0.1", "--batch", "2");
        await Refused("uniform or log-uniform or normal or xavier", xor, "--start", "cauchy");
        await Refused(".bmp", xor, "-o", _folder["x.bmp"]);
        Answer surfaced = await TestFolder.Run("basins", surface, "--samples", "50", "--optimiser", "gradient-descent", "--rates", "1e-4", "--steps", "100", "--progress", "none");
        Assert.Equal((0, string.Empty), (surfaced.Code, surfaced.Error));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<JsonElement> Json(params string[] arguments)
    {
        Answer answer = await TestFolder.Run([.. (string[])["basins"], .. arguments, "--json", "--progress", "none"]);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return JsonDocument.Parse(answer.Output).RootElement;
    }

    private static async Task Refused(string said, params string[] arguments)
    {
        Answer answer = await TestFolder.Run([.. (string[])["basins"], .. arguments]);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Trim().Split('\n'));
    }
}
