using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>An activation with its first two derivatives, over the units and rows of one layer at a time.</summary>
internal static class ActivationKernel
{
    /// <summary>Values alone.</summary>
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

    /// <summary>First derivatives from the values (all three activations allow that).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Slopes(Activation activation, ReadOnlySpan<double> values, Span<double> slopes)
    {
        for (int i = 0; i < values.Length; i += 4)
        {
            Vector256<double> z = Vector256.Create(values.Slice(i, 4));
            Vector256<double> slope = activation switch
            {
                Activation.Tanh => Vector256.FusedMultiplyAdd(-z, z, Vector256<double>.One),
                Activation.Logistic => z * (Vector256<double>.One - z),
                _ => Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<double>.Zero), Vector256<double>.One, z + Vector256<double>.One),
            };
            slope.CopyTo(slopes.Slice(i, 4));
        }
    }

    /// <summary>Second derivatives from values and slopes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Curvatures(Activation activation, ReadOnlySpan<double> values, ReadOnlySpan<double> slopes, Span<double> curvatures)
    {
        for (int i = 0; i < values.Length; i += 4)
        {
            Vector256<double> z = Vector256.Create(values.Slice(i, 4));
            Vector256<double> slope = Vector256.Create(slopes.Slice(i, 4));
            Vector256<double> curvature = activation switch
            {
                Activation.Tanh => Vector256.Create(-2.0) * z * slope,
                Activation.Logistic => slope * (Vector256<double>.One - (z + z)),
                _ => Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<double>.Zero), Vector256<double>.Zero, slope),
            };
            curvature.CopyTo(curvatures.Slice(i, 4));
        }
    }

    // 1/(1 + e^-a) = (1 + tanh(a/2))/2 loses the tail at large negative a; with e = exp(-|a|) both tails keep their relative accuracy.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LogisticValues(ReadOnlySpan<double> sums, Span<double> values)
    {
        for (int i = 0; i < sums.Length; i += 4)
        {
            (-Vector256.Abs(Vector256.Create(sums.Slice(i, 4)))).CopyTo(values.Slice(i, 4));
        }

        VectorMath.Exp(values, values);
        for (int i = 0; i < sums.Length; i += 4)
        {
            Vector256<double> a = Vector256.Create(sums.Slice(i, 4));
            Vector256<double> e = Vector256.Create(values.Slice(i, 4));
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
            (Vector256.Create(0.5) * Vector256.Min(Vector256.Create(sums.Slice(i, 4)), Vector256<double>.Zero)).CopyTo(values.Slice(i, 4));
        }

        VectorMath.Tanh(values, values);
        for (int i = 0; i < sums.Length; i += 4)
        {
            Vector256<double> a = Vector256.Create(sums.Slice(i, 4));
            Vector256<double> t = Vector256.Create(values.Slice(i, 4));
            Vector256<double> negative = (t + t) / (Vector256<double>.One - t);
            Vector256.ConditionalSelect(Vector256.GreaterThan(a, Vector256<double>.Zero), a, negative).CopyTo(values.Slice(i, 4));
        }
    }
}
