using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Runs.Tests;

public class RunFileReaderTests
{
    private const string Surface = "[potential]\nkind = \"surface\"\nname = \"mueller-brown\"\n";
    private const string Network = "[data]\nsource = \"xor\"\n[potential]\nkind = \"network\"\nlayers = [2, 3, 2]\n";

    /// <summary>The sample of the design, as printed there.</summary>
    public const string Sample = """
        [potential]
        kind = "network"               # or "lennard-jones", "ljat", "surface" (name = "mueller-brown")
        layers = [2, 6, 2]             # units per layer, input first
        activation = "tanh"            # hidden layers, one or a list; "logistic", "elu"
        output = "softmax"             # "logistic", "linear"
        loss = "cross-entropy"         # or "squared-error"; means over rows (and outputs), as the papers define them
        biases = true
        regularisation = 1e-6          # lambda, on the sum of squares, no 1/2
        regularise = "all"             # or "weights"
        [data]
        source = "xor"                 # built in; or path = "…" with its format keys
        [identity]
        lump = "geometry"              # energy window and distance modulo symmetry; "energy": by value alone, as the XOR paper does
        energy-window = 1e-13
        distance-window = 1e-6
        [explore]
        seed = 1
        exhaustive = true              # until the evidence says complete
        max-seconds = 600
        max-searches = 100000
        [walk]
        kind = "progressive-gradient"  # "progressive-random", "random", "manhattan", "gradient-descent"
        seed = 1
        start = [-1.0, 1.0]            # box of the starting points
        step = 0.02                    # largest step per dimension
        steps = 1000                   # points per walk
        walks = 90
        """;

    [Fact]
    public void Sample_of_the_design_is_read_whole()
    {
        RunFile expected = new()
        {
            Potential = new() { Kind = PotentialKind.Network, Layers = [2, 6, 2], Activation = [Activation.Tanh], Regularisation = 1e-6 },
            Data = new() { Source = DataSource.Xor },
            Explore = new() { Seed = 1, Exhaustive = true, MaxSeconds = 600, MaxSearches = 100_000 },
            Walk = new() { Start = [-1.0, 1.0], Step = 0.02, Steps = 1000, Walks = 90 },
        };
        Assert.Equal(expected, RunFileReader.ReadText(Sample, "xor.toml"));
    }

    [Fact]
    public void Sample_in_the_shared_design_is_read_too()
    {
        string design = File.ReadAllText(SharedFolder.Find("design.md"));
        string sample = design.Split("```toml\n")[1].Split("```")[0];
        Assert.Equal(RunFileReader.ReadText(Sample, "a"), RunFileReader.ReadText(sample, "b"));
    }

    [Fact]
    public void Defaults_are_those_of_the_records()
    {
        RunFile run = RunFileReader.ReadText(Surface, "mb.toml");
        Assert.Equal(new RunFile { Potential = new() { Kind = PotentialKind.Surface, Name = SurfaceName.MuellerBrown } }, run);
        Assert.Null(run.Identity.ZeroEigenvalue);
        Assert.Null(run.Walk);
        Assert.Equal((1e-13, 1e-6, 1e-12), (run.Identity.EnergyWindow, run.Identity.DistanceWindow, run.Identity.GradientTolerance));
    }

