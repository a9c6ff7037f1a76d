using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Loss, its gradient and its Hessian with respect to the weighted sums of the output units, row by row.</summary>
/// <remarks>Arrays hold one quantity a unit with the rows contiguous, padded to a multiple of four; padded rows have weight 0. Where a
/// probability is near 1 its complement is summed from the others, so that errors stay relative to the residual.</remarks>
internal sealed class OutputStage
{
    private readonly OutputFunction _output;
    private readonly LossFunction _loss;
    private readonly int _outputs;
    private readonly int _rows;
    private double[] _targets;
    private double[] _weights;
    private readonly double[] _p;
    private readonly double[] _shifted;
    private readonly double[] _sum;
    private readonly double[] _log;
    private readonly double[] _top;
    private readonly double[] _others;
    private readonly double[] _residuals;

    // Where the block at work starts in arrays over outputs and in those over rows alone.
    private int _start;
    private int _startOfRows;

    /// <param name="potential">What the outputs do and how far they are from targets.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="leader">Another stage that takes all outputs, or none.</param>
    public OutputStage(NetworkPotential potential, BlockedRows rows, OutputStage? leader)
    {
        _output = potential.Output;
        _loss = potential.Loss;
        _outputs = potential.Architecture.Outputs;
        _rows = rows.Blocks.Length;
        _targets = rows.Targets;
        _weights = rows.Weights;
        _p = leader?._p ?? new double[_outputs * _rows * rows.Blocks.Count];
        _shifted = new double[_outputs * _rows];
        _sum = new double[_rows];
        _log = new double[_rows];
        _top = new double[_rows];
        int derived = _loss == LossFunction.SquaredError && _output == OutputFunction.Softmax ? _outputs * _rows : 0;
        _others = new double[derived];
        _residuals = new double[derived];
    }

    /// <summary>Probabilities (or linear outputs) of the latest evaluation of every block, blocks × outputs × rows.</summary>
    public ReadOnlySpan<double> Outputs => _p;

    /// <summary>Targets, blocks × outputs × rows.</summary>
    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>Takes as many other rows.</summary>
    public void Use(BlockedRows rows)
    {
        _targets = rows.Targets;
        _weights = rows.Weights;
    }

