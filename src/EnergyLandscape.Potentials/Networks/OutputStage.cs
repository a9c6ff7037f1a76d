using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Loss, its gradient and its Hessian with respect to the weighted sums of the output units, row by row.</summary>
/// <remarks>Arrays hold one quantity a unit with the rows contiguous, padded to a multiple of four; padded rows have weight 0. Where a
/// probability is near 1 its complement is summed from the others, so that errors stay relative to the residual.</remarks>
internal sealed partial class OutputStage
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
