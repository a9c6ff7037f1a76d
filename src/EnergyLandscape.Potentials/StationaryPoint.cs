using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>A verified point of zero gradient with the inertia and the spectrum of its Hessian.</summary>
/// <remarks>Made only by <see cref="Verify"/>, so that holding one means that it was checked; <see cref="Restore"/> rebuilds one
/// that a database kept.</remarks>
public sealed class StationaryPoint
{
    private const double MachineEpsilon = 2.220446049250313e-16;
    private readonly ReadOnlyMemory<double> _coordinates;
    private readonly CoordinateSource? _source;
    private readonly int _number;

    private StationaryPoint()
    {
    }

    private StationaryPoint(CoordinateSource source, int number)
    {
        _source = source;
        _number = number;
    }

    /// <summary>Energy (or loss) in the potential's units.</summary>
    public required double Energy { get; init; }

    /// <summary>Coordinates; of a point that came with a source of them, read when they are asked for.</summary>
    public ReadOnlyMemory<double> Coordinates
    {
        get => _source is null ? _coordinates : _source.Read(_number);
        private init => _coordinates = value;
    }

    /// <summary>Root-mean-square gradient component at the point.</summary>
    public required double GradientRms { get; init; }

    /// <summary>Largest absolute gradient component at the point.</summary>
    public required double GradientMax { get; init; }

    /// <summary>Number of Hessian eigenvalues below −<see cref="ZeroThreshold"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Number of Hessian eigenvalues within ±<see cref="ZeroThreshold"/>.</summary>
    public required int Nullity { get; init; }

    /// <summary>Lowest Hessian eigenvalue.</summary>
    public required double LowestEigenvalue { get; init; }

    /// <summary>Highest Hessian eigenvalue.</summary>
    public required double HighestEigenvalue { get; init; }

    /// <summary>ln of the product of the eigenvalues above <see cref="ZeroThreshold"/> (column 2 of PATHSAMPLE's min.data).</summary>
    public required double LogProduct { get; init; }

    /// <summary>Eigenvalues within ± this count as zero.</summary>
    public required double ZeroThreshold { get; init; }

    /// <summary>What the point is, by its index.</summary>
    public StationaryPointKind Kind => Index switch
    {
        0 => StationaryPointKind.Minimum,
        1 => StationaryPointKind.TransitionState,
        _ => StationaryPointKind.HigherSaddle,
    };

    /// <summary>Checks that a point is stationary and measures its Hessian.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="x">The point; copied.</param>
    /// <param name="rule">Tolerances.</param>
    /// <returns>The verified point, or the reason why there is none.</returns>
    public static Verification Verify(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> x, VerificationRule rule)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(rule);
        int n = evaluator.Dimension;
        var gradient = new double[n];
        var hessian = new double[n * n];
        double energy = evaluator.EnergyGradientHessian(x, gradient, hessian);
        double max = 0, sum = 0;
        foreach (double g in gradient)
        {
            max = double.IsNaN(g) ? double.NaN : Math.Max(max, Math.Abs(g));
            sum += g * g;
        }

        if (!double.IsFinite(energy) || !double.IsFinite(max))
        {
            return new Verification(null, VerificationOutcome.NotFinite);
        }

        if (max > rule.GradientTolerance && max > rule.GradientToleranceAt(x, hessian))
        {
            return new Verification(null, VerificationOutcome.NotStationary);
        }

        var eigen = new SymmetricEigen(n);
        eigen.ComputeValues(hessian);
        Verification verification = FromSpectrum(energy, x, Math.Sqrt(sum / n), max, eigen.Values, rule);
        return verification.Outcome == VerificationOutcome.Verified && rule.ZeroModes == 0 && NewtonStep(hessian, gradient) > StepToleranceAt(x, rule)
            ? new Verification(null, VerificationOutcome.NotStationary)
            : verification;
    }

    /// <summary>Rebuilds a point from the columns of a database that held a verified one; nothing is recomputed.</summary>
    public static StationaryPoint Restore(
        double energy, ReadOnlyMemory<double> coordinates, double gradientRms, double gradientMax, int index, int nullity,
        double lowestEigenvalue, double highestEigenvalue, double logProduct, double zeroThreshold) => new()
    {
        Energy = energy,
        Coordinates = coordinates,
        GradientRms = gradientRms,
        GradientMax = gradientMax,
        Index = index,
        Nullity = nullity,
        LowestEigenvalue = lowestEigenvalue,
        HighestEigenvalue = highestEigenvalue,
        LogProduct = logProduct,
        ZeroThreshold = zeroThreshold,
    };

    /// <summary>Rebuilds a point whose coordinates are read when they are asked for.</summary>
    public static StationaryPoint RestoreLazily(
        double energy, CoordinateSource source, int number, double gradientRms, double gradientMax, int index, int nullity,
        double lowestEigenvalue, double highestEigenvalue, double logProduct, double zeroThreshold)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new StationaryPoint(source, number)
        {
            Energy = energy,
            GradientRms = gradientRms,
            GradientMax = gradientMax,
            Index = index,
            Nullity = nullity,
            LowestEigenvalue = lowestEigenvalue,
            HighestEigenvalue = highestEigenvalue,
            LogProduct = logProduct,
            ZeroThreshold = zeroThreshold,
        };
    }

    // Coordinates cannot be told apart below their rounding.
    private static double StepToleranceAt(ReadOnlySpan<double> x, VerificationRule rule) => Math.Max(rule.StepTolerance, 64 * MachineEpsilon * VectorMath.Norm(x));

    private static double NewtonStep(double[] hessian, double[] gradient)
    {
        var factor = new LdltFactorization(gradient.Length);
        factor.Factor(hessian);
        var step = new double[gradient.Length];
        factor.Solve(gradient, step);
        return VectorMath.Norm(step);
    }

    private static Verification FromSpectrum(
        double energy, ReadOnlySpan<double> x, double rms, double max, ReadOnlySpan<double> values, VerificationRule rule)
    {
        int n = values.Length;
        double norm = Math.Max(Math.Abs(values[0]), Math.Abs(values[n - 1]));
        double threshold = rule.ZeroEigenvalue ?? 100 * n * MachineEpsilon * norm;
        int index = 0, nullity = 0;
        double logProduct = 0;
        foreach (double value in values)
        {
            if (value < -threshold)
            {
                index++;
            }
            else if (value <= threshold)
            {
                nullity++;
            }
            else
            {
                logProduct += Math.Log(value);
            }
        }

        return new Verification(
            Restore(energy, x.ToArray(), rms, max, index, nullity, values[0], values[n - 1], logProduct, threshold),
            nullity > rule.ZeroModes ? VerificationOutcome.Degenerate : VerificationOutcome.Verified);
    }
}
