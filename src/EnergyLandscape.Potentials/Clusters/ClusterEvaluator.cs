using System.Runtime.CompilerServices;

namespace EnergyLandscape.Potentials;

/// <summary>Evaluates a <see cref="LennardJonesCluster"/>: everything goes through the squared distances of pairs.</summary>
/// <remarks>With D the derivatives of the energy by the squared distances s, the gradient is Σ 2 D_p (x_i − x_j) on i and the opposite on j;
/// its change along v is Σ 2 (D_p (v_i − v_j) + Ḋ_p (x_i − x_j)), Ḋ being the second derivatives times the change of s. The
/// Hessian is made of such products.</remarks>
/// <threadsafety>Not safe: one evaluator a thread.</threadsafety>
internal sealed class ClusterEvaluator : ISecondOrderEvaluator
{
    private readonly int _atoms;
    private readonly double _tripleDipole;
    private readonly double[] _squares;
    private readonly double[] _slopes;
    private readonly double[] _squareChanges;
    private readonly double[] _slopeChanges;
    private readonly double[] _unit;
    private EvaluationCounts _counts;

    public ClusterEvaluator(int atoms, double tripleDipole)
    {
        int pairs = atoms * (atoms - 1) / 2;
        _atoms = atoms;
        _tripleDipole = tripleDipole;
        _squares = new double[pairs];
        _slopes = new double[pairs];
        _squareChanges = new double[pairs];
        _slopeChanges = new double[pairs];
        _unit = new double[3 * atoms];
    }

    public int Dimension => 3 * _atoms;

    public EvaluationCounts Counts => _counts;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Energy(ReadOnlySpan<double> x)
    {
        _counts = _counts with { Energies = _counts.Energies + 1 };
        Measure(x);
        double energy = 0;
        foreach (double square in _squares)
        {
            energy += LennardJonesTerm.Energy(square);
        }

        if (_tripleDipole == 0)
        {
            return energy;
        }

        for (int i = 0; i < _atoms; i++)
        {
            for (int j = i + 1; j < _atoms; j++)
            {
                double a = _squares[Pair(i, j)];
                for (int k = j + 1; k < _atoms; k++)
                {
                    energy += _tripleDipole * AxilrodTellerTerm.Energy(a, _squares[Pair(i, k)], _squares[Pair(j, k)]);
                }
            }
        }

        return energy;
    }

    public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        _counts = _counts with { Gradients = _counts.Gradients + 1 };
        return Evaluate(x, gradient);
    }

    public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
    {
        _counts = _counts with { Hessians = _counts.Hessians + 1 };
        double energy = Evaluate(x, gradient);
        int n = Dimension;
        for (int i = 0; i < n; i++)
        {
            _unit[i] = 1;
            Product(x, _unit, hessian.Slice(i * n, n));
            _unit[i] = 0;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                hessian[(i * n) + j] = hessian[(j * n) + i];
            }
        }

        return energy;
    }

    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        _counts = _counts with { HessianVectors = _counts.HessianVectors + 1 };
        MeasureSlopes(x);
        Product(x, v, product);
    }

    // Pairs in the order (0,1), (0,2) … (0,N−1), (1,2) ….
    private int Pair(int i, int j) => (i * ((2 * _atoms) - i - 1) / 2) + j - i - 1;

    private void Measure(ReadOnlySpan<double> x)
    {
        int pair = 0;
        for (int i = 0; i < x.Length; i += 3)
        {
            for (int j = i + 3; j < x.Length; j += 3)
            {
                double dx = x[i] - x[j], dy = x[i + 1] - x[j + 1], dz = x[i + 2] - x[j + 2];
                _squares[pair++] = (dx * dx) + (dy * dy) + (dz * dz);
            }
        }
    }

    // Squared distances, and the derivatives of the energy by them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double MeasureSlopes(ReadOnlySpan<double> x)
    {
        Measure(x);
        double energy = 0;
        for (int pair = 0; pair < _squares.Length; pair++)
        {
            energy += LennardJonesTerm.Energy(_squares[pair], out _slopes[pair]);
        }

        if (_tripleDipole == 0)
        {
            return energy;
        }

        for (int i = 0; i < _atoms; i++)
        {
            for (int j = i + 1; j < _atoms; j++)
            {
                int ij = Pair(i, j);
                for (int k = j + 1; k < _atoms; k++)
                {
                    int ik = Pair(i, k), jk = Pair(j, k);
                    energy += _tripleDipole * AxilrodTellerTerm.Energy(_squares[ij], _squares[ik], _squares[jk], out double a, out double b, out double c);
                    _slopes[ij] += _tripleDipole * a;
                    _slopes[ik] += _tripleDipole * b;
                    _slopes[jk] += _tripleDipole * c;
                }
            }
        }

        return energy;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double energy = MeasureSlopes(x);
        gradient.Clear();
        int pair = 0;
        for (int i = 0; i < x.Length; i += 3)
        {
            for (int j = i + 3; j < x.Length; j += 3)
            {
                double factor = 2 * _slopes[pair++];
                for (int k = 0; k < 3; k++)
                {
                    double force = factor * (x[i + k] - x[j + k]);
                    gradient[i + k] += force;
                    gradient[j + k] -= force;
                }
            }
        }

        return energy;
    }

    // Needs the slopes at x.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Product(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        int pair = 0;
        for (int i = 0; i < x.Length; i += 3)
        {
            for (int j = i + 3; j < x.Length; j += 3)
            {
                double change = ((x[i] - x[j]) * (v[i] - v[j])) + ((x[i + 1] - x[j + 1]) * (v[i + 1] - v[j + 1])) + ((x[i + 2] - x[j + 2]) * (v[i + 2] - v[j + 2]));
                _squareChanges[pair] = 2 * change;
                _slopeChanges[pair] = LennardJonesTerm.Curvature(_squares[pair]) * _squareChanges[pair];
                pair++;
            }
        }

        if (_tripleDipole != 0)
        {
            AddTriples();
        }

        product.Clear();
        pair = 0;
        for (int i = 0; i < x.Length; i += 3)
        {
            for (int j = i + 3; j < x.Length; j += 3)
            {
                double slope = 2 * _slopes[pair], slopeChange = 2 * _slopeChanges[pair];
                pair++;
                for (int k = 0; k < 3; k++)
                {
                    double force = (slope * (v[i + k] - v[j + k])) + (slopeChange * (x[i + k] - x[j + k]));
                    product[i + k] += force;
                    product[j + k] -= force;
                }
            }
        }
    }

    private void AddTriples()
    {
        for (int i = 0; i < _atoms; i++)
        {
            for (int j = i + 1; j < _atoms; j++)
            {
                int ij = Pair(i, j);
                for (int k = j + 1; k < _atoms; k++)
                {
                    int ik = Pair(i, k), jk = Pair(j, k);
                    AxilrodTellerTerm.Curvature(
                        _squares[ij], _squares[ik], _squares[jk], _squareChanges[ij], _squareChanges[ik], _squareChanges[jk], out double a, out double b, out double c);
                    _slopeChanges[ij] += _tripleDipole * a;
                    _slopeChanges[ik] += _tripleDipole * b;
                    _slopeChanges[jk] += _tripleDipole * c;
                }
            }
        }
    }
}
