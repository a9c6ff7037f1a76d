using System.Text.Json;
using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Runs.Tests;

public class RunFileLandscapeTests
{
    private const string Surface = "[potential]\nkind = \"surface\"\nname = \"mueller-brown\"\n";

    private static RunFile Network(string keys) => RunFileReader.ReadText("[data]\nsource = \"xor\"\n[potential]\nkind = \"network\"\n" + keys, "xor.toml");

    [Fact]
    public void Defaults_of_run_files_are_those_of_the_options()
    {
        RunFile run = RunFileReader.ReadText(Surface, "mb.toml");
        Assert.Equal(new ExplorationOptions(), RunFileLandscape.CreateOptions(run, RunFileLandscape.CreatePotential(run, "mb.toml")));
        Assert.Equal(2000, run.Explore.Patience);
    }

    [Fact]
    public void Every_key_of_the_searches_reaches_the_options()
    {
        RunFile run = RunFileReader.ReadText(Surface, "mb.toml");
        IPotential potential = RunFileLandscape.CreatePotential(run, "mb.toml");
        ExplorationOptions defaults = RunFileLandscape.CreateOptions(run, potential);
        string[] sections = ["identity", "quench", "eigenvector-following", "pathway", "elastic-band", "basin-hopping"];
        HashSet<ExplorationOptions> seen = [defaults];
        foreach (RunFileKey key in RunFileKeys.All.Where(k => sections.Contains(k.Section)))
        {
            string value = key.Name == "lump" ? "\"energy\"" : key.Name == "method" ? "\"lbfgs\"" : key.Name == "modes" ? "\"lowest\"" : key.Expected.StartsWith("a whole", StringComparison.Ordinal) ? "17" : "0.75";
            ExplorationOptions changed = RunFileLandscape.CreateOptions(RunFileReader.ReadText($"{Surface}[{key.Section}]\n{key.Name} = {value}\n", "r"), potential);
            Assert.True(seen.Add(changed), $"{key} reaches no option, or the one of another key");
        }
    }

    [Fact]
    public void Large_landscapes_have_a_longer_history_and_hand_over_later_unless_the_run_file_says_otherwise()
    {
        static (int, double, int) Quench(string keys)
        {
            RunFile run = Network(keys);
            ExplorationOptions options = RunFileLandscape.CreateOptions(run, RunFileLandscape.CreatePotential(run, "xor.toml"));
            return (options.Quench.Lbfgs.HistoryLength, options.Quench.Lbfgs.SloppyTolerance, options.Pathway.Lbfgs.HistoryLength);
        }

        Assert.Equal((4, 3e-5, 4), Quench("layers = [2, 7, 2]\n"));
        Assert.Equal((100, 1e-5, 100), Quench("layers = [2, 5, 5, 2]\n"));
        Assert.Equal((7, 1e-3, 7), Quench("layers = [2, 5, 5, 2]\n[quench]\nhistory = 7\nsloppy-tolerance = 1e-3\n"));
    }

    [Theory]
    [InlineData("layers = [2, 39, 2]\n", PathwayMethod.SteepestDescent)]
    [InlineData("layers = [2, 40, 2]\n", PathwayMethod.Lbfgs)]
    [InlineData("layers = [2, 40, 2]\n[pathway]\nmethod = \"steepest-descent\"\n", PathwayMethod.SteepestDescent)]
    public void Paths_beyond_200_coordinates_are_approximate_unless_the_run_file_says_otherwise(string keys, PathwayMethod expected)
    {
        RunFile run = Network(keys);
        Assert.Equal(expected, RunFileLandscape.CreateOptions(run, RunFileLandscape.CreatePotential(run, "xor.toml")).Pathway.Method);
    }

    [Fact]
    public void One_rule_verifies_the_points_of_all_searches()
    {
        RunFile run = Network("layers = [2, 3, 2]\n[identity]\ngradient-tolerance = 1e-9\nzero-eigenvalue = 1e-7\nlump = \"energy\"\nenergy-window = 1e-5\n");
        IPotential potential = RunFileLandscape.CreatePotential(run, "xor.toml");
        ExplorationOptions options = RunFileLandscape.CreateOptions(run, potential);
        VerificationRule expected = new() { GradientTolerance = 1e-9, ZeroEigenvalue = 1e-7, ZeroModes = 4 };
        Assert.Equal(expected, options.Quench.Verification);
        Assert.Equal(expected, options.EigenvectorFollowing.Verification);
        Assert.Equal(expected, options.Pathway.Verification);
        Assert.Equal(new IdentityRule { Lump = Lumping.Energy, EnergyWindow = 1e-5 }, options.Identity);
    }

