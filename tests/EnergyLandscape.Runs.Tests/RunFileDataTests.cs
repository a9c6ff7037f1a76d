using System.Security.Cryptography;
using EnergyLandscape.Data;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Runs.Tests;

/// <summary>Run files whose data are files.</summary>
public sealed class RunFileDataTests : IDisposable
{
    private const string Table = "a,b,kind\n1,2,x\n3,4,y\n5,6,x\n7,9,y\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("landscape-runs-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private string RunFileWith(string data, string layers = "[2, 2, 2]") => Write("run.toml", $"[potential]\nkind = \"network\"\nlayers = {layers}\nregularisation = 0.01\n[data]\n{data}\n");

    private static string Refused(Action action) => Assert.Throws<InputException>(action).Message;

    [Fact]
    public void Paths_are_relative_to_the_folder_of_the_run_file()
    {
        string table = Write("sub/t.csv", Table);
        RunFile run = RunFileReader.Read(RunFileWith("path = \"sub/t.csv\"\ntest-path = \"./sub/../sub/t.csv\""));
        Assert.Equal((table, table, null), (run.Data!.Path, run.Data.TestPath, run.Data.LabelsPath));
        Assert.Equal(table, RunFileReader.Read(RunFileWith($"path = '{table}'")).Data!.Path);
    }

    [Fact]
    public void Rows_that_are_trained_on_make_the_landscape_and_test_rows_do_not()
    {
        Write("t.csv", Table);
        string HashOf(string data) => RunFileWriter.Hash(RunFileLandscape.Resolve(RunFileReader.Read(RunFileWith("path = \"t.csv\"\n" + data)), "run.toml"));
        string two = HashOf("rows = 2");
        Assert.Equal(two, HashOf("rows = 2\ntest-rows = 2"));
        Assert.Equal(5, new[] { two, HashOf(string.Empty), HashOf("rows = 3"), HashOf("rows = 2\nrows-seed = 1"), HashOf("rows = 2\nrows-seed = 2") }.Distinct().Count());
    }

