using EnergyLandscape.Numerics;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Losses and areas of networks against the network written a second time and pairs counted one by one.</summary>
public sealed class NetworkScorerTests
{
    [Theory]
    [InlineData(3, OutputFunction.Softmax, Regularisation.All)]
    [InlineData(3, OutputFunction.Softmax, Regularisation.Weights)]
    [InlineData(1, OutputFunction.Logistic, Regularisation.All)]
    public void Scores_are_those_of_the_reference_network(int outputs, OutputFunction output, Regularisation regularise)
    {
        const int rows = 130;   // more than one block of the evaluator
        RandomStream stream = new MasterSeed(5).StreamFor(outputs);
        double[] inputs = [.. Enumerable.Range(0, rows * 2).Select(_ => (2 * stream.NextDouble()) - 1)];
        int classes = Math.Max(2, outputs);
        int[] right = [.. Enumerable.Range(0, rows).Select(_ => stream.NextInt(classes))];
        double[] targets = outputs == 1 ? [.. right.Select(label => (double)label)] : [.. right.SelectMany(label => Enumerable.Range(0, outputs).Select(k => k == label ? 1.0 : 0))];
        var potential = new NetworkPotential(
            new NetworkArchitecture([2, 3, 2, outputs], [Activation.Tanh, Activation.Tanh]), new TrainingSet("random", inputs, 2, targets, outputs), output, LossFunction.CrossEntropy, 0.01, regularise);
        var scorer = new NetworkScorer(potential);
        for (int k = 0; k < 3; k++)
        {
            double[] x = [.. Enumerable.Range(0, potential.Dimension).Select(_ => (4 * stream.NextDouble()) - 2)];
            NetworkScores scores = scorer.Of(x);
            var reference = new ReferenceNetwork(potential);
            Assert.Equal(reference.Energy(x), scores.Loss, 1e-13);
            var bare = new NetworkPotential(potential.Architecture, potential.Data, output);
            Assert.Equal(new ReferenceNetwork(bare).Energy(x), scores.DataLoss, 1e-13);
            double[][] p = [.. Enumerable.Range(0, rows).Select(row => reference.Outputs(x, inputs.AsSpan(2 * row, 2))).Select(values => values.Length == 1 ? [1 - values[0], values[0]] : values)];
            double[] areas = [.. Enumerable.Range(0, classes).Select(label => Pairs(p, right, label))];
            Assert.Equal(areas.Length, scores.RankAucs.Count);
            Assert.All(areas.Zip(scores.RankAucs), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
            Assert.Equal(areas.Average(), scores.MacroAuc, 1e-12);
            Assert.Equal(Enumerable.Range(0, rows).Count(row => p[row].Max() == p[row][right[row]]) / (double)rows, scores.Accuracy, 1e-15);
            Assert.Equal(RocArea.Trapezoid([.. p.Select(row => row[0])], [.. right.Select(label => label == 0)]), scores.Auc, 1e-3);
        }
    }

    [Fact]
    public void Classes_without_rows_have_no_area_and_linear_outputs_none_at_all()
    {
        var data = new TrainingSet("two of three", [0, 1, 2], 1, [1, 0, 0, 0, 1, 0, 0, 1, 0], 3);
        var net = new NetworkArchitecture([1, 2, 3], [Activation.Tanh]);
        double[] x = [.. Enumerable.Range(0, net.Dimension).Select(i => Math.Sin(i + 1))];
        NetworkScores scores = new NetworkScorer(new NetworkPotential(net, data)).Of(x);
        Assert.Equal([false, false, true], scores.RankAucs.Select(double.IsNaN));
        Assert.Equal((scores.RankAucs[0] + scores.RankAucs[1]) / 2, scores.MacroAuc, 1e-15);
        NetworkScores fit = new NetworkScorer(new NetworkPotential(net, data, OutputFunction.Linear, LossFunction.SquaredError)).Of(x);
        Assert.Empty(fit.RankAucs);
        Assert.True(double.IsFinite(fit.Loss) && double.IsNaN(fit.Auc) && double.IsNaN(fit.Accuracy));
    }

    private static double Pairs(double[][] p, int[] right, int label)
    {
        double wins = 0, pairs = 0;
        for (int a = 0; a < right.Length; a++)
        {
            for (int b = 0; b < right.Length; b++)
            {
                if (right[a] == label && right[b] != label)
                {
                    pairs++;
                    wins += p[a][label] > p[b][label] ? 1 : p[a][label] == p[b][label] ? 0.5 : 0;
                }
            }
        }

        return wins / pairs;
    }
}
