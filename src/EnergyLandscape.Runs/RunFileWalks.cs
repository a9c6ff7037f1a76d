using System.Globalization;
using EnergyLandscape.Data;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Runs;

/// <summary>Makes what the section [walk] describes: the landscape to walk on and the settings of the walks.</summary>
public static class RunFileWalks
{
    /// <summary>Walks for each parameter where the run file gives no number (Bosman et al. 2020).</summary>
    public const int WalksPerParameter = 10;

    /// <summary>The landscape.</summary>
    /// <param name="run">The run file; without a section [walk] its defaults hold.</param>
    /// <param name="name">Name of the run file in messages.</param>
    /// <exception cref="InputException">What the run file describes does not exist or does not fit together.</exception>
    public static IWalkLandscape CreateLandscape(RunFile run, string name)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(name);
        WalkSection walk = run.Walk ?? new WalkSection();
        IWalkLandscape landscape = Create(run, walk, name);
        return walk.Curvature != CurvatureMethod.Full || landscape.Dimension <= WalkOptions.MostForFullHessian ? landscape
            : throw new InputException(FormattableString.Invariant(
                $"{name}: key \"walk.curvature\" is \"full\", but there are {landscape.Dimension} parameters; expected at most {WalkOptions.MostForFullHessian}, or \"lanczos\""));
    }

    private static IWalkLandscape Create(RunFile run, WalkSection walk, string name)
    {
        if (walk.Momentum > 0 && walk.Kind != WalkKind.GradientDescent)
        {
            throw new InputException(FormattableString.Invariant(
                $"{name}: key \"walk.momentum\" is {walk.Momentum}, but \"walk.kind\" is {TomlText.Of(walk.Kind)}; expected no momentum, or \"gradient-descent\""));
        }

        if (run.Potential.Kind != PotentialKind.Network)
        {
            return walk.Curvature == CurvatureMethod.Blocks
                ? throw new InputException($"{name}: key \"walk.curvature\" is \"blocks\", the rule of published code for networks; expected \"auto\", \"full\", \"lanczos\" or \"none\" for a {TomlText.Of(run.Potential.Kind).Trim('"')}")
                : new PotentialWalkLandscape(RunFileLandscape.CreatePotential(run, name));
        }

        TrainingData data = RunFileLandscape.CreateTrainingData(run, name);
        Require(walk.Batch, data.Training, name, "batch", "training");
        Require(walk.TestBatch, data.Test, name, "test-batch", "test");
        return new NetworkWalkLandscape(
            RunFileLandscape.CreateNetwork(run, data.Training.Take([0])), data.Training, data.Test, new WalkBatches(walk.Batch, walk.TestBatch, walk.BatchPer, new MasterSeed(walk.Seed)));
    }

    /// <summary>The run file with its section [walk] complete: the number of walks as a number, threads as by default, since results do not depend on them.</summary>
    /// <param name="run">The run file.</param>
    /// <param name="dimension">Number of parameters.</param>
    /// <exception cref="InputException">Ten walks a parameter are too many to count.</exception>
    public static RunFile Resolve(RunFile run, int dimension)
    {
        ArgumentNullException.ThrowIfNull(run);
        WalkSection walk = run.Walk ?? new WalkSection();
        return run with { Walk = walk with { Walks = walk.Walks ?? WalksPerParameter * dimension, Threads = 0 } };
    }

    /// <summary>The settings of the walks.</summary>
    /// <param name="walk">The section.</param>
    public static WalkOptions CreateOptions(WalkSection walk)
    {
        ArgumentNullException.ThrowIfNull(walk);
        return new WalkOptions
        {
            Kind = walk.Kind,
            Seed = new MasterSeed(walk.Seed),
            Box = new WalkBox(walk.Start[0], walk.Start[1]),
            Step = walk.Step,
            Momentum = walk.Momentum,
            Beta1 = walk.Beta1,
            Beta2 = walk.Beta2,
            Epsilon = walk.Epsilon,
            Steps = walk.Steps,
            Bounded = walk.Bounded,
            ZeroGradient = walk.ZeroGradient,
            Gradient = walk.Gradient,
            Curvature = walk.Curvature,
            CurvatureEvery = walk.CurvatureEvery,
            CurvatureTolerance = walk.CurvatureTolerance,
        };
    }

    /// <summary>What differs between two resolved run files so that their walks differ.</summary>
    /// <param name="made">The run file that a directory was made with.</param>
    /// <param name="asked">The run file given; numbers of walks may differ.</param>
    /// <returns>The end of a sentence that begins with the directory, or null.</returns>
    public static string? Difference(RunFile made, RunFile asked)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(asked);
        foreach (RunFileSection section in RunFileKeys.Sections.Where(section => section.Name is "potential" or "data" or "walk"))
        {
            object? before = section.Property.GetValue(made), now = section.Property.GetValue(asked);
            foreach (RunFileKey key in section.Keys.Where(IsOfWalks))
            {
                object? old = before is null ? null : key.Property.GetValue(before), given = now is null ? null : key.Property.GetValue(now);
                if (!Equals(old, given))
                {
                    return $"was made with {key} = {Written(old)}, not {Written(given)}";
                }
            }
        }

        return null;
    }

    // Threads change nothing, more walks only add to those that are there, and data files are known by their checksums.
    private static bool IsOfWalks(RunFileKey key) => (key.Section, key.Name) is not (("walk", "threads") or ("walk", "walks"))
        && !(key.Section == "data" && key.Name.EndsWith("path", StringComparison.Ordinal));

    private static string Written(object? value) => value is null ? "absent" : TomlText.Of(value);

    private static void Require(int? batch, IRowSource? source, string name, string key, string which)
    {
        if (batch is { } rows && (source is null || rows > source.Rows))
        {
            string found = source is null ? $"there are no {which} rows" : string.Create(CultureInfo.InvariantCulture, $"the {which} data have {source.Rows} rows");
            string expected = source is null ? "no such key" : "at most as many";
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name}: key \"walk.{key}\" is {rows}, but {found}; expected {expected}"));
        }
    }
}
