using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape analyse` with test rows, barriers, planes of inputs and heat capacities.</summary>
public sealed class PerformanceCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Losses_areas_fits_and_barriers_of_a_network_on_a_table()
    {
        string database = await Network(), csv = _folder["points.csv"], picture = _folder["scatter.svg"], test = _folder.Write("test.csv", Rows(40, 30));
        Answer answer = await TestFolder.Run("analyse", database, "--test", test, "--json", "--csv", csv, "--scatter", picture);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        JsonElement root = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(["leftOut", "trainingRows", "testRows", "sharedRows", "constant", "points", "averages", "fits", "barriers"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal((20, 30), (root.GetProperty("trainingRows").GetInt32(), root.GetProperty("testRows").GetInt32()));
        JsonElement[] points = [.. root.GetProperty("points").EnumerateArray()];
        JsonElement[] minima = [.. JsonDocument.Parse((await TestFolder.Run("list", "minima", database, "--json")).Output).RootElement.EnumerateArray()];
        Assert.Equal(minima.Select(minimum => minimum.GetProperty("energy").GetDouble()), points.Select(point => point.GetProperty("energy").GetDouble()));
        Assert.All(points, point => Assert.Equal(point.GetProperty("energy").GetDouble(), point.GetProperty("train").GetProperty("loss").GetDouble(), 1e-14));
        Assert.Equal(points.Average(point => Test(point, "loss")), root.GetProperty("averages").GetProperty("test").GetProperty("loss").GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal([("loss", false), ("loss", true), ("dataLoss", false), ("dataLoss", true)], root.GetProperty("fits").EnumerateArray()
            .Select(fit => (fit.GetProperty("lossOf").GetString()!, fit.GetProperty("c").ValueKind == JsonValueKind.Number)));
        Assert.True(File.Exists(picture));
        string[] lines = File.ReadAllLines(csv), header = lines[0].Split(',');
        Assert.Equal(points.Length + 1, lines.Length);
        Assert.Equal(Test(points[0], "loss"), double.Parse(lines[1].Split(',')[Array.IndexOf(header, "test_loss")], CultureInfo.InvariantCulture));
        Answer table = await TestFolder.Run("analyse", database, "--test");
        Assert.Contains("20 training rows, 12 test rows", table.Output, StringComparison.Ordinal);
        Assert.Contains("a + b train + c S", table.Output, StringComparison.Ordinal);
        Assert.Contains("lowest path to the global minimum", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_rows_that_were_trained_on_have_the_training_loss()
    {
        string database = await Network();
        JsonElement root = JsonDocument.Parse((await TestFolder.Run("analyse", database, "--test", _folder.Write("same.csv", Rows(0, 20)), "--json")).Output).RootElement;
        Assert.All(root.GetProperty("points").EnumerateArray(), point => Assert.Equal(point.GetProperty("train").ToString(), point.GetProperty("test").ToString()));
        JsonElement fit = root.GetProperty("fits")[0];
        Assert.Equal(20, root.GetProperty("sharedRows").GetInt32());
        Assert.Contains("training rows too", (await TestFolder.Run("analyse", database, "--test", _folder["same.csv"])).Output, StringComparison.Ordinal);
        Assert.Equal((0, 1, 1), (Math.Round(fit.GetProperty("a").GetDouble(), 9), Math.Round(fit.GetProperty("b").GetDouble(), 9), Math.Round(fit.GetProperty("adjustedR2").GetDouble(), 9)));
    }

    // The zero minimum of the exclusive or answers a half to everything, and no other minimum does.
    [Fact]
    public async Task Networks_that_ignore_their_inputs_are_left_out_of_barriers_and_pictures()
    {
        string xor = await _folder.Explore("xor", TestFolder.Xor), constant = _folder["constant.svg"], zero = _folder["zero.svg"], curve = _folder["heat.csv"];
        await TestFolder.Run("tree", xor, "-o", constant, "--without-constant");
        await TestFolder.Run("tree", xor, "-o", zero, "--without-zero");
        Assert.Equal(File.ReadAllText(zero), File.ReadAllText(constant));
        JsonElement all = JsonDocument.Parse((await TestFolder.Run("analyse", xor, "--barriers", "--json")).Output).RootElement;
        Answer answer = await TestFolder.Run("analyse", xor, "--barriers", "--heat-capacity", curve, "--without-constant", "--json");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        JsonElement root = JsonDocument.Parse(answer.Output).RootElement;
        int id = Assert.Single(root.GetProperty("leftOut").EnumerateArray()).GetInt32();
        JsonElement minimum = JsonDocument.Parse((await TestFolder.Run("list", "minima", xor, "--json")).Output).RootElement.EnumerateArray().Single(one => one.GetProperty("id").GetInt32() == id);
        Assert.Equal(Math.Log(2), minimum.GetProperty("energy").GetDouble(), 1e-9);
        Assert.Equal(Energies(all) - 1, Energies(root));
        Assert.Equal(Energies(root), root.GetProperty("heatCapacity").GetProperty("minima").GetInt32());
        Answer named = await TestFolder.Run("analyse", xor, "--barriers", "--heat-capacity", curve, "--exclude", id.ToString(CultureInfo.InvariantCulture), "--json");
        Assert.Equal(answer.Output, named.Output);

        static int Energies(JsonElement of) => of.GetProperty("barriers").GetProperty("energies").GetProperty("count").GetInt32();
    }

    [Fact]
    public async Task A_database_finds_its_data_beside_it_when_both_have_moved()
    {
        string database = await Network(), moved = Directory.CreateDirectory(_folder["moved"]).FullName, there = Path.Combine(moved, "network.db");
        string before = (await TestFolder.Run("analyse", database, "--test", "--json")).Output;
        File.Move(database, there);
        File.Move(_folder["rows.csv"], Path.Combine(moved, "rows.csv"));
        Answer answer = await TestFolder.Run("analyse", there, "--test", "--json");
        Assert.Equal((0, string.Empty, before), (answer.Code, answer.Error, answer.Output));
        File.AppendAllText(Path.Combine(moved, "rows.csv"), "0,0,0,a\n");
        answer = await TestFolder.Run("analyse", there, "--test");
        Assert.Equal(2, answer.Code);
        Assert.Contains("it is another file, or was edited", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plane_of_inputs_has_an_answer_a_cell()
    {
        string database = await Network(), csv = _folder["plane.csv"], png = _folder["plane.png"];
        Answer answer = await TestFolder.Run("analyse", database, "--plane", "u,w", "--at", "v=0.25", "--cells", "20", "--range", "-2,2,-1,3", "--map", csv, "--map", png, "--json");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        JsonElement plane = JsonDocument.Parse(answer.Output).RootElement.GetProperty("plane");
        Assert.Equal(("u", "w", -1.9, 2.9), (plane.GetProperty("x").GetProperty("input").GetString(), plane.GetProperty("y").GetProperty("input").GetString(),
            Math.Round(plane.GetProperty("x").GetProperty("first").GetDouble(), 12), Math.Round(plane.GetProperty("y").GetProperty("last").GetDouble(), 12)));
        Assert.Equal("v", plane.GetProperty("at")[0].GetProperty("input").GetString());
        int[] answers = [.. plane.GetProperty("answers").EnumerateArray().Select(element => element.GetInt32())];
        Assert.Equal(400, answers.Length);
        Assert.Equal(1, plane.GetProperty("classes").EnumerateArray().Sum(of => of.GetProperty("share").GetDouble()), 1e-12);
        string[][] rows = [.. File.ReadAllLines(csv).Select(line => line.Split(','))];
        Assert.Equal(["u", "w", "class", "p_0", "p_1", "p_2"], rows[0]);
        Assert.Equal(answers.Select(label => "abc"[label].ToString()), rows.Skip(1).Select(row => row[2]));
        Assert.All(rows.Skip(1), row => Assert.Equal(1, row[3..].Sum(p => double.Parse(p, CultureInfo.InvariantCulture)), 1e-12));
        Assert.True(File.Exists(png));
    }

    [Fact]
    public async Task Barriers_and_heat_capacity_need_no_network()
    {
        string database = await _folder.Explore("surface", TestFolder.Surface), csv = _folder["heat.csv"], svg = _folder["heat.svg"];
        Answer answer = await TestFolder.Run("analyse", database, "--barriers", "--heat-capacity", csv, "--heat-capacity", svg, "--points", "51", "--json");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        JsonElement root = JsonDocument.Parse(answer.Output).RootElement;

        // The published points of the Müller-Brown surface: minima −146.700, −108.167, −80.768; saddles −40.665, −72.249.
        JsonElement barriers = root.GetProperty("barriers");
        double low = 108.167 - 40.665, lower = 80.768 - 40.665;
        Assert.Equal((low + lower) / 2, barriers.GetProperty("toGlobalMinimum").GetProperty("mean").GetDouble(), 1e-2);
        Assert.Equal(((80.768 - 40.665) + (80.768 - 72.249)) / 2, barriers.GetProperty("transitionStates").GetProperty("lower").GetProperty("mean").GetDouble(), 1e-2);
        JsonElement heat = root.GetProperty("heatCapacity");
        Assert.Equal((3, 2, true), (heat.GetProperty("minima").GetInt32(), heat.GetProperty("modes").GetInt32(), heat.GetProperty("countsCopies").GetBoolean()));
        Assert.Equal(heat.GetProperty("curve").GetArrayLength() + 1, File.ReadAllLines(csv).Length);
        Assert.True(File.Exists(svg));
        Answer table = await TestFolder.Run("analyse", database, "--heat-capacity");
        Assert.Contains("3 minima of 2 modes", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_wishes_are_refused_in_one_sentence()
    {
        string database = await _folder.Explore("x", TestFolder.Xor), network = await Network();
        await Refused("sets no test rows aside", "analyse", database, "--test");
        await Refused("data that are built in", "analyse", database, "--test", _folder["test.csv"]);
        await Refused("expected --test with it", "analyse", database, "--scatter", _folder["a.svg"]);
        await Refused("expected --test with it", "analyse", database, "--barriers", "--csv", _folder["a.csv"]);
        await Refused("expected .csv, .svg, .png or .pdf", "analyse", database, "--heat-capacity", "a.gif");
        await Refused("expected --heat-capacity with it", "analyse", database, "--temperatures", "1,2");
        await Refused("--test or --barriers with it", "analyse", database, "--lowest", "3");
        await Refused("--lowest is 0", "analyse", database, "--barriers", "--lowest", "0");
        await Refused("two positive numbers", "analyse", database, "--heat-capacity", "--temperatures", "2,1");
        await Refused("belongs to a plane", "analyse", database, "--at", "1=2");
        await Refused("has 3 inputs", "analyse", network, "--map", _folder["a.svg"]);
        await Refused("expected one of u, v, w", "analyse", network, "--plane", "u,x");
        await Refused("two different inputs", "analyse", network, "--plane", "u,u");
        await Refused("has no minimum 999", "analyse", network, "--plane", "u,v", "--point", "999");
        await Refused("expected an input and a number", "analyse", network, "--plane", "u,v", "--at", "w");
        await Refused("--range", "analyse", network, "--plane", "u,v", "--range", "2");
        await Refused("--range", "analyse", network, "--plane", "u,v", "--range", "1,2,2,1");
        await Refused("expected it without --ts", "analyse", network, "--ts", "--test", "--without-constant");
        await Refused("--exclude is 99", "analyse", database, "--barriers", "--exclude", "99");
        await Refused("expected --test, --barriers or --heat-capacity with it", "analyse", database, "--without-constant");
        await Refused("expected one of a network", "analyse", await _folder.Explore("surface", TestFolder.Surface), "--barriers", "--without-constant");
    }

    public void Dispose() => _folder.Dispose();

    private static double Test(JsonElement point, string name) => point.GetProperty("test").GetProperty(name).GetDouble();

    // Three classes that depend on all of three inputs, somewhat noisily.
    private static string Rows(int first, int count) => "u,v,w,kind\n" + string.Concat(Enumerable.Range(first, count).Select(k =>
    {
        double u = Math.Sin(3.1 * k), v = Math.Cos(1.7 * k), w = Math.Sin((0.9 * k) + 1), mixed = u + (0.7 * v * w) + (0.4 * Math.Sin(11.3 * k));
        return string.Create(CultureInfo.InvariantCulture, $"{u:R},{v:R},{w:R},{(mixed < -0.3 ? "a" : mixed < 0.4 ? "b" : "c")}\n");
    }));

    private static async Task Refused(string said, params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }

    private Task<string> Network()
    {
        _folder.Write("rows.csv", Rows(0, 40));
        return _folder.Explore(
            "network", "[potential]\nkind = \"network\"\nlayers = [3, 2, 3]\nregularisation = 1e-3\n[data]\npath = \"rows.csv\"\nscaling = \"z-score\"\nrows = 20\ntest-rows = 12\n[explore]\npatience = 60\nmax-searches = 256\n");
    }
}