    /// <summary>The share of one block of rows in the loss, without regularisation.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="y">Weighted sums, outputs × rows of the block.</param>
    /// <param name="delta">Receives ∂E/∂y, or is empty.</param>
    /// <param name="hessian">Receives ∂²E/∂y_a∂y_b as outputs × outputs × rows, or is empty.</param>
    public double Evaluate(int block, ReadOnlySpan<double> y, Span<double> delta, Span<double> hessian)
    {
        _start = block * _outputs * _rows;
        _startOfRows = block * _rows;
        return _output switch
        {
            OutputFunction.Softmax => Softmax(y, delta, hessian),
            OutputFunction.Logistic => Logistic(y, delta, hessian),
            _ => Linear(y, delta, hessian),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(ReadOnlySpan<double> array, int i) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(array), (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(ref double start, int i) => Vector256.LoadUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<double> value, Span<double> array, int i) => value.StoreUnsafe(ref MemoryMarshal.GetReference(array), (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Softmax(ReadOnlySpan<double> y, Span<double> delta, Span<double> hessian)
    {
        int rows = _rows;
        Shift(ref MemoryMarshal.GetReference(y));
        VectorMath.Exp(_shifted, _p.AsSpan(_start));

        // s = sum over all but the largest, so that ln(1 + s) keeps its relative accuracy when one probability is nearly 1.
        ref double p = ref MemoryMarshal.GetReference(_p.AsSpan(_start));
        for (int d = 0; d < rows; d += 4)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            Vector256<double> top = At(_top, d), number = Vector256<double>.Zero;
            for (int k = 0; k < _outputs; k++)
            {
                sum += Vector256.AndNot(At(ref p, (k * rows) + d), Vector256.Equals(top, number));
                number += Vector256<double>.One;
            }

            Put(sum, _sum, d);
        }

        if (_loss == LossFunction.CrossEntropy)
        {
            VectorMath.Log1p(_sum, _log);
            double entropy = Entropy(ref p, delta);
            if (!hessian.IsEmpty)
            {
                SecondDerivativesOfEntropy(ref p, hessian);
            }

            return entropy;
        }

        Vector256<double> energy = Vector256<double>.Zero;
        for (int d = 0; d < rows; d += 4)
        {
            Vector256<double> scale = Vector256<double>.One / (Vector256<double>.One + At(_sum, d));
            for (int k = 0; k < _outputs; k++)
            {
                Put(At(ref p, (k * rows) + d) * scale, _p, _start + (k * rows) + d);
            }

            energy += SquaredErrorOfSoftmax(d, At(_weights, _startOfRows + d), delta, hessian);
        }

        return Vector256.Sum(energy);
    }

    // Sums less the largest one of the row, and which that is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Shift(ref double y)
    {
        int rows = _rows;
        ref double shifted = ref MemoryMarshal.GetArrayDataReference(_shifted);
        for (int d = 0; d < rows; d += 4)
        {
            Vector256<double> max = At(ref y, d);
            Vector256<double> top = Vector256<double>.Zero, number = Vector256<double>.Zero;
            for (int k = 1; k < _outputs; k++)
            {
                Vector256<double> value = At(ref y, (k * rows) + d);
                number += Vector256<double>.One;
                top = Vector256.ConditionalSelect(Vector256.GreaterThan(value, max), number, top);
                max = Vector256.Max(max, value);
            }

            Put(top, _top, d);
            for (int k = 0; k < _outputs; k++)
            {
                (At(ref y, (k * rows) + d) - max).StoreUnsafe(ref shifted, (nuint)((k * rows) + d));
            }
        }
    }

    // Probabilities from exponentials, loss and ∂E/∂y = weight · (p − t). The complement of a probability is the sum of the others, which keeps its tail and
    // makes the two derivatives of a row with two outputs exactly opposite: a common shift of the outputs has no gradient, and at small λ little else.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Entropy(ref double p, Span<double> delta)
    {
        int rows = _rows, outputs = _outputs;
        ref double target = ref MemoryMarshal.GetReference(_targets.AsSpan(_start));
        ref double shifted = ref MemoryMarshal.GetArrayDataReference(_shifted);
        Vector256<double> energy = Vector256<double>.Zero, one = Vector256<double>.One;
        for (int d = 0; d < rows; d += 4)
        {
            Vector256<double> weight = At(_weights, _startOfRows + d), log = At(_log, d), scale = one / (one + At(_sum, d)), row = Vector256<double>.Zero;
            for (int k = 0, at = d; k < outputs; k++, at += rows)
            {
                (At(ref p, at) * scale).StoreUnsafe(ref p, (nuint)at);
                row = Vector256.FusedMultiplyAdd(At(ref target, at), log - At(ref shifted, at), row);
            }

            energy = Vector256.FusedMultiplyAdd(weight, row, energy);
            if (!delta.IsEmpty)
            {
                DerivativesOfEntropy(ref Unsafe.Add(ref p, d), ref Unsafe.Add(ref target, d), weight, ref Unsafe.Add(ref MemoryMarshal.GetReference(delta), d));
            }
        }

        return Vector256.Sum(energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DerivativesOfEntropy(ref double p, ref double target, Vector256<double> weight, ref double delta)
    {
        int end = _outputs * _rows;
        for (int at = 0; at < end; at += _rows)
        {
            Vector256<double> own = At(ref p, at), t = At(ref target, at), others = Vector256<double>.Zero;
            for (int other = 0; other < at; other += _rows)
            {
                others += At(ref p, other);
            }

            for (int other = at + _rows; other < end; other += _rows)
            {
                others += At(ref p, other);
            }

            Vector256<double> residual = Vector256.ConditionalSelect(Vector256.Equals(t, Vector256<double>.One), -others, own - t);
            (weight * residual).StoreUnsafe(ref delta, (nuint)at);
        }
    }

    // ∂²E/∂y_k∂y_q = −weight · p_k p_q, and on the diagonal weight · p_k times the sum of the others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondDerivativesOfEntropy(ref double p, Span<double> hessian)
    {
        int rows = _rows, outputs = _outputs;
        ref double second = ref MemoryMarshal.GetReference(hessian);
        for (int d = 0; d < rows; d += 4)
        {
            Vector256<double> weight = At(_weights, _startOfRows + d);
            ref double first = ref Unsafe.Add(ref p, d);
            for (int k = 0; k < outputs; k++)
            {
                ref double entry = ref Unsafe.Add(ref second, (k * outputs * rows) + d);
                ref double other = ref first;
                Vector256<double> own = weight * At(ref first, k * rows), others = Vector256<double>.Zero;
                for (int q = 0; q < outputs; q++)
                {
                    Vector256<double> next = At(ref other, 0);
                    others += q == k ? Vector256<double>.Zero : next;
                    (-(own * next)).StoreUnsafe(ref entry);
                    entry = ref Unsafe.Add(ref entry, rows);
                    other = ref Unsafe.Add(ref other, rows);
                }

                (own * others).StoreUnsafe(ref second, (nuint)((k * (outputs + 1) * rows) + d));
            }
        }
    }

    // With r the residuals, o_a = 1 − p_a and m_a = Σ_b p_b (r_a − r_b) = r_a − Σ_b p_b r_b: ∂E/∂y_a = 2 p_a m_a. Differences that are of the second
    // order in the small probabilities where one is nearly 1 are sums of small terms here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> SquaredErrorOfSoftmax(int d, Vector256<double> weight, Span<double> delta, Span<double> hessian)
    {
        int rows = _rows;
        Vector256<double> sum = Vector256<double>.Zero;
        for (int k = 0; k < _outputs; k++)
        {
            Vector256<double> others = Vector256<double>.Zero;
            for (int q = 0; q < _outputs; q++)
            {
                others += q == k ? Vector256<double>.Zero : At(_p, _start + (q * rows) + d);
            }

            Vector256<double> target = At(_targets, _start + (k * rows) + d);
            Vector256<double> r = Vector256.ConditionalSelect(Vector256.Equals(target, Vector256<double>.One), -others, At(_p, _start + (k * rows) + d) - target);
            Put(others, _others, (k * rows) + d);
            Put(r, _residuals, (k * rows) + d);
            sum += r * r;
        }

        if (delta.IsEmpty)
        {
            return weight * sum;
        }

        Vector256<double> factor = weight + weight;
        for (int a = 0; a < _outputs; a++)
        {
            Vector256<double> r = At(_residuals, (a * rows) + d), m = Vector256<double>.Zero;
            for (int b = 0; b < _outputs; b++)
            {
                m += At(_p, _start + (b * rows) + d) * (r - At(_residuals, (b * rows) + d));
            }

            Put(m, _shifted, (a * rows) + d);
            Put(factor * At(_p, _start + (a * rows) + d) * m, delta, (a * rows) + d);
        }

        if (!hessian.IsEmpty)
        {
            SecondDerivativesOfSquaredError(d, factor, hessian);
        }

        return weight * sum;
    }

    // ∂²E/∂y_a² = 2 p_a (o_a m_a + p_a (o_a² + Σ_{k≠a} p_k² − m_a)), ∂²E/∂y_a∂y_b = −2 p_a p_b (m_a + m_b + p_a o_a + p_b o_b − Σ_{k≠a,b} p_k²).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondDerivativesOfSquaredError(int d, Vector256<double> factor, Span<double> hessian)
    {
        int rows = _rows;
        for (int a = 0; a < _outputs; a++)
        {
            Vector256<double> p = At(_p, _start + (a * rows) + d), o = At(_others, (a * rows) + d), m = At(_shifted, (a * rows) + d);
            Vector256<double> squares = Vector256<double>.Zero;
            for (int k = 0; k < _outputs; k++)
            {
                Vector256<double> pk = At(_p, _start + (k * rows) + d);
                squares += k == a ? Vector256<double>.Zero : pk * pk;
            }

            Put(factor * p * ((o * m) + (p * ((o * o) + squares - m))), hessian, (((a * _outputs) + a) * rows) + d);
            for (int b = a + 1; b < _outputs; b++)
            {
                Vector256<double> pb = At(_p, _start + (b * rows) + d), ob = At(_others, (b * rows) + d), mb = At(_shifted, (b * rows) + d);
                Vector256<double> value = -factor * p * pb * (m + mb + (p * o) + (pb * ob) - (squares - (pb * pb)));
                Put(value, hessian, (((a * _outputs) + b) * rows) + d);
                Put(value, hessian, (((b * _outputs) + a) * rows) + d);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Logistic(ReadOnlySpan<double> y, Span<double> delta, Span<double> hessian)
    {
        ClearOffDiagonal(hessian);
        for (int i = 0; i < _shifted.Length; i += 4)
        {
            Put(-Vector256.Abs(At(y, i)), _shifted, i);
        }

        VectorMath.Exp(_shifted, _p.AsSpan(_start));
        VectorMath.Log1p(_p.AsSpan(_start, _shifted.Length), _shifted);
        Vector256<double> energy = Vector256<double>.Zero;
        for (int k = 0; k < _outputs; k++)
        {
            for (int d = 0; d < _rows; d += 4)
            {
                int i = (k * _rows) + d;
                Vector256<double> o = At(y, i), e = At(_p, _start + i), t = At(_targets, _start + i), weight = At(_weights, _startOfRows + d);
                Vector256<double> scale = Vector256<double>.One / (Vector256<double>.One + e);
                Vector256<double> negative = Vector256.LessThan(o, Vector256<double>.Zero);
                Vector256<double> p = Vector256.ConditionalSelect(negative, e, Vector256<double>.One) * scale;
                Vector256<double> q = Vector256.ConditionalSelect(negative, Vector256<double>.One, e) * scale;
                Put(p, _p, _start + i);
                Vector256<double> residual = Vector256.ConditionalSelect(Vector256.Equals(t, Vector256<double>.One), -q, p - t);
                Vector256<double> first, second;
                if (_loss == LossFunction.CrossEntropy)
                {
                    energy += weight * (Vector256.Max(o, Vector256<double>.Zero) - (o * t) + At(_shifted, i));
                    first = residual;
                    second = p * q;
                }
                else
                {
                    energy += weight * residual * residual;
                    Vector256<double> slope = p * q;
                    first = Vector256.Create(2.0) * residual * slope;
                    second = Vector256.Create(2.0) * ((slope * slope) + (residual * slope * (q - p)));
                }

                Derivatives(k, d, weight * first, weight * second, delta, hessian);
            }
        }

        return Vector256.Sum(energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Linear(ReadOnlySpan<double> y, Span<double> delta, Span<double> hessian)
    {
        ClearOffDiagonal(hessian);
        Vector256<double> energy = Vector256<double>.Zero;
        for (int k = 0; k < _outputs; k++)
        {
            for (int d = 0; d < _rows; d += 4)
            {
                int i = (k * _rows) + d;
                Vector256<double> weight = At(_weights, _startOfRows + d);
                Put(At(y, i), _p, _start + i);
                Vector256<double> residual = At(y, i) - At(_targets, _start + i);
                energy += weight * residual * residual;
                Derivatives(k, d, (weight + weight) * residual, weight + weight, delta, hessian);
            }
        }

        return Vector256.Sum(energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Derivatives(int k, int d, Vector256<double> first, Vector256<double> second, Span<double> delta, Span<double> hessian)
    {
        if (!delta.IsEmpty)
        {
            Put(first, delta, (k * _rows) + d);
        }

        if (!hessian.IsEmpty)
        {
            Put(second, hessian, (((k * _outputs) + k) * _rows) + d);
        }
    }

    private void ClearOffDiagonal(Span<double> hessian)
    {
        if (_outputs > 1)
        {
            hessian.Clear();
        }
    }
}
