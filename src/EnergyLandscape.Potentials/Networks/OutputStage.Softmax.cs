using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <content>Softmax with cross-entropy.</content>
internal sealed partial class OutputStage
{
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
}