    [Fact]
    public void Networks_are_as_described()
    {
        RunFile run = Network("layers = [2, 4, 3, 1]\nactivation = \"elu\"\noutput = \"linear\"\nloss = \"squared-error\"\nbiases = false\nregularisation = 0.25\nregularise = \"weights\"\n");
        NetworkPotential network = Assert.IsType<NetworkPotential>(RunFileLandscape.CreatePotential(run, "xor.toml"));
        Assert.Equal("2-4-3-1", network.Architecture.ToString());
        Assert.Equal([Activation.Elu, Activation.Elu], network.Architecture.Activations);
        Assert.False(network.Architecture.Biases);
        Assert.Equal((OutputFunction.Linear, LossFunction.SquaredError, 0.25, Regularisation.Weights), (network.Output, network.Loss, network.Lambda, network.Regularise));
        Assert.Equal(("xor", 1), (network.Data.Name, network.Data.TargetColumns));

        network = (NetworkPotential)RunFileLandscape.CreatePotential(Network("layers = [2, 4, 3, 2]\nactivation = [\"tanh\", \"logistic\"]\n"), "xor.toml");
        Assert.Equal([Activation.Tanh, Activation.Logistic], network.Architecture.Activations);
        Assert.Equal(2, network.Data.TargetColumns);
        network = (NetworkPotential)RunFileLandscape.CreatePotential(Network("layers = [2, 2]\n"), "xor.toml");
        Assert.Equal(6, network.Dimension);
        Assert.IsType<MuellerBrownSurface>(RunFileLandscape.CreatePotential(RunFileReader.ReadText(Surface, "mb.toml"), "mb.toml"));
        static (int Atoms, double Z) Cluster(string keys)
        {
            var cluster = (LennardJonesCluster)RunFileLandscape.CreatePotential(RunFileReader.ReadText("[potential]\n" + keys, "r"), "r");
            return (cluster.Atoms, cluster.TripleDipole);
        }

        Assert.Equal((3, 2.0), Cluster("kind = \"ljat\"\natoms = 3\n"));
        Assert.Equal((4, 1.5), Cluster("kind = \"ljat\"\natoms = 4\nz = 1.5\n"));
        Assert.Equal((13, 0.0), Cluster("kind = \"lennard-jones\"\natoms = 13\n"));
    }

    [Theory]
    [InlineData("layers = [3, 4, 2]", "xor.toml: key \"potential.layers\" is [3, 4, 2], but the data \"xor\" has 2 inputs and 1 or 2 outputs; expected [2, …, 1] or [2, …, 2]")]
    [InlineData("layers = [2, 4, 3]", "xor.toml: key \"potential.layers\" is [2, 4, 3], but the data \"xor\" has 2 inputs and 1 or 2 outputs; expected [2, …, 1] or [2, …, 2]")]
    [InlineData("layers = [2, 4, 1]", "xor.toml: key \"potential.output\" is \"softmax\", which is always 1 for the one output of [2, 4, 1]; expected \"logistic\", or an output for each class")]
    [InlineData("layers = [2, 4, 1]\nloss = \"squared-error\"", "xor.toml: key \"potential.output\" is \"softmax\", which is always 1 for the one output of [2, 4, 1]; expected \"logistic\" or \"linear\", or an output for each class")]
    [InlineData("layers = [2, 10000, 2]", "xor.toml: key \"potential.layers\" is [2, 10000, 2], which is 50002 parameters; expected at most 46340, as Hessians are whole matrices")]
    [InlineData("layers = [2, 2147483647, 2147483647, 2147483647, 2]\nbiases = false", "xor.toml: key \"potential.layers\" is [2, 2147483647, 2147483647, 2147483647, 2], which is 9223372036854775806 parameters; expected at most 46340, as Hessians are whole matrices")]
    public void Layers_that_do_not_fit_are_refused(string keys, string message)
        => Assert.Equal(message, Assert.Throws<InputException>(() => RunFileLandscape.CreatePotential(Network(keys), "xor.toml")).Message);

