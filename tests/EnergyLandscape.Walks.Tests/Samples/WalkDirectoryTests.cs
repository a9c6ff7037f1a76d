using System.Security.Cryptography;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Samples;

public sealed class WalkDirectoryTests : IDisposable
{
    private const string RunFile = "[walk]\n";
    private static readonly WalkOptions Options = new() { Steps = 50_000, Step = 0.001, Curvature = CurvatureMethod.None };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("walks-");

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        WalkSample[][] walks = [[Sample(1), Sample(2), Sample(double.NaN)], [Sample(3), new WalkSample { Loss = double.PositiveInfinity, GradientNorm = double.NaN, TestLoss = double.NaN, TrainAccuracy = double.NaN, TestAccuracy = double.NaN, Saturation = double.NaN, LowestEigenvalue = double.NaN, HighestEigenvalue = double.NaN, NegativeEigenvalues = -1, ZeroEigenvalues = -1 }, Sample(5)]];
        using (WalkRecorder recorder = Open("a", 3))
        {
            recorder.Add(0, walks[0]);
            recorder.Add(1, walks[1]);
            recorder.Complete();
        }

        WalkDirectory directory = WalkDirectory.Open(Path("a"));
        Assert.Equal((2, 3, RunFile, false), (directory.Walks, directory.Steps, directory.RunFileText, directory.Complete));
        Assert.Equal([0, 1], directory.ReadWalks().Select(walk => walk.Walk));
        Assert.Equal(walks, directory.ReadWalks().Select(walk => walk.Samples.ToArray()));
        File.WriteAllText(directory.SummaryPath, "{}");
        Assert.True(directory.Complete);
    }

    // Two walks of 50,000 samples fill a part: parts, a last part with room, resuming at each place.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Runs_that_were_interrupted_end_in_the_same_bytes(int cut)
    {
        Make("whole", 5);
        using (WalkRecorder recorder = Open("cut", Options.Steps))
        {
            Sampler().Run(0, cut, recorder.Add, CancellationToken.None);
            recorder.Keep();
        }

        Assert.Equal(cut, WalkDirectory.Open(Path("cut")).Walks);
        Assert.Equal(cut, WalkDirectory.Open(Path("cut")).ReadWalks().Count());
        Make("cut", 5);
        Assert.Equal(Hashes("whole"), Hashes("cut"));
        Assert.Equal(["part-00000.parquet", "part-00001.parquet", "part-00002.parquet"], Hashes("whole").Keys);
    }

    [Fact]
    public void Walks_that_were_not_kept_are_made_again()
    {
        Make("whole", 3);
        using (WalkRecorder recorder = Open("cut", Options.Steps))
        {
            // As after kill -9: the third walk was made and never written.
            Sampler().Run(0, 3, recorder.Add, CancellationToken.None);
        }

        Assert.Equal(2, WalkDirectory.Open(Path("cut")).Walks);
        Make("cut", 3);
        Assert.Equal(Hashes("whole"), Hashes("cut"));
    }

    [Fact]
    public void A_directory_can_be_extended()
    {
        Make("small", 3);
        Make("small", 5);
        Make("large", 5);
        Assert.Equal(Hashes("large"), Hashes("small"));
    }

    [Fact]
    public void Unfinished_walks_beside_their_finished_part_are_those_of_a_program_that_ended_in_between()
    {
        Make("a", 2);
        File.Copy(System.IO.Path.Combine(Path("a"), "samples", "part-00000.parquet"), System.IO.Path.Combine(Path("a"), "samples", "unfinished.parquet"));
        Assert.Equal(2, WalkDirectory.Open(Path("a")).ReadWalks().Count());
        Make("a", 3);
        Assert.Equal([0, 1, 2], WalkDirectory.Open(Path("a")).ReadWalks().Select(walk => walk.Walk));
    }

    // Two walks a part: 0, 1 | 2, 3 | 4 unfinished.
    [Theory]
    [InlineData("part-00000.parquet", null, "part-00001.parquet follows part-00000.parquet, which is missing")]
    [InlineData("part-00001.parquet", null, "unfinished.parquet begins with walk 4 where walk 2 should be")]
    [InlineData("part-00001.parquet", "unfinished.parquet", "part-00001.parquet begins with walk 4 where walk 2 should be")]
    [InlineData("part-00000.parquet", "unfinished.parquet", "part-00001.parquet follows part-00000.parquet of 1 walks in place of 2")]
    [InlineData("part-00000.parquet", "", "part-00000.parquet cannot be read")]
    public void Files_that_do_not_belong_together_are_named(string file, string? replacement, string message)
    {
        using (WalkRecorder recorder = Open("a", Options.Steps))
        {
            Sampler().Run(0, 5, recorder.Add, CancellationToken.None);
            recorder.Keep();
        }

        string samples = System.IO.Path.Combine(Path("a"), "samples"), changed = System.IO.Path.Combine(samples, file);
        File.Delete(changed);
        if (replacement?.Length > 0)
        {
            File.Copy(System.IO.Path.Combine(samples, replacement), changed);
        }
        else if (replacement is not null)
        {
            File.WriteAllText(changed, replacement);
        }

        string[] said = [
            Assert.Throws<InputException>(() => Open("a", Options.Steps)).Message,
            Assert.Throws<InputException>(() => WalkDirectory.Open(Path("a")).ReadWalks().Count()).Message,
        ];
        Assert.Contains(message, said[0], StringComparison.Ordinal);
        Assert.All(said, words => Assert.Contains("delete it and run the same command again", words, StringComparison.Ordinal));
    }

    // The last part holds walks of another number and has room, so that it would be gone on with.
    [Fact]
    public void A_last_part_of_other_numbers_is_not_gone_on_with()
    {
        Make("a", 5);
        string samples = System.IO.Path.Combine(Path("a"), "samples");
        File.Move(System.IO.Path.Combine(samples, "part-00002.parquet"), System.IO.Path.Combine(samples, "part-00001.parquet"), overwrite: true);
        Assert.Contains("part-00001.parquet begins with walk 4 where walk 2 should be", Assert.Throws<InputException>(() => Open("a", Options.Steps)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_other_walks_are_refused()
    {
        Make("a", 3);
        Assert.Contains("delete it", Assert.Throws<InputException>(() => Open("a", 30_000)).Message, StringComparison.Ordinal);
    }

    // A part of one long walk must not keep all threads but one waiting.
    [Fact]
    public void Batches_are_as_large_as_the_threads_are_many()
    {
        using WalkRecorder recorder = Open("a", WalkRecorder.SamplesPerPart);
        Assert.Equal((1, 4), (recorder.RoomInPart, recorder.BatchFor(4)));
        using WalkRecorder other = Open("b", WalkRecorder.SamplesPerPart / 10);
        Assert.Equal(10, other.BatchFor(4));
    }

    [Fact]
    public void A_directory_that_was_barely_begun_is_gone_on_with()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path("a"), "samples"));
        File.WriteAllText(System.IO.Path.Combine(Path("a"), "lock"), string.Empty);
        File.WriteAllText(System.IO.Path.Combine(Path("a"), "run.toml.new"), "[wa");
        Make("a", 1);
        Assert.Equal(1, WalkDirectory.Open(Path("a")).Walks);
        Directory.CreateDirectory(System.IO.Path.Combine(Path("b"), "samples"));
        File.WriteAllText(System.IO.Path.Combine(Path("b"), "samples", "photo.jpg"), string.Empty);
        Assert.Throws<InputException>(() => Open("b", 3));
    }

    [Fact]
    public void A_run_file_that_changes_removes_the_summary_before_it()
    {
        Make("a", 1);
        WalkDirectory directory = WalkDirectory.Open(Path("a"));
        string[] derived = [directory.SummaryPath, directory.TablePath, .. directory.PicturePaths];
        Array.ForEach(derived, file => File.WriteAllText(file, string.Empty));
        using (Open("a", Options.Steps))
        {
            // The same run file, but the last part has room and is moved.
        }

        Assert.DoesNotContain(derived, File.Exists);
        Array.ForEach(derived, file => File.WriteAllText(file, string.Empty));
        using (WalkDirectory.CreateOrResume(Path("a"), "[walk]\nwalks = 2\n", Options.Steps, _ => null))
        {
            Assert.DoesNotContain(derived, File.Exists);
        }
    }

    [Fact]
    public void Directories_of_others_are_refused()
    {
        Make("a", 1);
        Assert.Contains("was made with x", Assert.Throws<InputException>(() => WalkDirectory.CreateOrResume(Path("a"), RunFile, 3, _ => "was made with x")).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path("b"));
        File.WriteAllText(System.IO.Path.Combine(Path("b"), "notes"), "x");
        Assert.Throws<InputException>(() => Open("b", 3));
        Assert.Throws<InputException>(() => WalkDirectory.Open(Path("b")));
        Assert.Throws<InputException>(() => WalkDirectory.Open(Path("c")));
        Assert.Equal(["notes"], Directory.GetFileSystemEntries(Path("b")).Select(System.IO.Path.GetFileName));
    }

    [Fact]
    public void Two_programs_do_not_write_to_one_directory()
    {
        using WalkRecorder first = Open("a", 3);
        Assert.Contains("no other", Assert.Throws<InputException>(() => Open("a", 3)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void Damaged_files_are_named(int kept)
    {
        Make("a", 1);
        string part = System.IO.Path.Combine(Path("a"), "samples", "part-00000.parquet");
        byte[] bytes = File.ReadAllBytes(part);
        File.WriteAllBytes(part, bytes[..kept]);
        Assert.Contains("part-00000.parquet cannot be read", Assert.Throws<InputException>(() => WalkDirectory.Open(Path("a"))).Message, StringComparison.Ordinal);
        Array.Fill(bytes, (byte)0xA5, 1000, bytes.Length / 2);
        File.WriteAllBytes(part, bytes);
        Assert.Throws<InputException>(() => WalkDirectory.Open(Path("a")).ReadWalks().Count());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static WalkSample Sample(double value) => new()
    {
        Loss = 1 / value,
        GradientNorm = value * value,
        TestLoss = value,
        TrainAccuracy = 0.25,
        TestAccuracy = double.NaN,
        Saturation = value / 7,
        Curvature = CurvatureClass.Saddle,
        NegativeEigenvalues = 2,
        ZeroEigenvalues = 1,
        LowestEigenvalue = -value,
        HighestEigenvalue = double.Epsilon,
    };

    private static WalkSampler Sampler() => new(XorNetwork.Landscape(), Options, 2);

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private WalkRecorder Open(string name, int steps) => WalkDirectory.CreateOrResume(Path(name), RunFile, steps, _ => null);

    private void Make(string name, int walks)
    {
        using WalkRecorder recorder = Open(name, Options.Steps);
        Sampler().Run(recorder.Walks, walks - recorder.Walks, recorder.Add, CancellationToken.None);
        recorder.Complete();
    }

    private SortedDictionary<string, string> Hashes(string name) => new(
        Directory.GetFiles(System.IO.Path.Combine(Path(name), "samples")).ToDictionary(file => System.IO.Path.GetFileName(file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
