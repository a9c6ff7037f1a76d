using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Landscapes;

public sealed class NetworkWalkLandscapeTests
{
    private static readonly TrainingSet Training = XorNetwork.Rows(60, 2, 1), Test = XorNetwork.Rows(25, 2, 2);
    private static readonly WalkOptions Options = new() { Steps = 30, Curvature = CurvatureMethod.Full };

    private static NetworkPotential Network => new(new NetworkArchitecture([2, 3, 1], [Activation.Tanh]), Training, OutputFunction.Logistic, LossFunction.CrossEntropy);

    [Fact]
    public void Samples_are_the_losses_accuracies_and_saturations_of_training_and_test_rows()
    {
        (double[][] points, WalkSample[] samples) = XorNetwork.Walk(new NetworkWalkLandscape(Network, Training, Test), Options);
        NetworkEvaluator training = Network.CreateEvaluator(), test = Network.On(Test).CreateEvaluator();
        var classifier = new NetworkClassifier(Network.On(Test));
        for (int step = 0; step < points.Length; step++)
        {
            Assert.Equal(training.Energy(points[step]), samples[step].Loss, 1e-15);
            Assert.Equal(training.LatestAccuracy(), samples[step].TrainAccuracy);
            Assert.Equal(training.LatestSaturation(), samples[step].Saturation, 1e-15);
            Assert.Equal(test.Energy(points[step]), samples[step].TestLoss, 1e-15);
            int[] answers = classifier.Answers(points[step]);
            Assert.Equal(answers.Zip(classifier.RightClasses.ToArray(), (answer, right) => answer == right ? 1.0 : 0.0).Average(), samples[step].TestAccuracy, 1e-15);
        }
    }

    [Fact]
    public void The_test_loss_is_that_of_the_data_alone()
    {
        NetworkPotential bare = Network, regularised = new(bare.Architecture, Training, bare.Output, bare.Loss, 0.1);
        (double[][] points, WalkSample[] samples) = XorNetwork.Walk(new NetworkWalkLandscape(regularised, Training, Test), Options);
        NetworkEvaluator test = bare.On(Test).CreateEvaluator(), training = regularised.CreateEvaluator();
        Assert.Equal(points.Select(x => test.Energy(x)), samples.Select(sample => sample.TestLoss));
        Assert.Equal(points.Select(x => training.Energy(x)), samples.Select(sample => sample.Loss));
    }

    [Fact]
    public void A_batch_of_each_walk_differs_between_walks_and_not_within()
    {
        NetworkWalkLandscape landscape = Batches(BatchPer.Walk);
        var distinct = new HashSet<string>();
        for (int walk = 0; walk < 3; walk++)
        {
            distinct.Add(Assert.Single(RowsAlong(landscape, walk, 5).Distinct()));
        }

        Assert.Equal(3, distinct.Count);
    }

    [Fact]
    public void One_batch_of_the_run_is_the_same_for_all_walks_and_threads()
    {
        string[] rows = [.. Enumerable.Range(0, 3).SelectMany(walk => RowsAlong(Batches(BatchPer.Run), walk, 5))];
        Assert.Single(rows.Distinct());
        Assert.NotEqual(rows[0], RowsAlong(Batches(BatchPer.Run, seed: 2), 0, 1)[0]);
    }

    [Fact]
    public void A_batch_of_each_step_changes_with_it() => Assert.Equal(5, RowsAlong(Batches(BatchPer.Step), 0, 5).Distinct().Count());

    [Theory]
    [InlineData(BatchPer.Walk)]
    [InlineData(BatchPer.Run)]
    [InlineData(BatchPer.Step)]
    public void Batches_do_not_depend_on_the_walks_before_or_on_threads(BatchPer per)
    {
        WalkSample[] third = XorNetwork.Walk(Batches(per), Options, walk: 3).Samples;
        WalkSample[]? found = null;
        new WalkSampler(Batches(per), Options, 2).Run(0, 6, (walk, samples) => found = walk == 3 ? samples.ToArray() : found, CancellationToken.None);
        Assert.Equal(third, found);
    }

    // Each loss of a batch is that of the very rows the landscape says it holds.
    [Fact]
    public void Losses_of_a_batch_are_those_of_its_rows()
    {
        IWalkEvaluator evaluator = Batches(BatchPer.Walk).CreateEvaluator();
        evaluator.BeginWalk(new MasterSeed(1).StreamFor(7));
        double[] x = [.. Enumerable.Range(0, Network.Dimension).Select(i => 0.1 * i)];
        TrainingSet rows = ((NetworkEvaluator)evaluator.Training).Data;
        Assert.Equal(10, rows.Rows);
        Assert.Equal(Network.On(rows).CreateEvaluator().Energy(x), evaluator.Training.Energy(x));
        Assert.Equal(((IPublishedRules)evaluator).ClassifyBlocks(x), new PublishedCurvature(Network.On(rows)).Classify(x));
    }

    [Fact]
    public void Rows_are_drawn_without_repetition_and_each_as_often_as_any_other()
    {
        var draw = new RowDraw(20, 5);
        int[] counts = new int[20];
        RandomStream stream = new MasterSeed(3).StreamFor(0);
        for (int time = 0; time < 8000; time++)
        {
            int[] rows = draw.Next(stream).ToArray();
            Assert.Equal(rows.Order().Distinct(), rows);
            foreach (int row in rows)
            {
                counts[row]++;
            }
        }

        // Binomial: mean 2000, standard deviation 39.
        Assert.All(counts, count => Assert.InRange(count, 2000 - 200, 2000 + 200));
        Assert.Equal(new RowDraw(20, 5).Next(new MasterSeed(4).StreamFor(0)).ToArray(), draw.Next(new MasterSeed(4).StreamFor(0)).ToArray());
    }

    [Fact]
    public void Batches_larger_than_the_set_are_refused() =>
        Assert.Throws<ArgumentException>(() => new NetworkWalkLandscape(Network, Training, null, WalkBatches.All with { TrainingRows = 61 }));

    private static NetworkWalkLandscape Batches(BatchPer per, ulong seed = 1) => new(Network, Training, Test, new WalkBatches(10, 5, per, new MasterSeed(seed)));

    private static string[] RowsAlong(NetworkWalkLandscape landscape, int walk, int steps)
    {
        IWalkEvaluator evaluator = landscape.CreateEvaluator();
        RandomStream draws = new MasterSeed(1).StreamFor((2 * walk) + 1);
        evaluator.BeginWalk(draws);
        var rows = new List<string>();
        for (int step = 0; step < steps; step++)
        {
            if (step > 0)
            {
                evaluator.BeginStep(draws);
            }

            rows.Add(string.Join(' ', ((NetworkEvaluator)evaluator.Training).Data.Inputs.ToArray()));
        }

        return [.. rows];
    }
}