    [Theory]
    [InlineData("[explore]\nmax-serches = 3\n", "run.toml, line 5: key \"explore.max-serches\" is unknown (did you mean \"max-searches\"?); expected one of: seed, strategy, exhaustive, all-indices, most-unseen, max-seconds, max-searches, from, max-minima, max-certified, patience, threads")]
    [InlineData("[explore]\ncolour = 3\n", "run.toml, line 5: key \"explore.colour\" is unknown; expected one of: seed, strategy, exhaustive, all-indices, most-unseen, max-seconds, max-searches, from, max-minima, max-certified, patience, threads")]
    [InlineData("[explore]\nTIGHTCONV = 3\n", "run.toml, line 5: key \"explore.TIGHTCONV\" is unknown in [explore] (it is \"gradient-tolerance\" in [identity]); expected one of: seed, strategy, exhaustive, all-indices, most-unseen, max-seconds, max-searches, from, max-minima, max-certified, patience, threads")]
    [InlineData("[explor]\nseed = 3\n", "run.toml, line 4: section [explor] is unknown (did you mean [explore]?); expected one of: [potential], [data], [identity], [quench], [eigenvector-following], [pathway], [elastic-band], [basin-hopping], [explore], [walk]")]
    [InlineData("[explore]\nseed = -1\n", "run.toml, line 5: key \"explore.seed\" is -1, expected a whole number of at least 0 and at most 9223372036854775807")]
    [InlineData("[explore]\nseed = 1.5\n", "run.toml, line 5: key \"explore.seed\" is 1.5 (a number with a fraction), expected a whole number of at least 0 and at most 9223372036854775807")]
    [InlineData("[explore]\nseed = \"1\"\n", "run.toml, line 5: key \"explore.seed\" is \"1\" (a string), expected a whole number of at least 0 and at most 9223372036854775807")]
    [InlineData("[explore]\nseed = {a = 1}\n", "run.toml, line 5: key \"explore.seed\" is a table, expected a whole number of at least 0 and at most 9223372036854775807")]
    [InlineData("[explore]\nseed = 1979-05-27\n", "run.toml, line 5: key \"explore.seed\" is a date or time, expected a whole number of at least 0 and at most 9223372036854775807")]
    [InlineData("[explore]\nthreads = 3000000000\n", "run.toml, line 5: key \"explore.threads\" is 3000000000, expected whole numbers up to 2147483647")]
    [InlineData("[explore]\nexhaustive = 1\n", "run.toml, line 5: key \"explore.exhaustive\" is 1, expected true or false")]
    [InlineData("[explore]\nmax-seconds = 0\n", "run.toml, line 5: key \"explore.max-seconds\" is 0, expected a number greater than 0")]
    [InlineData("[explore]\nmax-seconds = true\n", "run.toml, line 5: key \"explore.max-seconds\" is true (a boolean), expected a number greater than 0")]
    [InlineData("[explore]\nmax-seconds = inf\n", "run.toml, line 5: key \"explore.max-seconds\" is inf, expected finite numbers only")]
    [InlineData("[quench]\n\nmax-step = nan\n", "run.toml, line 6: key \"quench.max-step\" is nan, expected finite numbers only")]
    [InlineData("[basin-hopping]\naccept-ratio = 1.5\n", "run.toml, line 5: key \"basin-hopping.accept-ratio\" is 1.5, expected a number greater than 0 and at most 1")]
    [InlineData("[identity]\nlump = 2\n", "run.toml, line 5: key \"identity.lump\" is 2, expected \"geometry\" or \"energy\"")]
    [InlineData("[identity]\nlump = \"Geometry\"\n", "run.toml, line 5: key \"identity.lump\" is \"Geometry\", expected \"geometry\" or \"energy\"")]
    [InlineData("[quench]\nscale-min = 20\n", "run.toml, line 5: key \"quench.scale-min\" makes scale-min 20.0 larger than scale-max 10.0, expected scale-min up to scale-max")]
    [InlineData("[elastic-band]\nmax-images = 5\n", "run.toml, line 5: key \"elastic-band.max-images\" makes min-images 7 larger than max-images 5, expected min-images up to max-images")]
    [InlineData("[elastic-band]\nIMAGEMAX = 9\nmin-images = 10\n", "run.toml, line 6: key \"elastic-band.min-images\" makes min-images 10 larger than max-images 9, expected min-images up to max-images")]
    [InlineData("[elastic-band]\nmin-images = 2\n", "run.toml, line 5: key \"elastic-band.min-images\" is 2, expected a whole number of at least 3")]
    [InlineData("[eigenvector-following]\nmin-step = 1e-8\n", "run.toml, line 5: key \"eigenvector-following.min-step\" is unknown (did you mean \"max-step\"?); expected one of: max-iterations, max-climb-steps, max-step, initial-step, trust-ratio, switch-after, modes")]
    [InlineData("[eigenvector-following]\nMAXMAX = 1\nmax_step = 2\n", "run.toml, line 6: keys \"eigenvector-following.MAXMAX\" and \"eigenvector-following.max_step\" both mean \"eigenvector-following.max-step\", expected one of them")]
    [InlineData("[walk]\nstart = [1, -1]\n", "run.toml, line 5: key \"walk.start\" is [1.0, -1.0], expected the lowest and the highest value of the box such as [-1.0, 1.0]")]
    [InlineData("[walk]\nstart = [1, \"a\"]\n", "run.toml, line 5: key \"walk.start\" is [1, \"a\"], expected an array of numbers such as [-1.0, 1.0]")]
    [InlineData("[walk]\nmomentum = 1.0\n", "run.toml, line 5: key \"walk.momentum\" is 1.0, expected a number of at least 0 and less than 1")]
    [InlineData("[walk]\nkind = \"levy\"\n", "run.toml, line 5: key \"walk.kind\" is \"levy\", expected \"progressive-gradient\", \"progressive-random\", \"random\", \"manhattan\", \"gradient-descent\" or \"adam\"")]
    [InlineData("layers = [2, 2]\n", "run.toml, line 4: key \"potential.layers\" does not apply to kind = \"surface\"; expected only: kind, name")]
    [InlineData("[data]\nsource = \"xor\"\n", "run.toml, line 4: section [data] does not apply to kind = \"surface\", expected it only for a network")]
    [InlineData("[quench]\nmaxbfgs = 1\nmax-step = 2\n", "run.toml, line 6: keys \"quench.maxbfgs\" and \"quench.max-step\" both mean \"quench.max-step\", expected one of them")]
    [InlineData("[quench]\nMAXBFGS = -1\n", "run.toml, line 5: key \"quench.MAXBFGS\" is -1, expected a number greater than 0")]
    [InlineData("[pathway]\npushoff = 0\n", "run.toml, line 5: key \"pathway.pushoff\" is 0, expected a number greater than 0")]
    [InlineData("[[walk]]\nstep = 1\n", "run.toml, line 4: \"walk\" is an array of tables, expected the section [walk]")]
    public void Bad_input_beside_a_surface(string added, string message)
        => Assert.Equal(message, Assert.Throws<InputException>(() => RunFileReader.ReadText(Surface + added, "run.toml")).Message);

