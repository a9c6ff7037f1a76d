using System.Runtime.CompilerServices;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Gmin;

/// <summary>The correction pairs of L-BFGS and the two-loop recursion over them; knows neither energies nor line searches, so that it
/// also serves forces that are no gradient, such as those of an elastic band.</summary>
/// <threadsafety>Not safe.</threadsafety>
public sealed class LbfgsHistory
{
    private readonly int _length;
    private readonly double[][] _steps;
    private readonly double[][] _changes;
    private readonly double[] _inverses;
    private readonly double[] _alphas;
    private int _next;

    /// <summary>Makes the buffers.</summary>
    /// <param name="length">Number of pairs kept.</param>
    /// <param name="dimension">Number of coordinates.</param>
    public LbfgsHistory(int length, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        _length = length;
        _steps = [.. Enumerable.Range(0, length).Select(_ => new double[dimension])];
        _changes = [.. Enumerable.Range(0, length).Select(_ => new double[dimension])];
        _inverses = new double[length];
        _alphas = new double[length];
    }

    /// <summary>Number of pairs held.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all pairs.</summary>
    public void Clear()
    {
        Count = 0;
        _next = 0;
    }

    /// <summary>Adds the pair (step, change of gradient); a pair without curvature information is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<double> step, ReadOnlySpan<double> newGradient, ReadOnlySpan<double> oldGradient)
    {
        double[] change = _changes[_next];
        for (int i = 0; i < change.Length; i++)
        {
            change[i] = newGradient[i] - oldGradient[i];
        }

        double product = VectorMath.Dot(change, step);
        if (product == 0 || !double.IsFinite(1 / product))
        {
            return;
        }

        step.CopyTo(_steps[_next]);
        _inverses[_next] = 1 / product;
        _next = (_next + 1) % _length;
        Count = Math.Min(Count + 1, _length);
    }

    /// <summary>Writes −H·gradient with the current approximation H of the inverse Hessian.</summary>
    /// <param name="gradient">Gradient, length n.</param>
    /// <param name="direction">Receives the direction, length n.</param>
    /// <param name="initialInverseCurvature">Diagonal of H when no pair is held.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Direction(ReadOnlySpan<double> gradient, Span<double> direction, double initialInverseCurvature)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            direction[i] = -gradient[i];
        }

        for (int k = 0; k < Count; k++)
        {
            int at = (_next - 1 - k + _length) % _length;
            _alphas[at] = _inverses[at] * VectorMath.Dot(_steps[at], direction);
            VectorMath.Axpy(-_alphas[at], _changes[at], direction);
        }

        double scale = initialInverseCurvature;
        if (Count > 0)
        {
            int latest = (_next - 1 + _length) % _length;
            scale = Math.Abs(1 / (_inverses[latest] * VectorMath.Dot(_changes[latest], _changes[latest])));
        }

        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] *= scale;
        }

        for (int k = Count - 1; k >= 0; k--)
        {
            int at = (_next - 1 - k + _length) % _length;
            double beta = _inverses[at] * VectorMath.Dot(_changes[at], direction);
            VectorMath.Axpy(_alphas[at] - beta, _steps[at], direction);
        }
    }
}
