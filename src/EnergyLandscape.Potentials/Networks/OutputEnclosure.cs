using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Encloses gradient and Hessian of the loss of one row with respect to the weighted sums of the output units.</summary>
internal sealed class OutputEnclosure
{
    private readonly OutputFunction _output;
    private readonly LossFunction _loss;
    private readonly int _outputs;
    private readonly Ball _weight;
    private readonly Ball[] _p;

    public OutputEnclosure(NetworkPotential potential)
    {
        _output = potential.Output;
        _loss = potential.Loss;
        _outputs = potential.Data.TargetColumns;
        bool perRow = _loss == LossFunction.CrossEntropy && _output == OutputFunction.Softmax;
        _weight = (Ball)1 / (perRow ? potential.Data.Rows : (double)potential.Data.Rows * _outputs);
        _p = new Ball[_outputs];
    }

    /// <summary>Encloses the derivatives of the loss of one row.</summary>
    /// <param name="y">Weighted sums, one an output.</param>
    /// <param name="targets">Targets, one an output.</param>
    /// <param name="delta">Receives ∂E/∂y.</param>
    /// <param name="hessian">Receives ∂²E/∂y∂y, outputs × outputs.</param>
    public void Enclose(ReadOnlySpan<Ball> y, ReadOnlySpan<double> targets, Span<Ball> delta, Span<Ball> hessian)
    {
        if (_output == OutputFunction.Softmax)
        {
            Probabilities(y);
            if (_loss == LossFunction.CrossEntropy)
            {
                EntropyOfSoftmax(targets, delta, hessian);
            }
            else
            {
                SquaredErrorOfSoftmax(targets, delta, hessian);
            }

            return;
        }

        hessian.Clear();
        for (int k = 0; k < _outputs; k++)
        {
            (Ball first, Ball second) = _output == OutputFunction.Linear ? (2 * (y[k] - targets[k]), (Ball)2) : OfLogistic(y[k], targets[k]);
            delta[k] = _weight * first;
            hessian[(k * _outputs) + k] = _weight * second;
        }
    }

    private (Ball First, Ball Second) OfLogistic(Ball y, double target)
    {
        Ball p = BallMath.Logistic(y), q = BallMath.Logistic(-y), slope = Variance(p), residual = p - target;
        return _loss == LossFunction.CrossEntropy
            ? (residual, slope)
            : (2 * residual * slope, 2 * slope * (slope + (residual * (q - p))));
    }

    private void Probabilities(ReadOnlySpan<Ball> y)
    {
        if (_outputs == 2)
        {
            // Each sum occurs once: no width is counted twice.
            _p[0] = BallMath.Logistic(y[0] - y[1]);
            _p[1] = BallMath.Logistic(y[1] - y[0]);
            return;
        }

        int top = 0;
        for (int k = 1; k < _outputs; k++)
        {
            top = y[k].High > y[top].High ? k : top;
        }

        Ball sum = 1;
        for (int k = 0; k < _outputs; k++)
        {
            _p[k] = k == top ? 1 : BallMath.Exp(y[k] - y[top]);
            sum = k == top ? sum : sum + _p[k];
        }

        for (int k = 0; k < _outputs; k++)
        {
            _p[k] /= sum;
        }
    }

    // p(1 − p) with the width of p counted as the slope 1 − 2p has it, which vanishes at p = 1/2, where all weights are small.
    private static Ball Variance(Ball p)
    {
        Ball excess = p - 0.5;
        return 0.25 - (excess * excess);
    }

    // ∂/∂y_a of −Σ t_k ln p_k is p_a Σ t_k − t_a, ∂²/∂y_a∂y_b is Σ t_k (p_a δ_ab − p_a p_b).
    private void EntropyOfSoftmax(ReadOnlySpan<double> targets, Span<Ball> delta, Span<Ball> hessian)
    {
        Ball total = 0;
        foreach (double target in targets)
        {
            total += target;
        }

        Ball factor = _weight * total;
        for (int a = 0; a < _outputs; a++)
        {
            delta[a] = _weight * ((_p[a] * total) - targets[a]);
            for (int b = 0; b < _outputs; b++)
            {
                hessian[(a * _outputs) + b] = factor * (a == b ? Variance(_p[a]) : _outputs == 2 ? -Variance(_p[a]) : -(_p[a] * _p[b]));
            }
        }
    }

    // With r = p − t, m = Σ r p and s = Σ p²: first derivatives 2 p_a (r_a − m); second ones
    // 2 p_a [(δ_ab − p_b)(r_a − m + p_a) − p_b (p_b + r_b − s − m)].
    private void SquaredErrorOfSoftmax(ReadOnlySpan<double> targets, Span<Ball> delta, Span<Ball> hessian)
    {
        Ball mean = 0, squares = 0;
        for (int k = 0; k < _outputs; k++)
        {
            mean += (_p[k] - targets[k]) * _p[k];
            squares += _p[k] * _p[k];
        }

        Ball factor = 2 * _weight;
        for (int a = 0; a < _outputs; a++)
        {
            Ball excess = _p[a] - targets[a] - mean;
            delta[a] = factor * _p[a] * excess;
            for (int b = 0; b < _outputs; b++)
            {
                Ball own = ((a == b ? 1 : (Ball)0) - _p[b]) * (excess + _p[a]);
                Ball common = _p[b] * (_p[b] + _p[b] - targets[b] - squares - mean);
                hessian[(a * _outputs) + b] = factor * _p[a] * (own - common);
            }
        }
    }
}
