using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using EnergyLandscape.Data;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Runs.Tests;

public class RunFileWriterTests
{
    private static readonly Gen<double> Positive = Gen.Double[-14.0, 6.0].Select(e => Math.Pow(10.0, e));
    private static readonly Gen<int> Count = Gen.Int[1, int.MaxValue];

    private static readonly Gen<PotentialSection> NetworkGen = Gen.Select(
        Gen.Int[1, 50].Array[2, 6], Gen.Bool, Gen.Enum<OutputFunction>(), Gen.Bool, Positive, Gen.Enum<Regularisation>(), Gen.Enum<Activation>().Array[1, 6],
        (layers, biases, output, squared, lambda, regularise, activations) => new PotentialSection
        {
            Kind = PotentialKind.Network,
            Layers = [.. layers],
            Activation = layers.Length > 3 && squared ? [.. Enumerable.Range(0, layers.Length - 2).Select(i => activations[i % activations.Length])] : [activations[0]],
            Output = output,
            Loss = squared || output == OutputFunction.Linear ? LossFunction.SquaredError : LossFunction.CrossEntropy,
            Biases = biases,
            Regularisation = lambda,
            Regularise = regularise,
        });

    private static readonly Gen<RunFile> RunGen = Gen.Select(
        Gen.OneOf(
            NetworkGen,
            Gen.Const(new PotentialSection { Kind = PotentialKind.Surface, Name = SurfaceName.MuellerBrown }),
            Gen.Select(Gen.Int[2, 1000], Gen.Double[-4, 4], (atoms, z) => new PotentialSection { Kind = PotentialKind.Ljat, Atoms = atoms, Z = z }),
            Gen.Int[2, 1000].Select(atoms => new PotentialSection { Kind = PotentialKind.LennardJones, Atoms = atoms })),
        Gen.Select(Gen.Enum<Lumping>(), Positive, Positive, Gen.Bool, (lump, a, b, zero) => new IdentitySection { Lump = lump, EnergyWindow = a, DistanceWindow = b, GradientTolerance = a * b, ZeroEigenvalue = zero ? b : null }),
        Gen.Select(Count, Positive, Positive, Positive, (n, a, b, c) => new QuenchSection { History = n, InitialInverseCurvature = a, MaxStep = b, MaxEnergyRise = c, MaxIterations = n, SloppyTolerance = a, FinishIterations = n, ScaleMin = Math.Min(a, b), ScaleMax = Math.Max(a, b) }),
        Gen.Select(Positive, Positive, Gen.Double[1e-3, 1.0], (a, b, c) => (new EigenvectorFollowingSection { InitialStep = a, MaxStep = b, TrustRatio = a, MaxClimbSteps = 1 + (int)(100 * c) }, new PathwaySection { MaxStep = a, MaxPushOff = b, Accuracy = c })),
        Gen.Select(Count, Gen.Int[3, int.MaxValue], Gen.Int[3, int.MaxValue], Positive, (n, i, k, a) => (new ElasticBandSection { ImageDensity = a, MinImages = Math.Min(i, k), MaxImages = Math.Max(i, k), SpringConstant = a, InitialInverseCurvature = a, RmsTolerance = a }, new BasinHoppingSection { Steps = n, Step = a, Temperature = [a] })),
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Bool, Positive, Gen.Long[1, long.MaxValue], (seed, flag, a, n) => new ExploreSection { Seed = (ulong)seed, Exhaustive = flag, MaxSeconds = flag ? a : null, MaxSearches = flag ? null : n, Patience = n }),
        Gen.Select(Gen.Bool, Gen.Enum<WalkKind>(), Positive, Count, (any, kind, a, n) => any ? new WalkSection { Kind = kind, Start = [-a, a], Step = a, Steps = 1 + (n % 10_000_000), Walks = n } : null),
        (potential, identity, quench, search, band, explore, walk) => new RunFile
        {
            Potential = potential,
            Data = potential.Kind != PotentialKind.Network ? null : potential.Biases ? new DataSection { Source = DataSource.Xor } : FilesOf(explore.Seed, quench.MaxStep),
            Identity = identity,
            Quench = quench,
            EigenvectorFollowing = search.Item1,
            Pathway = search.Item2,
            ElasticBand = band.Item1,
            BasinHopping = band.Item2,
            Explore = explore,
            Walk = walk,
        });

    private static DataSection FilesOf(ulong seed, double share) => new()
    {
        Path = $"/a folder/\"{seed}\"\\ä.csv",
        LabelsPath = seed % 2 == 0 ? "labels" : null,
        TestPath = seed % 3 == 0 ? "test" : null,
        Header = (TableHeader)(seed % 4),
        Delimiter = (TableDelimiter)(seed % 5),
        Target = seed % 2 == 0 ? "first" : "3",
        Ignore = seed % 3 == 0 ? [] : ["id", "5"],
        Classes = seed % 3 == 1 ? [] : ["M"],
        Scaling = (DataScaling)(seed % 4),
        TestShare = Math.Min(1, share),
        SplitSeed = seed,
        Sha256 = [new string('a', 64), new string((char)('0' + (seed % 10)), 64)],
    };

    [Fact]
    public void Written_then_read_is_equal()
        => RunGen.Sample(run =>
        {
            string toml = RunFileWriter.ToToml(run);
            RunFile read = RunFileReader.ReadText(toml, "written.toml");
            Assert.Equal(run, read);
            Assert.Equal(toml, RunFileWriter.ToToml(read));
            Assert.Equal(RunFileWriter.Hash(run), RunFileWriter.Hash(read));
        }, iter: 2000, threads: 1);

    [Fact]
    public void Written_file_has_every_key_with_its_meaning()
    {
        RunFile run = RunFileReader.ReadText(RunFileReaderTests.Sample, "xor.toml");
        string toml = RunFileWriter.ToToml(run);
        foreach (RunFileKey key in RunFileKeys.All.Where(k => k.AppliesTo(PotentialKind.Network) && (k.Section != "data" || k.Name == "source")))
        {
            Assert.Matches("(?m)^(# )?" + Regex.Escape(key.Name) + " =", toml);
        }

        Assert.StartsWith("""
            # The landscape: a network's loss, a model surface or a cluster of atoms.
            [potential]
            # Kind of landscape: a network's loss, a model surface or a cluster of atoms; has to be given.
            kind = "network"
            # Units per layer, input first, output last; has to be given for a network.
            layers = [2, 6, 2]
            # Activation of the hidden layers: one for all of them, or a list with one for each. Default "tanh" (MLPVB3 of
            # the Wales group).
            activation = "tanh"
            """.ReplaceLineEndings("\n"), toml, StringComparison.Ordinal);
        Assert.Contains("\n# zero-eigenvalue =\n", toml, StringComparison.Ordinal);
        Assert.Contains("\nmax-seconds = 600.0\n", toml, StringComparison.Ordinal);
        Assert.Contains("\nenergy-window = 1e-13\n", toml, StringComparison.Ordinal);
        Assert.All(toml.Split('\n'), line => Assert.True(line.Length <= 110));
    }

    [Fact]
    public void Landscape_json_is_pinned()
    {
        RunFile run = RunFileReader.ReadText(RunFileReaderTests.Sample, "xor.toml");
        Assert.Equal(
            """{"potential":{"kind":"network","layers":[2,6,2],"activation":["tanh"],"output":"softmax","loss":"cross-entropy","biases":true,"regularisation":1E-06,"regularise":"all"},"data":{"source":"xor"},"identity":{"lump":"geometry","energy-window":1E-13,"distance-window":1E-06,"gradient-tolerance":1E-12,"zero-eigenvalue":null}}""",
            RunFileWriter.ToLandscapeJson(run));
        Assert.Equal(64, RunFileWriter.Hash(run).Length);
    }

    [Fact]
    public void Landscape_json_has_the_checksums_of_training_files_and_no_paths()
    {
        RunFile run = RunFileReader.ReadText(RunFileReaderTests.Sample, "xor.toml") with
        {
            Data = new() { Path = "/here/a.csv", Header = TableHeader.Names, Delimiter = TableDelimiter.Comma, Format = DataFormat.Table, TestPath = "/b.csv", Scaling = DataScaling.ZScore, Sha256 = ["aa", "bb"] },
        };
        string json = RunFileWriter.ToLandscapeJson(run);
        Assert.Contains("""
            "data":{"format":"table","header":"names","delimiter":"comma","target":"last","ignore":[],"classes":[],"scaling":"z-score","test-share":0,"sha256":["aa"]}
            """.Trim(), json, StringComparison.Ordinal);
        DataSection data = run.Data!;
        string Other(DataSection changed) => RunFileWriter.ToLandscapeJson(run with { Data = changed });
        Assert.Equal(json, Other(data with { Path = "/there/c.csv", TestPath = null, SplitSeed = 7, Sha256 = ["aa"] }));
        DataSection[] others =
        [
            data with { Sha256 = ["ab", "bb"] }, data with { Target = "first" }, data with { Ignore = ["1"] }, data with { Classes = ["1", "0"] },
            data with { Scaling = DataScaling.None }, data with { TestShare = 0.2 }, data with { TestShare = 0.2, SplitSeed = 2 }, data with { Header = TableHeader.None },
            new() { Source = DataSource.Xor },
        ];
        Assert.Equal(others.Length + 1, others.Select(Other).Append(json).Distinct().Count());
        Assert.Throws<ArgumentException>(() => Other(data with { Sha256 = [] }));
    }

    [Fact]
    public void One_landscape_said_in_two_ways_has_one_hash()
    {
        static RunFile Read(string activation) => RunFileReader.ReadText($"[potential]\nkind = \"network\"\nlayers = [2, 3, 3, 2]\nactivation = {activation}\n[data]\nsource = \"xor\"\n", "r");
        Assert.Equal(RunFileWriter.Hash(Read("\"elu\"")), RunFileWriter.Hash(Read("[\"elu\", \"elu\"]")));
        Assert.NotEqual(RunFileWriter.Hash(Read("\"elu\"")), RunFileWriter.Hash(Read("[\"elu\", \"tanh\"]")));
    }

    [Fact]
    public void How_a_landscape_is_explored_does_not_change_its_hash()
    {
        RunFile run = RunFileReader.ReadText(RunFileReaderTests.Sample, "xor.toml");
        Assert.Equal(RunFileWriter.Hash(run), RunFileWriter.Hash(run with { Explore = new() { Seed = 7 }, Walk = null, Quench = new() { History = 3 } }));
        Assert.NotEqual(RunFileWriter.Hash(run), RunFileWriter.Hash(run with { Potential = run.Potential with { Regularisation = 1e-5 } }));
        Assert.NotEqual(RunFileWriter.Hash(run), RunFileWriter.Hash(run with { Identity = run.Identity with { Lump = Lumping.Energy } }));
    }

    [Fact]
    public void Documented_defaults_are_the_defaults()
    {
        foreach (RunFileKey key in RunFileKeys.All.Where(k => !k.IsRequired))
        {
            object section = key.Section switch
            {
                "potential" => new PotentialSection { Kind = PotentialKind.Network },
                "data" => new DataSection(),
                "identity" => new IdentitySection(),
                "quench" => new QuenchSection(),
                "eigenvector-following" => new EigenvectorFollowingSection(),
                "pathway" => new PathwaySection(),
                "elastic-band" => new ElasticBandSection(),
                "basin-hopping" => new BasinHoppingSection(),
                "explore" => new ExploreSection(),
                _ => new WalkSection(),
            };
            PropertyInfo property = section.GetType().GetProperty(string.Concat(key.Name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])))!;
            object? value = property.GetValue(section);
            string written = value is null ? "absent:" : key.Name == "activation" ? "\"tanh\"" : key.Name == "temperature" ? "0.3" : TomlOf(value);
            Assert.Contains(". Default " + written + " (", Regex.Replace(key.Description, "absent: [^(]+\\(", "absent: ("), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Api_documentation_says_the_same_as_the_printed_comments()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "EnergyLandscape.Runs.xml");
        Assert.SkipUnless(File.Exists(path), "no API documentation beside the tests");
        Dictionary<string, string> summaries = XDocument.Load(path).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary")?.Value ?? string.Empty);
        string[] all = [.. summaries.Where(s => s.Key.StartsWith("P:", StringComparison.Ordinal) && s.Key.Contains("Section.", StringComparison.Ordinal)).Select(s => s.Value)];
        Assert.All(RunFileKeys.All, key => Assert.Contains(key.Description, all));
    }

    private static string TomlOf(object value) => value switch
    {
        bool b => b ? "true" : "false",
        string text => "\"" + text + "\"",
        Enum e => "\"" + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(e.ToString()) + "\"",
        double d when Math.Abs(d) >= 1e-4 || d == 0 => d.ToString("0.0###", System.Globalization.CultureInfo.InvariantCulture),
        double d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal),
        ValueList<double> list => "[" + string.Join(", ", list.Select(d => TomlOf(d))) + "]",
        _ => value.ToString()!,
    };
}
