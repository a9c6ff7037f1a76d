using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>Draws three atoms in a cube and quenches them: the row that they give.</summary>
/// <remarks>The minimiser is a part of the data set: another one, or another longest step, takes some starts to another minimum. This one is
/// L-BFGS with GMIN's numbers: four corrections, first diagonal 0.1, first step scaled by min(1/|g|, |g|), steps up to 0.4 σ, no rise of the
/// energy beyond 1e-10 ε. It ends at a root-mean-square gradient of 1e-7.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class LjatQuench
{
    /// <summary>Z of the triple-dipole energy, ε σ⁹.</summary>
    public const double TripleDipole = 2;

    /// <summary>Energy of the equilateral triangle, ε.</summary>
    public const double TriangleEnergy = -2.18509884;

    /// <summary>Energy of the line, ε.</summary>
    public const double LineEnergy = -2.21909817;

    private const int Dimension = 9;
    private const double EnergyWindow = 1e-4;

    // The defaults of LbfgsOptions could change; these must not.
    private static readonly LbfgsOptions Minimisation = new()
    {
        HistoryLength = 4,
        InitialInverseCurvature = 0.1,
        ScalesFirstStep = true,
        MaxStep = 0.4,
        MaxEnergyRise = 1e-10,
        MaxIterations = 5000,
        SloppyTolerance = 1e-7,
    };

    private readonly double _side;
    private readonly IEvaluator _evaluator = new LennardJonesCluster(3, TripleDipole).CreateEvaluator();
    private readonly LbfgsMinimiser _minimiser = new(Minimisation, Dimension);
    private readonly double[] _x = new double[Dimension];

    /// <summary>Makes the buffers.</summary>
    /// <param name="side">Side of the cube, σ.</param>
    public LjatQuench(double side)
    {
        if (!(side > 0 && double.IsFinite(side)))
        {
            throw new ArgumentOutOfRangeException(nameof(side), side, "The side has to be a positive number.");
        }

        _side = side;
    }

    /// <summary>The row of a start.</summary>
    /// <param name="stream">Where the nine coordinates are drawn from, x₁ y₁ z₁ x₂ ….</param>
    /// <returns>The row, or null when the quench ends in none of the four minima.</returns>
    public LjatRow? Run(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        for (int i = 0; i < Dimension; i++)
        {
            _x[i] = _side * (stream.NextDouble() - 0.5);
        }

        (double r12, double r13, double r23) = Distances();
        MinimisationOutcome outcome = _minimiser.Minimise(_evaluator, _x, out double energy);
        return outcome == MinimisationOutcome.GradientConverged && Classify(energy) is { } minimum ? new LjatRow(r12, r13, r23, minimum) : null;
    }

    private LjatOutcome? Classify(double energy)
    {
        if (Math.Abs(energy - TriangleEnergy) < EnergyWindow)
        {
            return LjatOutcome.Triangle;
        }

        if (Math.Abs(energy - LineEnergy) >= EnergyWindow)
        {
            return null;
        }

        // The longest distance is that of the two ends.
        (double r12, double r13, double r23) = Distances();
        return r23 > r12 && r23 > r13 ? LjatOutcome.FirstCentral : r13 > r12 ? LjatOutcome.SecondCentral : LjatOutcome.ThirdCentral;
    }

    private (double R12, double R13, double R23) Distances() => (Distance(0, 3), Distance(0, 6), Distance(3, 6));

    private double Distance(int i, int j)
    {
        double dx = _x[i] - _x[j], dy = _x[i + 1] - _x[j + 1], dz = _x[i + 2] - _x[j + 2];
        return Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
    }
}
