namespace EnergyLandscape.Potentials.Tests;

public class NetworkMeasuresTests
{
    [Theory]
    [InlineData(1, OutputFunction.Logistic)]
    [InlineData(3, OutputFunction.Logistic)]
    [InlineData(3, OutputFunction.Softmax)]
    public void Accuracy_is_the_share_of_rows_that_the_classifier_gets_right(int outputs, OutputFunction output)
    {
        NetworkPotential potential = Potential([5, 4, outputs], [Activation.Tanh], output, RandomRows.Create(23, 5, outputs, 1));
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var classifier = new NetworkClassifier(potential);
        var gradient = new double[potential.Dimension];
        for (int trial = 0; trial < 10; trial++)
        {
            double[] x = NetworkCases.Point(potential, trial, 3);
            int[] answers = classifier.Answers(x);
            double expected = Enumerable.Range(0, 23).Count(row => answers[row] == classifier.RightClasses[row]) / 23.0;
            evaluator.Energy(x);
            Assert.Equal(expected, evaluator.LatestAccuracy());
            evaluator.EnergyGradient(NetworkCases.Point(potential, 99, 3), gradient);
            evaluator.EnergyGradientHessian(x, gradient, new double[x.Length * x.Length]);
            Assert.Equal(expected, evaluator.LatestAccuracy());
        }
    }

    [Fact]
    public void A_tie_is_no_right_answer_and_a_half_is_class_zero()
    {
        NetworkPotential two = NetworkCases.Xor([2, 2, 2], [Activation.Tanh]);
        NetworkEvaluator evaluator = two.CreateEvaluator();
        double[] x = new double[two.Dimension];
        evaluator.Energy(x);
        Assert.Equal(0, evaluator.LatestAccuracy());
        x[^1] = 1e-3;
        evaluator.Energy(x);
        Assert.Equal(0.5, evaluator.LatestAccuracy());

        NetworkPotential one = NetworkCases.Xor([2, 2, 1], [Activation.Logistic], OutputFunction.Logistic);
        evaluator = one.CreateEvaluator();
        x = new double[one.Dimension];
        evaluator.Energy(x);
        Assert.Equal(0.5, evaluator.LatestAccuracy());
        evaluator = NetworkCases.Xor([2, 1], [], OutputFunction.Linear, LossFunction.SquaredError).CreateEvaluator();
        evaluator.Energy([0, 0, 1]);
        Assert.True(double.IsNaN(evaluator.LatestAccuracy()));
        Assert.True(double.IsNaN(evaluator.LatestSaturation()));
    }

    [Theory]
    [InlineData(1, OutputFunction.Logistic)]
    [InlineData(3, OutputFunction.Logistic)]
    [InlineData(3, OutputFunction.Softmax)]
    public void A_point_that_diverged_gets_no_row_right(int outputs, OutputFunction output)
    {
        NetworkPotential potential = Potential([5, 4, outputs], [Activation.Tanh], output, RandomRows.Create(23, 5, outputs, 1));
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = new double[potential.Dimension];
        Array.Fill(x, double.NaN);
        evaluator.Energy(x);
        Assert.Equal(0, evaluator.LatestAccuracy());
    }

    [Theory]
    [InlineData(Activation.Logistic, 3.0)]
    [InlineData(Activation.Tanh, 1.0)]
    [InlineData(Activation.Tanh, 30.0)]
    public void Saturation_is_phi_of_ten_bins(Activation activation, double size)
    {
        // 13 rows: the padding to 16 must not count.
        NetworkPotential potential = Potential([3, 4, 5, 1], [activation, activation], OutputFunction.Logistic, RandomRows.Create(13, 3, 1, 2));
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = NetworkCases.Point(potential, 4, size);
        evaluator.Energy(x);
        Assert.Equal(Hidden(potential, x).Average(TenBins), evaluator.LatestSaturation(), 1e-14);
    }

    [Fact]
    public void Saturation_of_elu_is_the_mean_loss_of_slope()
    {
        NetworkPotential potential = Potential([3, 4, 1], [Activation.Elu], OutputFunction.Logistic, RandomRows.Create(13, 3, 1, 2));
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = NetworkCases.Point(potential, 4, 1);
        evaluator.Energy(x);
        double expected = Hidden(potential, x)[0].Average(z => z > 0 ? 0 : -z);
        Assert.InRange(expected, 0.1, 0.9);
        Assert.Equal(expected, evaluator.LatestSaturation(), 1e-14);
    }

    [Fact]
    public void Measures_allocate_nothing_and_need_an_evaluation()
    {
        NetworkPotential potential = Potential([3, 4, 2], [Activation.Logistic], OutputFunction.Softmax, RandomRows.Create(13, 3, 2, 2));
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        Assert.Throws<InvalidOperationException>(() => evaluator.LatestAccuracy());
        Assert.Throws<InvalidOperationException>(() => evaluator.LatestSaturation());
        evaluator.Energy(NetworkCases.Point(potential, 1, 1));
        double sum = evaluator.LatestAccuracy() + evaluator.LatestSaturation();
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum -= evaluator.LatestAccuracy() + evaluator.LatestSaturation();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0, sum);
    }

    private static NetworkPotential Potential(int[] layers, Activation[] activations, OutputFunction output, TrainingSet data) =>
        new(new NetworkArchitecture(layers, activations), data, output, LossFunction.CrossEntropy);

    // Ten bins of width 0.2 on [−1, 1]; φ_B of Rakitianskaia and Engelbrecht (2015).
    private static double TenBins(double[] scaled)
    {
        double sum = 0;
        foreach (IGrouping<int, double> bin in scaled.GroupBy(z => Math.Clamp((int)Math.Floor((z + 1) / 0.2), 0, 9)))
        {
            sum += Math.Abs(bin.Average()) * bin.Count();
        }

        return sum / scaled.Length;
    }

    // Activations of every hidden layer, logistic ones as 2z − 1, by plain loops.
    private static List<double[]> Hidden(NetworkPotential potential, double[] x)
    {
        NetworkArchitecture net = potential.Architecture;
        var layers = new List<double[]>();
        double[][] values = [.. Enumerable.Range(0, potential.Data.Rows).Select(row => potential.Data.Inputs.Slice(row * net.Inputs, net.Inputs).ToArray())];
        for (int layer = 1; layer <= net.HiddenLayers; layer++)
        {
            Activation activation = net.Activations[layer - 1];
            values = [.. values.Select(below => Enumerable.Range(0, net.Layers[layer]).Select(unit =>
            {
                double sum = x[net.BiasOffset(layer) + unit];
                for (int j = 0; j < below.Length; j++)
                {
                    sum += x[net.Weight(layer, unit, j)] * below[j];
                }

                return activation switch
                {
                    Activation.Tanh => Math.Tanh(sum),
                    Activation.Logistic => 1 / (1 + Math.Exp(-sum)),
                    _ => sum > 0 ? sum : Math.Exp(sum) - 1,
                };
            }).ToArray())];
            layers.Add([.. values.SelectMany(row => row).Select(z => activation == Activation.Logistic ? (2 * z) - 1 : z)]);
        }

        return layers;
    }
}