    [Fact]
    public void Run_files_that_no_reader_has_checked_are_checked_here()
    {
        RunFile run = Network("layers = [2, 3, 2]\n");
        static string Message(RunFile run) => Assert.Throws<InputException>(() => RunFileLandscape.CreatePotential(run, "r")).Message;
        Assert.Equal("r: section [data] is missing; a network expects it, such as source = \"xor\"", Message(run with { Data = null }));
        Assert.Equal("r: key \"potential.layers\" is [], expected at least two layers, input and output, such as [2, 3, 2]", Message(run with { Potential = run.Potential with { Layers = [] } }));
        Assert.Equal("r: key \"potential.activation\" lists 0 activations for 1 hidden layer, expected one for all or one for each", Message(run with { Potential = run.Potential with { Activation = [] } }));
        Assert.Equal("r: key \"potential.output\" is \"linear\", expected \"softmax\" or \"logistic\" with the loss \"cross-entropy\"", Message(run with { Potential = run.Potential with { Output = OutputFunction.Linear } }));
        Assert.Equal("r: key \"potential.atoms\" is missing; expected a whole number of at least 2", Message(new RunFile { Potential = new() { Kind = PotentialKind.Ljat } }));
        Assert.Equal("r: key \"potential.name\" is missing; expected \"mueller-brown\"", Message(new RunFile { Potential = new() { Kind = PotentialKind.Surface } }));
    }

    [Fact]
    public void Identity_says_which_landscape_and_which_points_are_one()
    {
        RunFile run = Network("layers = [2, 3, 2]\nregularisation = 1e-4\n[identity]\nlump = \"energy\"\ndistance-window = 0.01\n");
        IPotential potential = RunFileLandscape.CreatePotential(run, "r");
        LandscapeIdentity identity = RunFileLandscape.CreateIdentity(run, potential);
        Assert.Equal(new LandscapeIdentity(RunFileWriter.ToLandscapeJson(run), 17, new IdentityRule { Lump = Lumping.Energy, DistanceWindow = 0.01 }), identity);
        Assert.Equal(RunFileWriter.Hash(run), identity.Hash);
        using JsonDocument json = JsonDocument.Parse(identity.PotentialJson);
        Assert.Equal(["potential", "data", "identity"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["lump", "energy-window", "distance-window", "gradient-tolerance", "zero-eigenvalue"], json.RootElement.GetProperty("identity").EnumerateObject().Select(p => p.Name));
        Assert.Null(identity.DifferenceFrom(RunFileLandscape.CreateIdentity(run with { Explore = new() { Seed = 9 }, Quench = new() { History = 3 }, Walk = new() }, potential)));
        Assert.Equal(
            "potential.regularisation is 0.0001 in the database and 0.001 in the request",
            identity.DifferenceFrom(RunFileLandscape.CreateIdentity(run with { Potential = run.Potential with { Regularisation = 1e-3 } }, potential)));
    }

    [Theory]
    [InlineData("[potential]\nkind = \"surface\"\nname = \"mueller-brown\"\n")]
    [InlineData("[potential]\nkind = \"network\"\nlayers = [2, 3, 2]\nregularisation = 1e-4\n[data]\nsource = \"xor\"\n")]
    public void Quenches_from_a_run_file_end_in_minima(string text)
    {
        RunFile run = RunFileReader.ReadText(text, "r");
        IPotential potential = RunFileLandscape.CreatePotential(run, "r");
        Quench quench = new(RunFileLandscape.CreateOptions(run, potential).Quench, potential);
        var evaluator = (ISecondOrderEvaluator)potential.CreateEvaluator();
        MasterSeed seed = new(run.Explore.Seed);
        int found = 0;
        for (int search = 0; search < 20; search++)
        {
            double[] start = new double[potential.Dimension];
            StartingPoints.LogUniform(seed.StreamFor(search), 0.1, 1, start);
            found += quench.Run(evaluator, start).Minimum is null ? 0 : 1;
        }

        Assert.InRange(found, 18, 20);
    }
}