    [Theory]
    [InlineData("activation = [\"tanh\", \"elu\"]\n", "run.toml, line 6: key \"potential.activation\" lists 2 activations for 1 hidden layer, expected one for all or one for each")]
    [InlineData("activation = \"relu\"\n", "run.toml, line 6: key \"potential.activation\" is \"relu\", expected \"tanh\", \"logistic\" or \"elu\", or a list of these")]
    [InlineData("activation = [\"relu\"]\n", "run.toml, line 6: key \"potential.activation\" is [\"relu\"], expected \"tanh\", \"logistic\" or \"elu\", or a list of these")]
    [InlineData("activation = 0\n", "run.toml, line 6: key \"potential.activation\" is 0, expected \"tanh\", \"logistic\" or \"elu\", or a list of these")]
    [InlineData("output = \"linear\"\n", "run.toml, line 6: key \"potential.output\" is \"linear\", expected \"softmax\" or \"logistic\" with the loss \"cross-entropy\"")]
    [InlineData("regularisation = -1e-6\n", "run.toml, line 6: key \"potential.regularisation\" is -1e-6, expected a number of at least 0")]
    [InlineData("name = \"mueller-brown\"\n", "run.toml, line 6: key \"potential.name\" does not apply to kind = \"network\"; expected only: kind, layers, activation, output, loss, biases, regularisation, regularise")]
    public void Bad_input_beside_a_network(string added, string message)
        => Assert.Equal(message, Assert.Throws<InputException>(() => RunFileReader.ReadText(Network + added, "run.toml")).Message);

