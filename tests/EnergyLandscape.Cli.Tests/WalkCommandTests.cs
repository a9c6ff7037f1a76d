using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape walk`: its files, its JSON, and what it refuses.</summary>
public sealed class WalkCommandTests : IDisposable
{
    private const string Xor = "[potential]\nkind = \"network\"\nlayers = [2, 2, 1]\nactivation = \"logistic\"\noutput = \"logistic\"\nloss = \"squared-error\"\n[data]\nsource = \"xor\"\n[walk]\nsteps = 100\n";
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Json_keeps_its_properties_in_order_and_is_the_summary()
    {
        Answer answer = await Walk("a", "--json");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.Equal(answer.Output, await File.ReadAllTextAsync(_folder["a/summary.json"]));
        JsonElement json = JsonDocument.Parse(answer.Output).RootElement;
        string[] contract = ["walks", "steps", "parameters", "nStag", "lStag", "curvature", "lastLoss", "trainAccuracy", "testAccuracy", "attractors"];
        Assert.Equal(contract, json.EnumerateObject().Select(property => property.Name).Where(contract.Contains));
        Assert.Equal((90, 100, 9), (json.GetProperty("walks").GetInt32(), json.GetProperty("steps").GetInt32(), json.GetProperty("parameters").GetInt32()));
        Assert.Equal(1, json.GetProperty("curvature").EnumerateObject().Sum(share => share.Value.GetDouble()), 1e-12);
        Assert.Equal("full", json.GetProperty("curvatureMethod").GetString());
        Assert.Equal(100 * 9 * Math.ScaleB(1, -52), json.GetProperty("curvatureTolerance").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("testAccuracy").GetProperty("mean").ValueKind);
    }

    [Fact]
    public async Task The_table_of_walks_agrees_with_the_summary()
    {
        JsonElement json = JsonDocument.Parse((await Walk("a", "--json")).Output).RootElement;
        string[][] rows = [.. (await File.ReadAllLinesAsync(_folder["a/walks.csv"])).Select(line => line.Split(','))];
        Assert.Equal(91, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        double Mean(string column) => rows[1..].Average(row => double.Parse(row[Array.IndexOf(rows[0], column)], CultureInfo.InvariantCulture));
        Assert.Equal(json.GetProperty("lastLoss").GetProperty("mean").GetDouble(), Mean("last_loss"), 1e-14);
        Assert.Equal(json.GetProperty("nStag").GetProperty("mean").GetDouble(), Mean("n_stag"), 1e-13);
        Assert.Equal(json.GetProperty("lStag").GetProperty("mean").GetDouble(), Mean("l_stag"), 1e-12);
    }

    [Fact]
    public async Task The_same_directory_on_any_number_of_threads_and_through_any_number_of_runs()
    {
        await Walk("one", "--threads", "1");
        await Walk("three", "--threads", "3");
        await Walk("grown", "--walks", "40");
        await Walk("grown");
        await Walk("again");
        await Walk("again");
        Assert.Equal(Hashes("one"), Hashes("three"));
        Assert.Equal(Hashes("one"), Hashes("grown"));
        Assert.Equal(Hashes("one"), Hashes("again"));
        Assert.Equal(["part-00000.parquet", "run.toml", "summary.json", "walks.csv"], Hashes("one").Keys);
        await Walk("other", "--seed", "2");
        Assert.NotEqual(Hashes("one")["part-00000.parquet"], Hashes("other")["part-00000.parquet"]);
    }

    [Fact]
    public async Task The_published_rules_are_named_in_the_summary()
    {
        JsonElement json = JsonDocument.Parse((await Walk("a", "--as-published", "--json")).Output).RootElement;
        Assert.Equal(("blocks", "published"), (json.GetProperty("curvatureMethod").GetString(), json.GetProperty("stagnation").GetString()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("curvatureTolerance").ValueKind);
        Assert.Contains("as published", (await Walk("a", "--as-published")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cloud_stands_beside_the_samples()
    {
        Answer answer = await TestFolder.Run("walk", _folder.Write("RUN.toml", Xor), "-o", _folder["a"]);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.StartsWith("<?xml", await File.ReadAllTextAsync(_folder["a/cloud.svg"]), StringComparison.Ordinal);
        Assert.True(new FileInfo(_folder["a/cloud.png"]).Length > 1000);
        Assert.Contains("stationary attractor", answer.Output, StringComparison.Ordinal);
    }

    // The last two columns are inputs that are the same as before; the class is the last column.
    [Fact]
    public async Task Data_of_a_file_are_split_and_known_by_their_checksum()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i % 7},{i % 5},{(i % 7 > 3) ^ (i % 5 > 2)}\n")));
        string data = _folder.Write("rows.csv", rows);
        string run = _folder.Write("data.toml", Xor.Replace("source = \"xor\"", "path = \"rows.csv\"\nscaling = \"z-score\"\ntest-share = 0.25", StringComparison.Ordinal) + "batch = 10\n");
        string[] arguments = ["walk", run, "-o", _folder["d"], "--walks", "5", "--no-pictures", "--json"];
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.InRange(JsonDocument.Parse(answer.Output).RootElement.GetProperty("testAccuracy").GetProperty("mean").GetDouble(), 0, 1);
        Directory.CreateDirectory(_folder["moved"]);
        File.Move(data, _folder["moved/rows.csv"]);
        string moved = _folder.Write("moved/data.toml", await File.ReadAllTextAsync(run));
        Assert.Equal(answer.Output, (await TestFolder.Run([.. arguments.Select(argument => argument == run ? moved : argument)])).Output);
        await File.AppendAllTextAsync(_folder["moved/rows.csv"], "1,1,True\n");
        await Refused("was made with data.sha256", [.. arguments.Select(argument => argument == run ? moved : argument)]);
    }

    [Fact]
    public async Task Ten_walks_a_parameter_without_a_number_and_without_a_section()
    {
        string run = _folder.Write("surface.toml", TestFolder.Surface);
        Answer answer = await TestFolder.Run("walk", run, "-o", _folder["s"], "--steps", "20", "--json");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.Equal(20, JsonDocument.Parse(answer.Output).RootElement.GetProperty("walks").GetInt32());
        Answer config = await TestFolder.Run("walk", run, "--print-config");
        Assert.Contains("walks = 20", config.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["surface"]));
    }

    [Theory]
    [InlineData("INT", 500)]
    [InlineData("TERM", 900)]
    [InlineData("KILL", 1300)]
    public async Task Interrupted_walks_go_on_to_the_same_bytes(string signal, int milliseconds)
    {
        string[] many = ["--walks", "3000", "--progress", "none"];
        await Walk("whole", many);
        string[] arguments = ["walk", _folder["RUN.toml"], "-o", _folder["cut"], "--no-pictures", .. many];
        using (Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "landscape.dll"), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!)
        {
            await Task.Delay(milliseconds);
            if (!process.HasExited)
            {
                using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
                await kill.WaitForExitAsync();
            }

            string error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
            Assert.Contains(process.ExitCode, (int[])(signal == "KILL" ? [137, 0] : [130, 0]));
        }

        Answer resumed = await TestFolder.Run(arguments);
        Assert.Equal((0, string.Empty), (resumed.Code, resumed.Error));
        Assert.Equal(Hashes("whole"), Hashes("cut"));
    }

    [Fact]
    public async Task A_limit_of_time_keeps_what_was_made_and_the_same_command_goes_on()
    {
        Answer cut = await Walk("a", "--walks", "100000", "--max-seconds", "1", "--progress", "none");
        Assert.Equal((0, string.Empty), (cut.Code, cut.Error));
        Assert.Contains("more are to come", cut.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["a/summary.json"]));
        cut = await Walk("b", "--walks", "100000", "--max-seconds", "1", "--progress", "none", "--json");
        Assert.False(JsonDocument.Parse(cut.Output).RootElement.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task A_limit_of_years_is_none()
    {
        Answer answer = await Walk("a", "--walks", "2", "--max-seconds", "1e7", "--json");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.True(JsonDocument.Parse(answer.Output).RootElement.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task The_summary_is_written_last_and_goes_when_walks_are_added()
    {
        string run = _folder.Write("RUN.toml", Xor);
        Assert.Equal(0, (await TestFolder.Run("walk", run, "-o", _folder["a"], "--walks", "3")).Code);
        Assert.True(File.GetLastWriteTimeUtc(_folder["a/summary.json"]) >= File.GetLastWriteTimeUtc(_folder["a/cloud.png"]));
        Assert.Equal(0, (await TestFolder.Run("walk", run, "-o", _folder["a"], "--walks", "4", "--no-pictures")).Code);
        Assert.False(File.Exists(_folder["a/cloud.svg"]) || File.Exists(_folder["a/cloud.png"]));
        Assert.Equal(4, JsonDocument.Parse(await File.ReadAllTextAsync(_folder["a/summary.json"])).RootElement.GetProperty("walks").GetInt32());
    }

    // A directory in its place stands for a disk that is full.
    [Fact]
    public async Task A_table_that_cannot_be_written_is_named()
    {
        await Walk("a", "--walks", "2");
        Directory.CreateDirectory(_folder["a/walks.csv.new"]);
        Answer answer = await Walk("a", "--walks", "3", "--progress", "none");
        Assert.Equal(2, answer.Code);
        Assert.Contains("walks.csv cannot be written", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["a/summary.json"]));
    }

    [Theory]
    [InlineData("steps = 100", "stpes = 100", "steps")]
    [InlineData("steps = 100", "steps = 0", "steps")]
    [InlineData("steps = 100", "steps = 1.5", "steps")]
    [InlineData("steps = 100", "step = 0", "walk.step")]
    [InlineData("steps = 100", "start = [1, -1]", "walk.start")]
    [InlineData("steps = 100", "kind = \"gradient\"", "walk.kind")]
    [InlineData("steps = 100", "curvature = \"hessian\"", "walk.curvature")]
    [InlineData("steps = 100", "curvature-tolerance = -1", "walk.curvature-tolerance")]
    [InlineData("steps = 100", "batch = 5", "the training data have 4 rows")]
    [InlineData("steps = 100", "test-batch = 1", "there are no test rows")]
    [InlineData("layers = [2, 2, 1]", "layers = [3, 2, 1]", "layers")]
    public async Task Run_files_that_say_something_wrong(string right, string wrong, string named) =>
        await Refused(named, "walk", _folder.Write("RUN.toml", Xor.Replace(right, wrong, StringComparison.Ordinal)), "-o", _folder["x"]);

    [Fact]
    public async Task A_Hessian_that_no_array_holds_is_refused() => await Refused(
        "key \"walk.curvature\" is \"full\", but there are 46201 parameters",
        "walk", _folder.Write("RUN.toml", Xor.Replace("[2, 2, 1]", "[2, 11550, 1]", StringComparison.Ordinal) + "curvature = \"full\"\n"), "-o", _folder["x"]);

    [Fact]
    public async Task Options_and_directories_that_cannot_be_used()
    {
        string run = _folder.Write("RUN.toml", Xor);
        await Refused("does not exist", "walk", _folder["none.toml"]);
        await Refused("expected a positive whole number", "walk", run, "-o", _folder["x"], "--walks", "0");
        await Refused("expected a whole number from 1", "walk", run, "-o", _folder["x"], "--steps", "-1");
        await Refused("expected a positive number", "walk", run, "-o", _folder["x"], "--max-seconds", "0");
        await Refused("holds no run.toml", "walk", run, "-o", Path.GetDirectoryName(run)!);
        await Refused("expected", "walk", run, "-o", run);
        await Refused("blocks", "walk", _folder.Write("surface.toml", TestFolder.Surface), "-o", _folder["x"], "--as-published");
        await Walk("a");
        await Refused("was made with walk.steps = 100, not 99", "walk", run, "-o", _folder["a"], "--steps", "99");
        await Refused("was made with walk.seed = 1, not 2", "walk", run, "-o", _folder["a"], "--seed", "2");
        await Refused("was made with walk.gradient", "walk", run, "-o", _folder["a"], "--as-published");
        await Refused("holds 90 walks, more than 50", "walk", run, "-o", _folder["a"], "--walks", "50");
        await Refused("was made with potential.loss", "walk", _folder.Write("RUN.toml", Xor.Replace("squared-error", "cross-entropy", StringComparison.Ordinal)), "-o", _folder["a"]);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Answer> Walk(string directory, params string[] more) => TestFolder.Run(["walk", _folder.Write("RUN.toml", Xor), "-o", _folder[directory], "--no-pictures", .. more]);

    private async Task Refused(string said, params string[] arguments)
    {
        string[] before = _folder.Files();
        Answer answer = await TestFolder.Run(arguments);
        string line = Assert.Single(answer.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("landscape: ", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Equal(before, _folder.Files());
    }

    private SortedDictionary<string, string> Hashes(string name) => new(
        Directory.GetFiles(_folder[name], "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetFileName(file)!, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
