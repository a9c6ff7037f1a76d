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
    private const string Unbounded = "the derivatives are not bounded there";

    private readonly CertificationOptions _options;
    private readonly IEnclosingEvaluator? _evaluator;
    private readonly int _dimension;
    private readonly int _zeroModes;
    private readonly SymmetricEigen _eigen;
    private readonly RoundedProducts _products;
    private readonly Ball[] _box;
    private readonly Ball[] _gradient;
    private readonly Ball[] _hessian;
    private readonly double[] _centre;
    private readonly double[] _step;
    private readonly double[] _modes;
    private readonly double[] _force;
    private readonly double[] _forceRadii;
    private readonly double[] _midpoints;
    private readonly double[] _radii;
    private readonly double[] _enclosure;
    private readonly double[] _enclosureRadii;

    /// <summary>Makes the buffers.</summary>
    /// <param name="potential">The potential; one without <see cref="IEnclosablePotential"/> leaves every point undecided.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    public StationaryPointCertifier(IPotential potential, CertificationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(potential);
        _options = options ?? new CertificationOptions();
        _evaluator = (potential as IEnclosablePotential)?.CreateEnclosingEvaluator();
        _zeroModes = potential.Symmetry.ZeroModes;
        int n = _dimension = potential.Dimension;
        _eigen = new SymmetricEigen(n);
        _products = new RoundedProducts(n);
        _box = new Ball[n];
        _gradient = new Ball[n];
        _hessian = new Ball[n * n];
        _centre = new double[n];
        _step = new double[n];
        _modes = new double[n * n];
        _force = new double[n];
        _forceRadii = new double[n];
        _midpoints = new double[n * n];
        _radii = new double[n * n];
        _enclosure = new double[n * n];
        _enclosureRadii = new double[n * n];
    }

    /// <summary>Certifies a point.</summary>
    /// <param name="x">Coordinates, length n.</param>
    /// <returns>What is proved.</returns>
    public Certificate Certify(ReadOnlySpan<double> x)
    {
        if (_evaluator is null)
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

        if (Refine(x) is { } reason)
        {
            return Certificate.Undecided(reason);
        }

        double defect = _products.DefectOfOrthogonality(_modes);
        if (!(defect < 0.5))
        {
            return Certificate.Undecided("the approximate eigenvectors are not proved to be independent");
        }

        if (ProveExistence(defect, out double distance, out int index, out double bound) is { } failure)
        {
            return Certificate.Undecided(failure);
        }

        double radius = (Distance(x) + distance) * Rounding;
        if (!(radius <= _options.MaxDistance))
        {
            return Certificate.Undecided(TooFar(radius));
        }

        return IsUniqueWithin(x, radius)
            ? new Certificate { Verdict = CertificateVerdict.Certain, Radius = radius, Index = index, LowestAbsoluteEigenvalueBound = bound }
            : Certificate.Undecided(FormattableString.Invariant($"a stationary point lies within {radius:0.##e+0}, but others are not ruled out there"));
    }

    private static string TooFar(double distance) => FormattableString.Invariant($"Newton's method leads to a point {distance:0.##e+0} away");

    // Newton steps until they no longer halve, with the Hessian at x while that makes each step a thousandth of the one before. Leaves
    // eigenvectors, and the force at the centre. Returns why it cannot.
    private string? Refine(ReadOnlySpan<double> x)
    {
        x.CopyTo(_centre);
        double previous = double.PositiveInfinity;
        bool fresh = true;
        for (int iteration = 0; ; iteration++)
        {
            for (int i = 0; i < _dimension; i++)
            {
                _box[i] = _centre[i];
            }

            if (!(fresh ? Diagonalise() : EncloseGradient()))
            {
                return Unbounded;
            }

            _products.Apply(_modes, _gradient, _force, _forceRadii);
            Array.Clear(_step);
            for (int k = 0; k < _dimension; k++)
            {
                VectorMath.Axpy(-_force[k] / _eigen.Values[k], _eigen.Vector(k), _step);
            }

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

    private bool Diagonalise()
    {
        if (!Enclose())
        {
            return false;
        }

        _eigen.Decompose(_midpoints);
        for (int k = 0; k < _dimension; k++)
        {
            _eigen.Vector(k).CopyTo(_modes.AsSpan(k * _dimension));
        }

        return true;
    }

    // Boxes |y| ≤ ρ about the centre, growing from what Newton's method leaves over: the first that passes Krawczyk's test.
    private string? ProveExistence(double defect, out double distance, out int index, out double bound)
    {
        int n = _dimension;
        double newton = 0, size = VectorMath.MaxAbs(_centre);
        for (int k = 0; k < n; k++)
        {
            newton = Math.Max(newton, (Math.Abs(_force[k]) + _forceRadii[k]) / Math.Abs(_eigen.Values[k]));
        }

        string? failure = null;
        distance = bound = double.NaN;
        index = 0;
        foreach (double factor in (ReadOnlySpan<double>)[2, 16, 256])
        {
            double rho = (factor * newton) + (1e-18 * size) + 1e-100;
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int k = 0; k < n; k++)
                {
                    sum += Math.Abs(_modes[(k * n) + j]);
                }

                _box[j] = Ball.Around(_centre[j], sum * rho * Rounding);
            }

            failure = EncloseCongruence() ? Discs(out index, out bound) : Unbounded;
            if (failure is not null)
            {
                continue;
            }

            bool inside = true;
            double squares = 0;
            for (int k = 0; k < n; k++)
            {
                double reach = ((Math.Abs(_force[k]) + _forceRadii[k]) / Math.Abs(_eigen.Values[k])) + (Contraction(k) * rho);
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

    // Over the ball about x the map has at most one zero if I − D⁻¹G is a contraction: that also rules out other points.
    private bool IsUniqueWithin(ReadOnlySpan<double> x, double radius)
    {
        for (int j = 0; j < _dimension; j++)
        {
            _box[j] = Ball.Around(x[j], radius);
        }

        if (!EncloseCongruence())
        {
            return false;
        }

        for (int k = 0; k < _dimension; k++)
        {
            if (!(Contraction(k) < 1))
            {
                return false;
            }
        }

        return true;
    }

    // Σⱼ |δₖⱼ − Gₖⱼ/Dₖ|, rounded up.
    private double Contraction(int k)
    {
        double value = _eigen.Values[k], sum = 0;
        for (int j = 0; j < _dimension; j++)
        {
            double ratio = _enclosure[(k * _dimension) + j] / value;
            sum += Math.Abs((j == k ? 1 : 0) - ratio) + (4e-16 * Math.Abs(ratio)) + (_enclosureRadii[(k * _dimension) + j] / Math.Abs(value));
        }

        return sum * Rounding;
    }

    // Gershgorin's discs of G: how many lie below zero, and how far all of them keep away from it.
    private string? Discs(out int negative, out double nearest)
    {
        negative = 0;
        nearest = double.PositiveInfinity;
        for (int k = 0; k < _dimension; k++)
        {
            double radius = 0;
            for (int j = 0; j < _dimension; j++)
            {
                int at = (k * _dimension) + j;
                radius += _enclosureRadii[at] + (j == k ? 0 : Math.Abs(_enclosure[at]));
            }

            radius *= Rounding;
            double middle = _enclosure[(k * _dimension) + k], distance = (Math.Abs(middle) - radius) / Rounding;
            if (!(distance > 0))
            {
                return FormattableString.Invariant($"an eigenvalue lies within {radius + Math.Abs(middle):0.##e+0} of zero and may be zero");
            }

            negative += middle < 0 ? 1 : 0;
            nearest = Math.Min(nearest, distance);
        }

        return null;
    }

    private bool EncloseCongruence()
    {
        if (!Enclose())
        {
            return false;
        }

        _products.Congruence(_modes, _midpoints, _radii, _enclosure, _enclosureRadii);
        return true;
    }

    // Derivatives over the box, with the Hessian as midpoints and radii.
    private bool Enclose()
    {
        _evaluator!.Enclose(_box, _gradient, _hessian);
        bool bounded = true;
        for (int i = 0; i < _hessian.Length; i++)
        {
            _midpoints[i] = _hessian[i].High;
            _radii[i] = _hessian[i].RadiusAboutHigh;
            bounded &= _hessian[i].IsBounded;
        }

        return bounded && GradientIsBounded();
    }

    private bool EncloseGradient()
    {
        _evaluator!.Enclose(_box, _gradient, []);
        return GradientIsBounded();
    }

    private bool GradientIsBounded()
    {
        foreach (Ball component in _gradient)
        {
            if (!component.IsBounded)
            {
                return false;
            }
        }

        return true;
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