    [Theory]
    [InlineData("", "run.toml: section [potential] is missing; expected it with the keys that describe the landscape: a network's loss, a model surface or a cluster of atoms")]
    [InlineData("[potential]\nlayers = [2, 2]", "run.toml, line 1: key \"potential.kind\" is missing; expected \"network\", \"surface\", \"lennard-jones\" or \"ljat\"")]
    [InlineData("[potential]\nkind = \"network\"", "run.toml, line 1: key \"potential.layers\" is missing; expected an array of whole numbers of at least 1 such as [2, 3, 2]")]
    [InlineData("[potential]\nkind = \"surface\"", "run.toml, line 1: key \"potential.name\" is missing; expected \"mueller-brown\"")]
    [InlineData("[potential]\nkind = \"morse\"\natoms = 3", "run.toml, line 2: key \"potential.kind\" is \"morse\", which this version does not know; expected \"network\", \"surface\", \"lennard-jones\" or \"ljat\"")]
    [InlineData("[potential]\nkind = \"lennard-jones\"", "run.toml, line 1: key \"potential.atoms\" is missing; expected a whole number of at least 2 and at most 1000")]
    [InlineData("[potential]\nkind = \"ljat\"\natoms = 1", "run.toml, line 3: key \"potential.atoms\" is 1, expected a whole number of at least 2 and at most 1000")]
    [InlineData("[potential]\nkind = \"lennard-jones\"\natoms = 3\nz = 2", "run.toml, line 4: key \"potential.z\" does not apply to kind = \"lennard-jones\"; expected only: kind, atoms")]
    [InlineData("[potential]\nkind = \"ljat\"\natoms = 3\n[data]\nsource = \"xor\"", "run.toml, line 4: section [data] does not apply to kind = \"ljat\", expected it only for a network")]
    [InlineData("[potential]\nkind = \"network\"\nlayers = [2, 2]", "run.toml: section [data] is missing; a network expects it, such as source = \"xor\"")]
    [InlineData("[potential]\nkind = \"network\"\nlayers = [2]\n[data]\nsource = \"xor\"", "run.toml, line 3: key \"potential.layers\" is [2], expected at least two layers, input and output, such as [2, 3, 2]")]
    [InlineData("[potential]\nkind = \"network\"\nlayers = [2, 0, 2]", "run.toml, line 3: key \"potential.layers\" is [2, 0, 2], expected an array of whole numbers of at least 1 such as [2, 3, 2]")]
    [InlineData("[potential]\nkind = \"network\"\n\nlayers = \"2-3-2\"", "run.toml, line 4: key \"potential.layers\" is \"2-3-2\" (a string), expected an array of whole numbers of at least 1 such as [2, 3, 2]")]
    [InlineData("[data]\nsource = \"iris\"", "run.toml, line 2: key \"data.source\" is \"iris\", expected \"xor\"")]
    [InlineData("[potential]\nkind = \"network\"\nlayers = [2, 2]\n[data]\n", "run.toml, line 4: section [data] has neither source nor path, expected source = \"xor\" or the path of a file such as path = \"iris.csv\"")]
    [InlineData("seed = 3", "run.toml, line 1: key \"seed\" stands in no section; expected it below a section's name, such as [explore]")]
    [InlineData("explore = 3", "run.toml, line 1: \"explore\" is 3, expected the section [explore]")]
    public void Missing_and_misplaced(string text, string message)
        => Assert.Equal(message, Assert.Throws<InputException>(() => RunFileReader.ReadText(text, "run.toml")).Message);

    [Theory]
    [InlineData("source = \"xor\"\npath = \"a.csv\"", "run.toml, line 6: key \"data.path\" and \"data.source\" both say which data, expected one of them")]
    [InlineData("source = \"xor\"\nscaling = \"none\"", "run.toml, line 6: key \"data.scaling\" does not apply to source = \"xor\", expected it beside path only")]
    [InlineData("path = 1", "run.toml, line 5: key \"data.path\" is 1, expected the path of a file such as \"iris.csv\"")]
    [InlineData("path = \"a\"\ntarget = 1.5", "run.toml, line 6: key \"data.target\" is 1.5, expected \"last\", \"first\", a column's name in quotes or its number from 1")]
    [InlineData("path = \"a\"\nignore = [true]", "run.toml, line 6: key \"data.ignore\" is [true], expected a list of columns, names in quotes or numbers from 1, such as [\"id\"]")]
    [InlineData("path = \"a\"\nsha256 = 3", "run.toml, line 6: key \"data.sha256\" is 3, expected a list of checksums, one a file, of 64 hexadecimal digits each")]
    [InlineData("path = \"a\"\nscaling = \"zscore\"", "run.toml, line 6: key \"data.scaling\" is \"zscore\", expected \"none\", \"z-score\", \"min-max\", \"mean-magnitude\" or \"unit\"")]
    [InlineData("path = \"a\"\ndelimiter = \",\"", "run.toml, line 6: key \"data.delimiter\" is \",\", expected \"auto\", \"comma\", \"semicolon\", \"tab\" or \"blank\"")]
    [InlineData("path = \"a\"\ntest-share = 1.5", "run.toml, line 6: key \"data.test-share\" is 1.5, expected a number of at least 0 and at most 1")]
    [InlineData("path = \"a\"\ntest_shares = 0.2", "run.toml, line 6: key \"data.test_shares\" is unknown (did you mean \"test-share\"?); expected one of: source, path, labels-path, test-path, test-labels-path, format, header, delimiter, target, ignore, classes, scaling, test-share, split-seed, rows, rows-seed, test-rows, sha256")]
    public void Bad_input_about_data(string keys, string message)
        => Assert.Equal(message, Assert.Throws<InputException>(() => RunFileReader.ReadText("[potential]\nkind = \"network\"\nlayers = [2, 2]\n[data]\n" + keys, "run.toml")).Message);

