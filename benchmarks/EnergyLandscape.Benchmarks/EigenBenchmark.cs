using BenchmarkDotNet.Attributes;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Benchmarks;

/// <summary>Eigenvalues and eigenvectors, eigenvalues alone, and inertia by LDLᵀ, of a dense symmetric matrix.</summary>
[MemoryDiagnoser]
public class EigenBenchmark
{
    private double[] _matrix = null!;
    private SymmetricEigen _eigen = null!;
    private LdltFactorization _factor = null!;

    [Params(13, 17, 25, 32, 60)]
    public int Dimension { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        int n = Dimension;
        double[] entries = XorNetwork.Points(1, n * n, 1)[0];
        _matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                _matrix[(i * n) + k] = entries[(Math.Min(i, k) * n) + Math.Max(i, k)];
            }
        }

        _eigen = new SymmetricEigen(n);
        _factor = new LdltFactorization(n);
    }

    [Benchmark]
    public double Decompose()
    {
        _eigen.Decompose(_matrix);
        return _eigen.Values[0];
    }

    [Benchmark]
    public double Values()
    {
        _eigen.ComputeValues(_matrix);
        return _eigen.Values[0];
    }

    [Benchmark]
    public int InertiaByLdlt()
    {
        _factor.Factor(_matrix);
        return _factor.Inertia.Negative;
    }
}
