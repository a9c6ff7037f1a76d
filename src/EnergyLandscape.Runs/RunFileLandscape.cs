using EnergyLandscape.Data;
using EnergyLandscape.Gmin;
using EnergyLandscape.Optim;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Runs;

/// <summary>Makes what a run file describes: the potential, the identity of its database and the settings of the searches.</summary>
public static class RunFileLandscape
{
    /// <summary>The landscape.</summary>
    /// <param name="run">The run file.</param>
    /// <param name="name">Name of the run file in messages.</param>
    /// <returns>The network's loss, the model surface or the energy of the cluster.</returns>
    /// <remarks>A network is trained on all training rows, as numbers in memory.</remarks>
    /// <exception cref="InputException">The layers, the output and the loss do not fit each other or the data, or the data cannot be read.</exception>
    public static IPotential CreatePotential(RunFile run, string name)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(name);
        return run.Potential.Kind switch
        {
            PotentialKind.Network => CreateNetwork(run, CreateTrainingData(run, name).Training.TakeAll()),
            PotentialKind.Surface => Surface(run, name),
            PotentialKind.LennardJones => new LennardJonesCluster(Atoms(run, name)),
            PotentialKind.Ljat => new LennardJonesCluster(Atoms(run, name), run.Potential.Z),
            _ => throw new ArgumentOutOfRangeException(nameof(run), run.Potential.Kind, "This kind of landscape has no potential yet."),
        };
    }

    /// <summary>What a network is trained and tested on, in as many target columns as it has outputs.</summary>
    /// <param name="run">The run file of a network.</param>
    /// <param name="name">Name of the run file in messages.</param>
    /// <exception cref="InputException">There are no data, they cannot be read, or the layers do not fit them.</exception>
    public static TrainingData CreateTrainingData(RunFile run, string name)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(name);
        PotentialSection section = run.Potential;
        if (run.Data is not { } data)
        {
            throw new InputException($"{name}: section [data] is missing; a network expects it, such as source = \"xor\"");
        }

        if (NetworkLayers.Problem(section) is { } wrong)
        {
            throw Problem(name, wrong);
        }

        LabelledData? files = data.Source is null ? DataFiles.Read(data, name) : null;
        var problem = files is not null
            ? NetworkLayers.ProblemWithData(section, files.Request.Path, files.InputColumns, TargetEncoding.OutputsFor(files.Classes.Length))
            : NetworkLayers.ProblemWithData(section, "xor", 2, [1, 2]);
        return problem is { } found ? throw Problem(name, found)
            : files?.Prepare(section.Layers[^1]) ?? TrainingData.Xor(section.Layers[^1]);
    }

    /// <summary>The data files of a run file, those of test rows left out; null for data that are built in.</summary>
    /// <param name="run">The run file of a network.</param>
    /// <param name="name">Name of the run file in messages.</param>
    /// <exception cref="InputException">The files cannot be read.</exception>
    public static LabelledData? ReadTrainingFiles(RunFile run, string name)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(name);
        return run.Data is { Source: null } data ? DataFiles.Read(data.WithoutTestFiles(), name) : null;
    }

    /// <summary>A run file with everything written down that its data files say: format, header, delimiter and checksums.</summary>
    /// <remarks>A database remembers the result, so that it finds its data again and knows when they have changed.</remarks>
    /// <param name="run">The run file.</param>
    /// <param name="name">Name of the run file in messages.</param>
    /// <returns>The same run file when its data are built in or it has none.</returns>
    /// <exception cref="InputException">A data file is missing or malformed, or has another checksum than the run file says.</exception>
    public static RunFile Resolve(RunFile run, string name)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(name);
        return run.Data is { Source: null } data ? run with { Data = DataFiles.Resolved(data, DataFiles.Read(data, name)) } : run;
    }

    /// <summary>Whether the landscape grows without bound far from the origin (<see cref="IPotential.GrowsAtInfinity"/>); no data are read.</summary>
    /// <param name="run">The run file.</param>
    /// <param name="name">Name of the run file in messages.</param>
    public static bool GrowsAtInfinity(RunFile run, string name)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Potential is not { Kind: PotentialKind.Network, Layers: [int inputs, .., int outputs] })
        {
            return CreatePotential(run, name).GrowsAtInfinity;
        }

        // One row stands in for the data, on which this does not depend.
        TrainingSet row = new("stand-in", [.. Enumerable.Range(0, inputs).Select(input => (double)input)], inputs, new double[outputs], outputs);
        return CreateNetwork(run, row).GrowsAtInfinity;
    }

    /// <summary>The settings of the searches.</summary>
    /// <param name="run">The run file.</param>
    /// <param name="potential">The landscape, for the zero modes that its symmetry forces on every point.</param>
    /// <returns>The settings, with one rule for what counts as a stationary point in all of them.</returns>
    public static ExplorationOptions CreateOptions(RunFile run, IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(potential);
        VerificationRule verification = new()
        {
            GradientTolerance = run.Identity.GradientTolerance,
            ZeroEigenvalue = run.Identity.ZeroEigenvalue,
            ZeroModes = potential.Symmetry.ZeroModes,
        };
        return new ExplorationOptions
        {
            Quench = Quench(run.Quench, verification, potential.Dimension),
            SmallestStart = run.Quench.ScaleMin,
            LargestStart = run.Quench.ScaleMax,
            BasinHopping = BasinHopping(run.BasinHopping),
            EigenvectorFollowing = EigenvectorFollowing(run.EigenvectorFollowing, verification, potential.Dimension),
            Pathway = Pathway(run.Pathway, Quench(run.Quench, verification, potential.Dimension), potential.Dimension),
            ElasticBand = ElasticBand(run.ElasticBand),
            Identity = Rule(run.Identity),
        };
    }

    /// <summary>How long an exploration goes on.</summary>
    /// <param name="run">The run file.</param>
    public static LandscapeStrategyOptions CreateStrategyOptions(RunFile run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new LandscapeStrategyOptions
        {
            Patience = run.Explore.Patience,
            Exhaustive = run.Explore.Exhaustive || run.Explore.AllIndices,
            AllIndices = run.Explore.AllIndices,
            MostUnseen = run.Explore.MostUnseen,
            MaxMinima = run.Explore.MaxMinima,
        };
    }

    /// <summary>Up to how many points, the lowest first, are certified when a run ends.</summary>
    /// <param name="run">The run file.</param>
    public static int MostCertified(RunFile run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Explore.MaxCertified ?? (run.Explore.Strategy == ExplorationKind.Growth ? 0 : int.MaxValue);
    }

    /// <summary>What makes a database a database of this landscape.</summary>
    /// <param name="run">The run file, resolved when it names data files.</param>
    /// <param name="potential">The landscape.</param>
    /// <returns>Potential, data and identity; nothing of how the landscape is explored.</returns>
    public static LandscapeIdentity CreateIdentity(RunFile run, IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(potential);
        return new LandscapeIdentity(RunFileWriter.ToLandscapeJson(run), potential.Dimension, Rule(run.Identity));
    }

    /// <summary>The network of a run file on some rows.</summary>
    /// <param name="run">The run file of a network whose layers fit the rows (<see cref="CreateTrainingData"/> sees to that).</param>
    /// <param name="rows">The rows.</param>
    public static NetworkPotential CreateNetwork(RunFile run, TrainingSet rows)
    {
        ArgumentNullException.ThrowIfNull(run);
        PotentialSection section = run.Potential;
        int hidden = section.Layers.Count - 2;
        IEnumerable<Activation> activations = section.Activation.Count == hidden ? section.Activation : Enumerable.Repeat(section.Activation[0], hidden);
        return new NetworkPotential(
            new NetworkArchitecture(section.Layers, activations, section.Biases), rows, section.Output, section.Loss, section.Regularisation, section.Regularise);
    }

    private static InputException Problem(string name, (string Key, string Message) problem) => new($"{name}: key \"potential.{problem.Key}\" {problem.Message}");

    private static MuellerBrownSurface Surface(RunFile run, string name) => run.Potential.Name switch
    {
        SurfaceName.MuellerBrown => new MuellerBrownSurface(),
        _ => throw new InputException($"{name}: key \"potential.name\" is missing; expected \"mueller-brown\""),
    };

    private static int Atoms(RunFile run, string name) => run.Potential.Atoms
        ?? throw new InputException($"{name}: key \"potential.atoms\" is missing; expected a whole number of at least 2");

    private static IdentityRule Rule(IdentitySection section) => new()
    {
        Lump = section.Lump,
        EnergyWindow = section.EnergyWindow,
        DistanceWindow = section.DistanceWindow,
    };

    private static QuenchOptions Quench(QuenchSection section, VerificationRule verification, int dimension) => new()
    {
        Lbfgs = new LbfgsOptions
        {
            HistoryLength = section.History ?? LbfgsOptions.HistoryLengthFor(dimension),
            InitialInverseCurvature = section.InitialInverseCurvature,
            MaxStep = section.MaxStep,
            MaxEnergyRise = section.MaxEnergyRise,
            MaxIterations = section.MaxIterations,
            SloppyTolerance = section.SloppyTolerance ?? LbfgsOptions.SloppyToleranceFor(dimension),
        },
        FinishIterations = section.FinishIterations,
        Verification = verification,
    };

    private static BasinHoppingOptions BasinHopping(BasinHoppingSection section) => new()
    {
        Steps = section.Steps,
        Step = section.Step,
        Temperatures = [.. section.Temperature],
        AcceptRatio = section.AcceptRatio,
        AdaptEvery = section.AdaptEvery,
    };

    private static EigenvectorFollowingOptions EigenvectorFollowing(EigenvectorFollowingSection section, VerificationRule verification, int dimension) => new()
    {
        MaxIterations = section.MaxIterations,
        MaxClimbSteps = section.MaxClimbSteps,
        MaxStep = section.MaxStep,
        InitialStep = section.InitialStep,
        TrustRatio = section.TrustRatio,
        Modes = section.Modes,
        SwitchAfter = section.SwitchAfter ?? EigenvectorFollowingOptions.SwitchAfterFor(dimension),
        Verification = verification,
    };

    private static PathwayOptions Pathway(PathwaySection section, QuenchOptions quench, int dimension) => new()
    {
        Method = section.Method ?? PathwayOptions.MethodFor(dimension),
        Lbfgs = quench.Lbfgs with { MaxStep = Math.Min(quench.Lbfgs.MaxStep, section.MaxStep) },
        FinishIterations = quench.FinishIterations,
        MaxSteps = section.MaxSteps,
        MaxStep = section.MaxStep,
        Accuracy = section.Accuracy,
        MaxPushoff = section.MaxPushOff,
        Verification = quench.Verification,
    };

    private static ElasticBandOptions ElasticBand(ElasticBandSection section) => new()
    {
        ImageDensity = section.ImageDensity,
        MinImages = section.MinImages,
        MaxImages = section.MaxImages,
        IterationsPerImage = section.IterationsPerImage,
        SpringConstant = section.SpringConstant,
        MaxStep = section.MaxStep,
        HistoryLength = section.History,
        InitialInverseCurvature = section.InitialInverseCurvature,
        RmsTolerance = section.RmsTolerance,
    };
}
