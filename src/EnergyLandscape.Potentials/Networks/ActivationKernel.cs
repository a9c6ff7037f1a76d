using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>An activation with its first two derivatives, over the units and rows of one layer at a time.</summary>
internal static class ActivationKernel
{
    /// <summary>Values alone.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="sums">Weighted sums; a multiple of four.</param>
    /// <param name="values">Receives as many; may be the same memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Values(Activation activation, ReadOnlySpan<double> sums, Span<double> values)
    {
        switch (activation)
        {
            case Activation.Tanh:
                VectorMath.Tanh(sums, values);
                break;
            case Activation.Logistic:
                LogisticValues(sums, values);
                break;
            default:
                EluValues(sums, values);
                break;
        }
    }

    /// <summary>First derivatives from the values.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="values">Its values; a multiple of four.</param>
    /// <param name="slopes">Receives as many.</param>
    public static void Slopes(Activation activation, ReadOnlySpan<double> values, Span<double> slopes)
    {
        slopes[..values.Length].Fill(1);
        TimesSlopes(activation, values, slopes[..values.Length]);
    }

    /// <summary>Multiplies by the first derivatives, which all three activations allow to tell from the values.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="values">Its values; a multiple of four.</param>
    /// <param name="products">As many factors; become products.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TimesSlopes(Activation activation, ReadOnlySpan<double> values, Span<double> products)
    {
        ref double value = ref MemoryMarshal.GetReference(values[..products.Length]);
        ref double product = ref MemoryMarshal.GetReference(products);
        switch (activation)
        {
            case Activation.Tanh:
                for (int i = 0; i < products.Length; i += 4)
                {
                    Vector256<double> z = Vector256.LoadUnsafe(ref value, (nuint)i);
                    (Vector256.FusedMultiplyAdd(-z, z, Vector256<double>.One) * Vector256.LoadUnsafe(ref product, (nuint)i)).StoreUnsafe(ref product, (nuint)i);
                }

                break;
            case Activation.Logistic:
                for (int i = 0; i < products.Length; i += 4)
                {
                    Vector256<double> z = Vector256.LoadUnsafe(ref value, (nuint)i);
                    (z * (Vector256<double>.One - z) * Vector256.LoadUnsafe(ref product, (nuint)i)).StoreUnsafe(ref product, (nuint)i);
                }

                break;
            default:
                for (int i = 0; i < products.Length; i += 4)
                {
                    Vector256<double> z = Vector256.LoadUnsafe(ref value, (nuint)i);
                    (Vector256.Min(z + Vector256<double>.One, Vector256<double>.One) * Vector256.LoadUnsafe(ref product, (nuint)i)).StoreUnsafe(ref product, (nuint)i);
                }

                break;
        }
    }

    /// <summary>Second derivative over first, times δ: with δ = φ' Wᵀδ of the layer above it is φ'' Wᵀδ.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="values">Its values; a multiple of four.</param>
    /// <param name="deltas">δ of the same units and rows.</param>
    /// <param name="bends">Receives the products.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Bends(Activation activation, ReadOnlySpan<double> values, ReadOnlySpan<double> deltas, Span<double> bends)
    {
        for (int i = 0; i < deltas.Length; i += 4)
        {
            Vector256<double> z = Vector256.Create(values.Slice(i, 4)), delta = Vector256.Create(deltas.Slice(i, 4));
            Vector256<double> bend = activation switch
            {
                Activation.Tanh => Vector256.Create(-2.0) * z * delta,
                Activation.Logistic => delta * (Vector256<double>.One - (z + z)),
                _ => Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<double>.Zero), Vector256<double>.Zero, delta),
            };
            bend.CopyTo(bends.Slice(i, 4));
        }
    }

    // 1/(1 + e^-a) = (1 + tanh(a/2))/2 loses the tail at large negative a; with e = exp(-|a|) both tails keep their relative accuracy.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LogisticValues(ReadOnlySpan<double> sums, Span<double> values)
    {
        for (int i = 0; i < sums.Length; i += 4)
        {
            Vector256<double> a = Vector256.Create(sums.Slice(i, 4));
            Vector256<double> e = VectorMath.Exp(-Vector256.Abs(a));
            Vector256<double> top = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256<double>.Zero), e, Vector256<double>.One);
            (top / (Vector256<double>.One + e)).CopyTo(values.Slice(i, 4));
        }
    }

    // e^a - 1 = 2t/(1 - t) with t = tanh(a/2): no cancellation near 0.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EluValues(ReadOnlySpan<double> sums, Span<double> values)
    {
        for (int i = 0; i < sums.Length; i += 4)
        {
            Vector256<double> a = Vector256.Create(sums.Slice(i, 4));
            Vector256<double> t = VectorMath.Tanh(Vector256.Create(0.5) * Vector256.Min(a, Vector256<double>.Zero));
            Vector256<double> negative = (t + t) / (Vector256<double>.One - t);
            Vector256.ConditionalSelect(Vector256.GreaterThan(a, Vector256<double>.Zero), a, negative).CopyTo(values.Slice(i, 4));
        }
    }
}
