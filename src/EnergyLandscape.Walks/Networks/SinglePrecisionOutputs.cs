using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Loss of the output units and its first two derivatives with respect to their weighted sums, in float32 and with the roundings of the published
/// code: p(1 − p) of a logistic unit is exactly 0 where p rounds to 1.</summary>
internal sealed class SinglePrecisionOutputs
{
    private readonly OutputFunction _output;
    private readonly LossFunction _loss;
    private readonly int _outputs;
    private readonly int _rows;
    private readonly float[] _targets;
    private readonly float[] _weights;
    private readonly double[] _exponentials;
    private readonly float[] _p;
    private readonly float[] _r;

    public SinglePrecisionOutputs(NetworkPotential potential, int paddedRows)
    {
        TrainingSet data = potential.Data;
        _output = potential.Output;
        _loss = potential.Loss;
        _outputs = data.TargetColumns;
        _rows = paddedRows;
        _targets = new float[_outputs * paddedRows];
        _weights = new float[paddedRows];
        _exponentials = new double[_outputs * paddedRows];
        _p = new float[_outputs];
        _r = new float[_outputs];
        bool perRow = _loss == LossFunction.CrossEntropy && _output == OutputFunction.Softmax;
        for (int row = 0; row < data.Rows; row++)
        {
            _weights[row] = 1f / (perRow ? data.Rows : data.Rows * _outputs);
            for (int k = 0; k < _outputs; k++)
            {
                _targets[(k * paddedRows) + row] = (float)data.Targets[(row * _outputs) + k];
            }
        }
    }

    /// <summary>Derivatives at the weighted sums.</summary>
    /// <param name="y">Weighted sums, outputs × padded rows.</param>
    /// <param name="delta">Receives ∂E/∂y.</param>
    /// <param name="second">Receives ∂²E/∂y_a∂y_b, outputs × outputs × padded rows.</param>
    public void Differentiate(ReadOnlySpan<float> y, Span<float> delta, Span<float> second)
    {
        second.Clear();
        if (_output == OutputFunction.Softmax)
        {
            Softmax(y, delta, second);
            return;
        }

        for (int i = 0; i < y.Length; i++)
        {
            _exponentials[i] = _loss == LossFunction.CrossEntropy ? -Math.Abs((double)y[i]) : -y[i];
        }

        if (_output == OutputFunction.Logistic)
        {
            VectorMath.Exp(_exponentials, _exponentials);
        }

        for (int k = 0; k < _outputs; k++)
        {
            for (int d = 0; d < _rows; d++)
            {
                int i = (k * _rows) + d;
                (float first, float curvature) = _output == OutputFunction.Linear ? (2 * (y[i] - _targets[i]), 2f)
                    : _loss == LossFunction.CrossEntropy ? LogisticEntropy(y[i], _targets[i], (float)_exponentials[i])
                    : LogisticSquares(_targets[i], (float)_exponentials[i]);
                delta[i] = _weights[d] * first;
                second[(((k * _outputs) + k) * _rows) + d] = _weights[d] * curvature;
            }
        }
    }

    // max(o, 0) − o t + ln(1 + e^−|o|), differentiated as it stands.
    private static (float First, float Second) LogisticEntropy(float o, float target, float exponential)
    {
        float q = exponential / (1 + exponential);
        return ((o >= 0 ? 1 - q : q) - target, q - (q * q));
    }

    private static (float First, float Second) LogisticSquares(float target, float exponential)
    {
        float p = 1 / (1 + exponential), slope = p * (1 - p), twice = 2 * (p - target);
        return (twice * slope, (2 * slope * slope) + (twice * slope * (1 - (2 * p))));
    }

    private void Softmax(ReadOnlySpan<float> y, Span<float> delta, Span<float> second)
    {
        for (int d = 0; d < _rows; d++)
        {
            float highest = y[d];
            for (int k = 1; k < _outputs; k++)
            {
                highest = MathF.Max(highest, y[(k * _rows) + d]);
            }

            for (int k = 0; k < _outputs; k++)
            {
                _exponentials[(k * _rows) + d] = y[(k * _rows) + d] - highest;
            }
        }

        VectorMath.Exp(_exponentials, _exponentials);
        for (int d = 0; d < _rows; d++)
        {
            float sum = 0;
            for (int k = 0; k < _outputs; k++)
            {
                _p[k] = (float)_exponentials[(k * _rows) + d];
                sum += _p[k];
            }

            for (int k = 0; k < _outputs; k++)
            {
                _p[k] /= sum;
                _r[k] = _p[k] - _targets[(k * _rows) + d];
            }

            if (_loss == LossFunction.CrossEntropy)
            {
                SoftmaxEntropy(d, delta, second);
            }
            else
            {
                SoftmaxSquares(d, delta, second);
            }
        }
    }

    private void SoftmaxEntropy(int d, Span<float> delta, Span<float> second)
    {
        for (int a = 0; a < _outputs; a++)
        {
            delta[(a * _rows) + d] = _weights[d] * _r[a];
            for (int b = 0; b < _outputs; b++)
            {
                second[(((a * _outputs) + b) * _rows) + d] = _weights[d] * (a == b ? _p[a] - (_p[a] * _p[a]) : -_p[a] * _p[b]);
            }
        }
    }

    private void SoftmaxSquares(int d, Span<float> delta, Span<float> second)
    {
        float mean = SinglePrecision.Dot(_r, _p), squares = SinglePrecision.Dot(_p, _p), twice = 2 * _weights[d];
        for (int a = 0; a < _outputs; a++)
        {
            delta[(a * _rows) + d] = twice * _p[a] * (_r[a] - mean);
            for (int b = a; b < _outputs; b++)
            {
                float unit = a == b ? 1 : 0;
                float value = twice * _p[a] * (((unit - _p[b]) * (_r[a] - mean)) + (_p[a] * (unit - _p[b])) - (_p[b] * (_p[b] - squares + _r[b] - mean)));
                second[(((a * _outputs) + b) * _rows) + d] = value;
                second[(((b * _outputs) + a) * _rows) + d] = value;
            }
        }
    }
}