    [Fact]
    public void Columns_and_classes_are_names_or_whole_numbers_one_or_many()
    {
        static DataSection Read(string keys) => RunFileReader.ReadText("[potential]\nkind = \"network\"\nlayers = [2, 2]\n[data]\npath = \"a.csv\"\n" + keys, "r").Data!;
        Assert.Equal(new DataSection { Path = "a.csv" }, Read(string.Empty));
        Assert.Equal(new DataSection { Path = "a.csv", Target = "2", Ignore = ["id", "3"], Classes = ["M", "B"] }, Read("target = 2\nignore = [\"id\", 3]\nclasses = [\"M\", \"B\"]\n"));
        Assert.Equal(new DataSection { Path = "a.csv", Target = "diagnosis", Ignore = ["1"] }, Read("target = \"diagnosis\"\nignore = 1\n"));
    }

    [Theory]
    [InlineData("[potential\nkind = 1\n", 1)]
    [InlineData("[potential]\nkind = \n", 2)]
    [InlineData("[potential]\nkind = \"network\"\nkind = \"network\"\n", 3)]
    [InlineData("[potential]\nkind = \"network\"\n[potential]\n", 3)]
    [InlineData("[explore]\nseed = 99999999999999999999\n", 2)]
    public void Text_that_is_not_toml_is_refused_with_line_and_column(string text, int line)
        => Assert.StartsWith($"run.toml, line {line}, column ", Assert.Throws<InputException>(() => RunFileReader.ReadText(text, "run.toml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Lines_are_found_for_dotted_keys_and_inline_tables()
    {
        Assert.Equal("r, line 2: key \"explore.sead\" is unknown (did you mean \"seed\"?); expected one of: seed, strategy, exhaustive, all-indices, most-unseen, max-seconds, max-searches, from, max-minima, max-certified, patience, threads",
            Assert.Throws<InputException>(() => RunFileReader.ReadText("\nexplore.sead = 1\n" + Surface, "r")).Message);
        Assert.Equal("r, line 2: key \"explore.seed\" is -3, expected a whole number of at least 0 and at most 9223372036854775807",
            Assert.Throws<InputException>(() => RunFileReader.ReadText("\nexplore = { seed = -3 }\n" + Surface, "r")).Message);
    }

    [Fact]
    public void Keywords_of_gmin_and_optim_are_accepted()
    {
        RunFile run = RunFileReader.ReadText(Surface + """
            [identity]
            EDIFFTOL = 1e-4
            geom_diff_tol = 100
            evcut = 1e-9
            [quench]
            sloppy_conv = 1e-6
            MAXBFGS = 1
            dguess = 0.01
            Max-E-Rise = 1e-9
            updates = 500
            [eigenvector-following]
            TRAD = 1
            MAXSTEP = 0.1
            max_step = 0.01
            [pathway]
            push_off = 0.01
            MaxStep = 1
            [elastic-band]
            nebk = 50
            NEBDGUESS = 0.001
            [basin-hopping]
            TEMPERATURE = 2
            """, "r");
        Assert.Equal((1e-4, 100.0, 1e-9), (run.Identity.EnergyWindow, run.Identity.DistanceWindow, run.Identity.ZeroEigenvalue));
        Assert.Equal(new QuenchSection { SloppyTolerance = 1e-6, MaxStep = 1, InitialInverseCurvature = 0.01, MaxEnergyRise = 1e-9, History = 500 }, run.Quench);
        Assert.Equal(new EigenvectorFollowingSection { TrustRatio = 1, InitialStep = 0.1, MaxStep = 0.01 }, run.EigenvectorFollowing);
        Assert.Equal(new PathwaySection { MaxPushOff = 0.01, MaxStep = 1 }, run.Pathway);
        Assert.Equal(new ElasticBandSection { SpringConstant = 50, InitialInverseCurvature = 0.001 }, run.ElasticBand);
        Assert.Equal([2.0], run.BasinHopping.Temperature);
        Assert.Contains("sloppy-tolerance = 1e-6\n", RunFileWriter.ToToml(run), StringComparison.Ordinal);
    }

    [Fact]
    public void A_temperature_is_one_number_or_a_list()
    {
        static ValueList<double> Read(string value) => RunFileReader.ReadText(Surface + $"[basin-hopping]\ntemperature = {value}\n", "r").BasinHopping.Temperature;
        Assert.Equal([0.5], Read("0.5"));
        Assert.Equal([2], Read("2"));
        Assert.Equal([0.5, 1, 0], Read("[0.5, 1, 0]"));
        Assert.Contains("temperature = 0.5\n", RunFileWriter.ToToml(RunFileReader.ReadText(Surface + "[basin-hopping]\ntemperature = 0.5\n", "r")), StringComparison.Ordinal);
        foreach (string wrong in new[] { "[]", "-1", "[0.1, -1]", "\"hot\"" })
        {
            Assert.EndsWith("expected a number of at least 0, or a list of such numbers", Assert.Throws<InputException>(() => Read(wrong)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Maxstep_is_optims_keyword_in_capitals_and_the_key_otherwise()
    {
        static EigenvectorFollowingSection Read(string key) => RunFileReader.ReadText(Surface + "[eigenvector-following]\n" + key + " = 0.125\n", "r").EigenvectorFollowing;
        Assert.Equal(new EigenvectorFollowingSection { InitialStep = 0.125 }, Read("MAXSTEP"));
        Assert.All(["max-step", "max_step", "MaxStep", "MAX-STEP", "MAXMAX", "maxmax"], key => Assert.Equal(new EigenvectorFollowingSection { MaxStep = 0.125 }, Read(key)));
    }

    [Fact]
    public void Seeds_are_the_whole_numbers_of_toml()
    {
        Assert.Equal((ulong)long.MaxValue, RunFileReader.ReadText(Surface + "[explore]\nseed = 9223372036854775807\n", "r").Explore.Seed);
        Assert.Contains("line 5", Assert.Throws<InputException>(() => RunFileReader.ReadText(Surface + "[explore]\nseed = 9223372036854775808\n", "r")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExploreSection { Seed = 9223372036854775808 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WalkSection { Seed = 9223372036854775808 });
    }

    [Fact]
    public void Files_that_cannot_be_read_are_named()
    {
        string folder = Directory.CreateTempSubdirectory("runs").FullName;
        try
        {
            string missing = Path.Combine(folder, "no.toml");
            Assert.Equal(missing + " does not exist, expected a run file (TOML)", Assert.Throws<InputException>(() => RunFileReader.Read(missing)).Message);
            Assert.Equal(folder + " is a directory, expected a run file (TOML)", Assert.Throws<InputException>(() => RunFileReader.Read(folder)).Message);
            Assert.Equal("the name of the run file is empty, expected the path of a run file (TOML)", Assert.Throws<InputException>(() => RunFileReader.Read(" ")).Message);
            string binary = Path.Combine(folder, "b.toml");
            File.WriteAllBytes(binary, [0x5b, 0xff, 0xfe, 0x00]);
            Assert.Equal(binary + " is not UTF-8 text, expected a run file (TOML)", Assert.Throws<InputException>(() => RunFileReader.Read(binary)).Message);
            string good = Path.Combine(folder, "g.toml");
            File.WriteAllText(good, "\ufeff" + Surface.ReplaceLineEndings("\r\n"), new System.Text.UTF8Encoding(false));
            Assert.Equal(SurfaceName.MuellerBrown, RunFileReader.Read(good).Potential.Name);
            File.AppendAllText(good, "[quench]\r\nhistory = 0\r\n");
            Assert.Equal(good + ", line 5: key \"quench.history\" is 0, expected a whole number of at least 1", Assert.Throws<InputException>(() => RunFileReader.Read(good)).Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
