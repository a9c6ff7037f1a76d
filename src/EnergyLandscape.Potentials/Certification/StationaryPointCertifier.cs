using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Proves that one nondegenerate stationary point lies close to given coordinates, and its index.</summary>
/// <remarks>
/// Krawczyk's test (1969, doi:10.1007/BF02234767) in coordinates y along approximate eigenvectors, x = c + Uᵀy: with f(y) = U·∇E(c + Uᵀy), D the
/// approximate eigenvalues and G an enclosure of U·∇²E·Uᵀ over the box |yᵢ| ≤ ρ, if |fᵢ(0)/Dᵢ| + Σⱼ |δᵢⱼ − Gᵢⱼ/Dᵢ| ρ &lt; ρ for every i, then
/// the box holds exactly one zero of f; as U is proved to be regular, exactly one stationary point. Gershgorin's discs of G that all keep
/// away from zero count its eigenvalues by sign, and by Sylvester's law those of the Hessian everywhere in the box; by Ostrowski's theorem
/// their distance from zero bounds the eigenvalues of the Hessian up to ‖U·Uᵀ − I‖.
/// The centre c is refined first by Newton's method with the gradient in double-double arithmetic: where an eigenvalue is 7e-10, rounding of the
/// gradient in doubles alone moves a point by 1e-7.
/// </remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class StationaryPointCertifier
{
    private const double Rounding = 1 + 1e-12;
    private const string Unbounded = "the second derivatives are not bounded there or jump, as at the kink of an ELU unit";

    private readonly CertificationOptions _options;
    private readonly EnclosedModes? _modes;
    private readonly int _dimension;
    private readonly int _zeroModes;
    private readonly double[] _centre;
    private readonly double[] _step;
    private readonly double[] _radii;
    private readonly double[] _weights;

    /// <summary>Makes the buffers.</summary>
    /// <param name="potential">The potential; one without <see cref="IEnclosablePotential"/> leaves every point undecided.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    public StationaryPointCertifier(IPotential potential, CertificationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(potential);
        _options = options ?? new CertificationOptions();
        _modes = potential is IEnclosablePotential enclosable ? new EnclosedModes(enclosable.CreateEnclosingEvaluator()) : null;
        _zeroModes = potential.Symmetry.ZeroModes;
        _dimension = potential.Dimension;
        _centre = new double[_dimension];
        _step = new double[_dimension];
        _radii = new double[_dimension];
        _weights = new double[_dimension];
    }

    /// <summary>Certifies a point.</summary>
    /// <param name="x">Coordinates, length n.</param>
    /// <returns>What is proved.</returns>
    public Certificate Certify(ReadOnlySpan<double> x)
    {
        if (_modes is null)
        {
            return Certificate.Undecided("there is no interval arithmetic for this potential");
        }

        if (x.Length != _dimension)
        {
            return Certificate.Undecided(FormattableString.Invariant($"it has {x.Length} coordinates, expected {_dimension}"));
        }

        if (_zeroModes > 0)
        {
            return Certificate.Undecided(FormattableString.Invariant($"its neighbours along {_zeroModes} zero mode{(_zeroModes == 1 ? "" : "s")} are stationary too"));
        }

        if (Refine(_modes, x) is { } reason)
        {
            return Certificate.Undecided(reason);
        }

        double defect = _modes.DefectOfOrthogonality();
        if (!(defect < 0.5))
        {
            return Certificate.Undecided("the approximate eigenvectors are not proved to be independent");
        }

        if (ProveExistence(_modes, defect, out double distance, out int index, out double bound) is { } failure)
        {
            return Certificate.Undecided(failure);
        }

        double radius = (Distance(x) + distance) * Rounding;
        if (!(radius <= _options.MaxDistance))
        {
            return Certificate.Undecided(TooFar(radius));
        }

        return IsUniqueWithin(_modes, x, radius)
            ? new Certificate { Verdict = CertificateVerdict.Certain, Radius = radius, Index = index, LowestAbsoluteEigenvalueBound = bound }
            : Certificate.Undecided(FormattableString.Invariant($"a stationary point lies within {radius:0.##e+0}, but others are not ruled out there"));
    }

    private static string TooFar(double distance) => FormattableString.Invariant($"Newton's method leads to a point {distance:0.##e+0} away");

    // Newton steps until they no longer halve, with the Hessian at x while that makes each step a thousandth of the one before. Leaves the modes,
    // with the force at the centre. Returns why it cannot.
    private string? Refine(EnclosedModes modes, ReadOnlySpan<double> x)
    {
        x.CopyTo(_centre);
        double previous = double.PositiveInfinity;
        bool fresh = true;
        for (int iteration = 0; ; iteration++)
        {
            if (!(fresh ? modes.Diagonalise(_centre) : modes.EncloseForce(_centre)))
            {
                return Unbounded;
            }

            modes.NewtonStep(_step);
            double length = VectorMath.Norm(_step);
            if (!(length <= _options.MaxDistance))
            {
                // NaN where an eigenvalue is exactly zero.
                return double.IsFinite(length) ? TooFar(length) : "an eigenvalue may be zero";
            }

            if (length >= 0.5 * previous || length == 0 || iteration == _options.MaxRefinements)
            {
                return null;
            }

            fresh = iteration > 0 && length > 1e-3 * previous;
            previous = length;
            for (int i = 0; i < _dimension; i++)
            {
                _centre[i] += _step[i];
            }
        }
    }

    // Boxes |y| ≤ ρ about the centre, growing from what Newton's method leaves over: the first that passes Krawczyk's test.
    private string? ProveExistence(EnclosedModes modes, double defect, out double distance, out int index, out double bound)
    {
        double newton = 0, size = VectorMath.MaxAbs(_centre);
        for (int k = 0; k < _dimension; k++)
        {
            newton = Math.Max(newton, modes.ForceOverCurvature(k));
        }

        string? failure = null;
        Array.Fill(_weights, 1);
        distance = bound = double.NaN;
        index = 0;
        foreach (double factor in (ReadOnlySpan<double>)[2, 16, 256])
        {
            double rho = (factor * newton) + (1e-18 * size) + 1e-100;
            for (int j = 0; j < _dimension; j++)
            {
                _radii[j] = modes.Spread(j) * rho * Rounding;
            }

            failure = modes.EncloseHessian(_centre, _radii) ? Discs(modes, out index, out bound) : Unbounded;
            if (failure is not null)
            {
                continue;
            }

            bool inside = true;
            double squares = 0;
            for (int k = 0; k < _dimension; k++)
            {
                double reach = modes.ForceOverCurvature(k) + (modes.Contraction(k, _weights) * rho);
                inside &= reach * Rounding < rho;
                squares += reach * reach;
            }

            if (inside)
            {
                distance = Math.Sqrt(squares) * (1 + defect) * Rounding;
                bound = bound / (1 + defect) / Rounding;
                return null;
            }

            failure = "Krawczyk's test does not hold";
        }

        return failure;
    }

    // Over the ball about x the map has at most one zero if I − D⁻¹G is a contraction in any norm: in max |yᵢ|/wᵢ with w = |D|^(−1/2) a soft mode
    // suffers least from the width that it shares with stiff ones.
    private bool IsUniqueWithin(EnclosedModes modes, ReadOnlySpan<double> x, double radius)
    {
        Array.Fill(_radii, radius);
        if (!modes.EncloseHessian(x, _radii))
        {
            return false;
        }

        for (int k = 0; k < _dimension; k++)
        {
            _weights[k] = 1 / Math.Sqrt(Math.Abs(modes.Values[k]));
        }

        for (int k = 0; k < _dimension; k++)
        {
            if (!(modes.Contraction(k, _weights) < 1))
            {
                return false;
            }
        }

        return true;
    }

    // How many of Gershgorin's discs lie below zero, and how far all of them keep away from it; or that one does not.
    private string? Discs(EnclosedModes modes, out int negative, out double nearest)
    {
        negative = 0;
        nearest = double.PositiveInfinity;
        for (int k = 0; k < _dimension; k++)
        {
            (double middle, double radius) = modes.Disc(k);
            double gap = (Math.Abs(middle) - radius) / Rounding;
            if (!(gap > 0))
            {
                return FormattableString.Invariant($"an eigenvalue lies within {radius + Math.Abs(middle):0.##e+0} of zero and may be zero");
            }

            negative += middle < 0 ? 1 : 0;
            nearest = Math.Min(nearest, gap);
        }

        return null;
    }

    // From x to the centre, rounded up.
    private double Distance(ReadOnlySpan<double> x)
    {
        double squares = 0;
        for (int i = 0; i < _dimension; i++)
        {
            squares += (x[i] - _centre[i]) * (x[i] - _centre[i]);
        }

        return (Math.Sqrt(squares) * Rounding) + 1e-150; // for squares that underflow
    }
}
