using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Curvature class as the code of Bosman et al. 2020 computes it: from the diagonal blocks of the Hessian, in float32, with an exact test for zero.</summary>
/// <remarks>
/// Each layer's weights and biases give one block; second derivatives between blocks are left out, so a saddle of the full Hessian can pass for convex. A point
/// is singular if an eigenvalue of a block is exactly 0 in float32, which happens where logistic units round to 0 or 1. The class of the full Hessian with a
/// stated tolerance is the right one; this one is for comparison with published shares (docs/walks.md).
/// </remarks>
/// <param name="training">The training loss.</param>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed class PublishedCurvature(NetworkPotential training)
{
    private readonly SinglePrecisionBlocks _blocks = new(training);
    private readonly SinglePrecisionEigenvalues _solver = new();
    private readonly float[] _values = new float[training.Dimension];
    private float[] _matrix = [];

    /// <summary>Eigenvalues of all blocks at the latest point, in no order; not meaningful where its class is <see cref="CurvatureClass.None"/>.</summary>
    public ReadOnlySpan<float> Eigenvalues => _values;

    /// <summary>Classifies a point.</summary>
    /// <param name="x">Weights and biases; rounded to float32.</param>
    /// <returns>The class; <see cref="CurvatureClass.None"/> where a number is not finite or the eigenvalues don't converge.</returns>
    public CurvatureClass Classify(ReadOnlySpan<double> x)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, training.Dimension, nameof(x));
        _blocks.Evaluate(x, blocks: true);
        int known = 0;
        for (int block = 0; block < _blocks.Count; block++)
        {
            int n = _blocks.Size(block);
            Span<float> matrix = Room(n * n);
            _blocks.Write(block, matrix);
            if (!_solver.Compute(matrix, _values.AsSpan(known, n)))
            {
                return CurvatureClass.None;
            }

            known += n;
        }

        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        bool zero = false;
        foreach (float value in _values)
        {
            low = MathF.Min(low, value);
            high = MathF.Max(high, value);
            zero |= value == 0;
        }

        return zero ? CurvatureClass.Singular
            : high > 0 && low < 0 ? CurvatureClass.Saddle
            : low > 0 ? CurvatureClass.Convex
            : high < 0 ? CurvatureClass.Concave : CurvatureClass.None;
    }

    /// <summary>The gradient in float32.</summary>
    /// <remarks>Where units are saturated its components are exactly 0, and the published walk then moves up: with starts in [−10, 10] that is every eighth
    /// component of an XOR walk, so a walk that follows the exact gradient goes elsewhere.</remarks>
    /// <param name="x">Weights and biases; rounded to float32.</param>
    /// <param name="gradient">Receives ∂E/∂x.</param>
    public void Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, training.Dimension, nameof(x));
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, training.Dimension, nameof(gradient));
        _blocks.Evaluate(x, blocks: false);
        _blocks.WriteGradient(x, gradient);
    }

    /// <summary>A diagonal block of the Hessian at a point.</summary>
    /// <param name="x">Weights and biases.</param>
    /// <param name="block">Weights and biases of the layers in turn, from 0.</param>
    /// <param name="positions">Where the block's parameters stand in the point.</param>
    /// <returns>Second derivatives in float32, row-major.</returns>
    public float[] Block(ReadOnlySpan<double> x, int block, out int[] positions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, training.Dimension, nameof(x));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)block, (uint)_blocks.Count, nameof(block));
        int n = _blocks.Size(block);
        positions = [.. Enumerable.Range(0, n).Select(i => _blocks.Position(block, i))];
        float[] matrix = new float[n * n];
        _blocks.Evaluate(x, blocks: true);
        _blocks.Write(block, matrix);
        return matrix;
    }

    private Span<float> Room(int length)
    {
        if (_matrix.Length < length)
        {
            _matrix = new float[length];
        }

        return _matrix.AsSpan(0, length);
    }
}
