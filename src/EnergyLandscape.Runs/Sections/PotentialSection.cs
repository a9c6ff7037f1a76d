using System.ComponentModel;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Runs;

/// <summary>The section [potential]: the landscape.</summary>
public sealed record PotentialSection
{
    /// <summary>Kind of landscape: a network's loss, a model surface or a cluster of atoms; has to be given.</summary>
    [Description("Kind of landscape: a network's loss, a model surface or a cluster of atoms; has to be given.")]
    public required PotentialKind Kind { get; init; }

    /// <summary>Name of the model surface; has to be given for a surface.</summary>
    [Description("Name of the model surface; has to be given for a surface.")]
    [AppliesTo(PotentialKind.Surface)]
    [RequiredKey]
    public SurfaceName? Name { get; init; }

    /// <summary>Number of atoms; has to be given for a cluster.</summary>
    [Description("Number of atoms; has to be given for a cluster.")]
    [AppliesTo(PotentialKind.LennardJones, PotentialKind.Ljat)]
    [RequiredKey]
    [Bounds(AtLeast = 2, AtMost = 1000)]
    public int? Atoms { get; init; }

    /// <summary>Z, the strength of the triple-dipole energy, in epsilon sigma^9. Default 2.0 (the LJAT data of the Wales group).</summary>
    [Description("Z, the strength of the triple-dipole energy, in epsilon sigma^9. Default 2.0 (the LJAT data of the Wales group).")]
    [AppliesTo(PotentialKind.Ljat)]
    public double Z { get; init; } = 2.0;

    /// <summary>Units per layer, input first, output last; has to be given for a network.</summary>
    [Description("Units per layer, input first, output last; has to be given for a network.")]
    [AppliesTo(PotentialKind.Network)]
    [RequiredKey]
    [Bounds(AtLeast = 1)]
    [Example("[2, 3, 2]")]
    public ValueList<int> Layers { get; init; } = [];

    /// <summary>Activation of the hidden layers: one for all of them, or a list with one for each. Default "tanh" (MLPVB3 of the Wales group).</summary>
    [Description("Activation of the hidden layers: one for all of them, or a list with one for each. Default \"tanh\" (MLPVB3 of the Wales group).")]
    [AppliesTo(PotentialKind.Network)]
    public ValueList<Activation> Activation { get; init; } = [Potentials.Activation.Tanh];

    /// <summary>What the output units do with their inputs. Default "softmax" (MLPVB3 of the Wales group).</summary>
    [Description("What the output units do with their inputs. Default \"softmax\" (MLPVB3 of the Wales group).")]
    [AppliesTo(PotentialKind.Network)]
    public OutputFunction Output { get; init; } = OutputFunction.Softmax;

    /// <summary>Loss, a mean over rows (squared error: and over outputs). Default "cross-entropy" (MLPVB3 of the Wales group).</summary>
    [Description("Loss, a mean over rows (squared error: and over outputs). Default \"cross-entropy\" (MLPVB3 of the Wales group).")]
    [AppliesTo(PotentialKind.Network)]
    public LossFunction Loss { get; init; } = LossFunction.CrossEntropy;

    /// <summary>Whether every unit above the input layer has a bias. Default true (MLPVB3 of the Wales group).</summary>
    [Description("Whether every unit above the input layer has a bias. Default true (MLPVB3 of the Wales group).")]
    [AppliesTo(PotentialKind.Network)]
    public bool Biases { get; init; } = true;

    /// <summary>Lambda, the factor of the sum of squared parameters (no 1/2), in units of the loss. Default 0.0 (none; the XOR papers use 1e-6 to 1e-1).</summary>
    [Description("Lambda, the factor of the sum of squared parameters (no 1/2), in units of the loss. Default 0.0 (none; the XOR papers use 1e-6 to 1e-1).")]
    [AppliesTo(PotentialKind.Network)]
    [Bounds(AtLeast = 0)]
    [Keyword("LAMBDA")]
    public double Regularisation { get; init; } = 0.0;

    /// <summary>Which parameters lambda weighs: all, or the weights without the biases. Default "all" (MLPVB3 of the Wales group; NOREGBIAS is "weights").</summary>
    [Description("Which parameters lambda weighs: all, or the weights without the biases. Default \"all\" (MLPVB3 of the Wales group; NOREGBIAS is \"weights\").")]
    [AppliesTo(PotentialKind.Network)]
    public Regularisation Regularise { get; init; } = Potentials.Regularisation.All;
}