    [Fact]
    public void Resolved_run_files_say_what_was_found_and_are_the_same_landscape_wherever_the_file_lies()
    {
        string table = Write("t.csv", Table);
        RunFile run = RunFileLandscape.Resolve(RunFileReader.Read(RunFileWith("path = \"t.csv\"")), "run.toml");
        Assert.Equal((DataFormat.Table, TableHeader.Names, TableDelimiter.Comma), (run.Data!.Format, run.Data.Header, run.Data.Delimiter));
        Assert.Equal([Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(table)))], run.Data.Sha256);
        Assert.Equal(run, RunFileReader.ReadText(RunFileWriter.ToToml(run), "stored"));

        Write("moved/u.csv", Table);
        RunFile moved = RunFileLandscape.Resolve(RunFileReader.Read(RunFileWith("path = \"moved/u.csv\"\nheader = \"names\"")), "run.toml");
        Assert.Equal(RunFileWriter.Hash(run), RunFileWriter.Hash(moved));

        Write("t.csv", Table.Replace('9', '8'));
        RunFile edited = RunFileLandscape.Resolve(RunFileReader.Read(RunFileWith("path = \"t.csv\"")), "run.toml");
        IPotential potential = RunFileLandscape.CreatePotential(edited, "run.toml");
        Assert.Equal(
            $"data.sha256 is [\"{run.Data.Sha256[0][..55]}... in the database and [\"{edited.Data!.Sha256[0][..55]}... in the request",
            RunFileLandscape.CreateIdentity(run, potential).DifferenceFrom(RunFileLandscape.CreateIdentity(edited, potential)));
        Assert.Equal(
            $"x.db: {table} has the SHA-256 {edited.Data.Sha256[0]}, expected {run.Data.Sha256[0]} as key \"data.sha256\" says: it is another file, or was edited",
            Refused(() => RunFileLandscape.CreatePotential(run, "x.db")));
    }

    [Fact]
    public void Checksums_that_cannot_be_are_refused()
    {
        Write("t.csv", Table);
        RunFile Run(string sha256) => RunFileReader.Read(RunFileWith($"path = \"t.csv\"\nsha256 = {sha256}"));
        Assert.Equal("r: key \"data.sha256\" has \"12\", expected 64 hexadecimal digits", Refused(() => RunFileLandscape.Resolve(Run("\"12\""), "r")));
        Assert.Equal("r: key \"data.sha256\" lists 2 checksums for 1 files, expected one a file", Refused(() => RunFileLandscape.Resolve(Run("[\"1\", \"2\"]"), "r")));
    }

    [Theory]
    [InlineData("[3, 2, 2]", "has 2 inputs and 1 or 2 outputs; expected [2, …, 1] or [2, …, 2]")]
    [InlineData("[2, 2, 3]", "has 2 inputs and 1 or 2 outputs; expected [2, …, 1] or [2, …, 2]")]
    public void Layers_that_do_not_fit_the_file_are_refused(string layers, string said)
    {
        string table = Write("t.csv", Table);
        RunFile run = RunFileReader.Read(RunFileWith("path = \"t.csv\"", layers));
        Assert.Equal($"r: key \"potential.layers\" is {layers}, but the data \"{table}\" {said}", Refused(() => RunFileLandscape.CreatePotential(run, "r")));
    }

    [Fact]
    public void Every_key_reaches_the_data()
    {
        Write("t.csv", "c;n;x;y\nq;1;2;4\np;2;4;8\nq;3;8;8\np;4;2;4\n");
        TrainingData data = RunFileLandscape.CreateTrainingData(
            RunFileReader.Read(RunFileWith("path = \"t.csv\"\nformat = \"table\"\nheader = \"names\"\ndelimiter = \"semicolon\"\ntarget = \"first\"\nignore = \"n\"\nclasses = [\"q\", \"p\"]\nscaling = \"unit\"\ntest-share = 0.5\nsplit-seed = 3")), "r");
        (int[] training, int[] test) = RandomSplit.Of(4, 0.5, 3);
        double[][] rows = [[0.25, 0.5], [0.5, 1], [1, 1], [0.25, 0.5]];
        double factor = training.Any(row => row is 1 or 2) ? 1 : 2;
        Assert.Equal(training.SelectMany(row => rows[row]).Select(value => factor * value), data.Training.TakeAll().Inputs.ToArray());
        Assert.Equal(test.SelectMany(row => rows[row]).Select(value => factor * value), data.Test!.TakeAll().Inputs.ToArray());
        Assert.Equal(training.SelectMany(row => row % 2 == 0 ? new[] { 1.0, 0 } : [0.0, 1]), data.Training.TakeAll().Targets.ToArray());
        Assert.Equal(["q", "p"], data.Classes);
    }

    [Fact]
    public void Exclusive_or_has_training_rows_only()
    {
        TrainingData data = RunFileLandscape.CreateTrainingData(RunFileReader.ReadText(RunFileReaderTests.Sample, "xor.toml"), "xor.toml");
        Assert.Equal((4, 2), (data.Training.Rows, data.Training.TargetColumns));
        Assert.Null(data.Test);
    }

    [Fact]
    public void A_network_on_iris_has_right_derivatives()
    {
        string iris = SharedFolder.Find("data", "iris", "iris_training.csv");
        RunFile run = RunFileReader.Read(RunFileWith($"path = '{iris}'\nscaling = \"z-score\"\ntest-share = 0.2", "[4, 2, 3]"));
        NetworkPotential network = Assert.IsType<NetworkPotential>(RunFileLandscape.CreatePotential(run, "iris.toml"));
        Assert.Equal((120, 3, 19), (network.Data.Rows, network.Data.TargetColumns, network.Dimension));
        Assert.True(DerivativeCheck.IsRight(DerivativeCheck.Run(network.CreateSecondOrderEvaluator(), 1)));
    }

    [Fact]
    public void A_path_with_a_zero_character_is_refused()
    {
        string run = RunFileWith("path = \"a\\u0000b\"");
        Assert.Equal($"{run}, line 6: key \"data.path\" holds the character U+0000, expected the path of a file such as \"iris.csv\"", Refused(() => RunFileReader.Read(run)));
    }

    [Fact]
    public void Test_files_are_no_part_of_the_landscape()
    {
        string test = Write("u.csv", Table);
        Write("t.csv", Table);
        RunFile run = RunFileLandscape.Resolve(RunFileReader.Read(RunFileWith("path = \"t.csv\"\ntest-path = \"u.csv\"")), "r");
        RunFile without = run with { Data = run.Data!.WithoutTestFiles() };
        Assert.Equal((2, 1, null), (run.Data.Sha256.Count, without.Data!.Sha256.Count, without.Data.TestPath));
        Assert.Equal(RunFileWriter.Hash(run), RunFileWriter.Hash(without));
        File.Delete(test);
        Assert.NotNull(RunFileLandscape.CreatePotential(without, "r"));
    }

    [Fact]
    public void A_resolved_run_file_finds_the_header_of_each_file_again()
    {
        Write("t.csv", Table);
        Write("u.csv", "5,6,x\n7,9,y\n");
        RunFile run = RunFileLandscape.Resolve(RunFileReader.Read(RunFileWith("path = \"t.csv\"\ntest-path = \"u.csv\"")), "r");
        Assert.Equal((4, 2), (RunFileLandscape.CreateTrainingData(run, "r").Training.Rows, RunFileLandscape.CreateTrainingData(run, "r").Test!.Rows));
    }
}
