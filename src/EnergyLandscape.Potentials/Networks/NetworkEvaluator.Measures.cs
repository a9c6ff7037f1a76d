using System.Runtime.CompilerServices;

namespace EnergyLandscape.Potentials;

/// <content>What the latest evaluation tells besides the loss.</content>
public sealed partial class NetworkEvaluator
{
    private bool _isEvaluated;

    // The point of an evaluation, where its activations do not stay.
    private double[] _latest = [];

    /// <summary>Share of the rows that the network gets right, at the point and with the probabilities of the latest evaluation, whichever it was.</summary>
    /// <returns>0 to 1; NaN for linear outputs.</returns>
    /// <remarks>One output: class 1 is answered if p &gt; 1/2. Several: the largest probability must be that of the largest target, and no other
    /// equal to it: a tie is no right answer. Bosman et al. (2020) take floor(p + 1/2), which differs at p = 1/2 alone. A probability that is not a number is no right answer. Allocates nothing.</remarks>
    /// <exception cref="InvalidOperationException">No point was evaluated on these rows.</exception>
    public double LatestAccuracy()
    {
        CheckEvaluated();
        if (_potential.Output == OutputFunction.Linear)
        {
            return double.NaN;
        }

        int right = 0;
        for (int row = 0; row < Data.Rows; row++)
        {
            right += IsRight(row) ? 1 : 0;
        }

        return (double)right / Data.Rows;
    }

    /// <summary>Saturation of the hidden units at the point of the latest evaluation, whichever it was: the mean over the hidden layers.</summary>
    /// <returns>0 (none) to 1 (all); NaN without hidden layers.</returns>
    /// <remarks>Of a layer of tanh or logistic units, φ_B of Rakitianskaia and Engelbrecht (2015, doi:10.1109/SSCI.2015.202): activations of all
    /// units and rows, scaled to [−1, 1] (logistic: 2z − 1), stand in ten bins, and φ_B = Σ |mean of bin| · count of bin / count. As no bin has
    /// activations of both signs, that is the mean of their sizes. Of ELU units, which saturate on one side only, the mean of 1 − slope.
    /// Allocates nothing.</remarks>
    /// <exception cref="InvalidOperationException">No point was evaluated on these rows.</exception>
    public double LatestSaturation()
    {
        CheckEvaluated();
        double sum = 0;
        _state = _own;
        for (_block = 0; _block < _blocks.Count; _block++)
        {
            // Activations of one block only are kept; of one block they are still there.
            if (_blocks.Count > 1)
            {
                Forward(_latest.AsSpan(0, Active.Dimension));
            }

            int rows = Math.Min(_rows, Data.Rows - (_block * _rows));
            for (int layer = 1; layer < _last; layer++)
            {
                double ofLayer = 0;
                for (int at = 0; at < _net.Layers[layer] * _rows; at += _rows)
                {
                    ofLayer += Saturation(_net.Activations[layer - 1], _state.Values[layer].AsSpan(at, rows));
                }

                sum += ofLayer / ((double)_net.Layers[layer] * Data.Rows);
            }
        }

        return sum / _net.HiddenLayers;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Saturation(Activation activation, ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double z in values)
        {
            sum += activation switch
            {
                Activation.Tanh => Math.Abs(z),
                Activation.Logistic => Math.Abs((2 * z) - 1),
                _ => Math.Max(0, -z),
            };
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsRight(int row)
    {
        ReadOnlySpan<double> p = _stage.Outputs, t = _stage.Targets;
        int first = _blocks.Position(row, 0, _net.Outputs);
        if (_net.Outputs == 1)
        {
            return !double.IsNaN(p[first]) && p[first] > 0.5 == t[first] > 0.5;
        }

        int wanted = first, end = first + (_net.Outputs * _rows);
        for (int k = first; k < end; k += _rows)
        {
            wanted = t[k] > t[wanted] ? k : wanted;
        }

        for (int k = first; k < end; k += _rows)
        {
            if (k != wanted && !(p[wanted] > p[k]))
            {
                return false;
            }
        }

        return true;
    }

    private void CheckEvaluated()
    {
        if (!_isEvaluated)
        {
            throw new InvalidOperationException("No point was evaluated on these rows.");
        }
    }
}
