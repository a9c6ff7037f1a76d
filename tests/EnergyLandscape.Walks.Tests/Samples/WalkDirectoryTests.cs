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
