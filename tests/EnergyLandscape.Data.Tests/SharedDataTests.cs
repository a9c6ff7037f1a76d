using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Data.Tests;

/// <summary>Every file of ../shared/data against what its README says: checksum, rows, inputs, class counts.</summary>
public sealed class SharedDataTests
{
    [Theory]
    [InlineData("iris/iris_training.csv", "59338155bd4b28662231091824b3ecd56404b2a004ec2f6599a1c041f1ab61a4", 4, "0:50 1:50 2:50")]
    [InlineData("diabetes/diabetes.csv", "58c24703efd5f20292cdb5de9d1f0bf0240bc4cb977e467643168947dea9eaea", 8, "0:500 1:268")]
    [InlineData("glass/glass.csv", "9f0d18fad1ddea73f62f491d666a813ea4a96bddfda46b91318eb20110d6a5ce", 9, "1:70 2:76 3:17 5:13 6:9 7:29")]
    [InlineData("cancer/cancer.csv", "1425d9affa78ba8e53afc81d0ef8a19069ee10c4b21fe89b3cf514071b12ee33", 30, "M:212 B:357", "diagnosis", "id")]
    [InlineData("heart/heart.csv", "3648813c955b894641bc0869636eb499cba22b412a3ce290f3c0050f05fed00f", 32, "0:509 1:411")]
    [InlineData("optdigits/optdigits.tra", "e1b683cc211604fe8fd8c4417e6a69f31380e0c61d4af22e93cc21e9257ffedd", 64, "0:376 1:389 2:380 3:389 4:387 5:376 6:377 7:387 8:380 9:382")]
    [InlineData("optdigits/optdigits.tes", "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8", 64, "0:178 1:182 2:177 3:183 4:181 5:182 6:181 7:179 8:174 9:180")]
    [InlineData("winequality/winequality-red.csv", "4a402cf041b025d4566d954c3b9ba8635a3a8a01e039005d97d6a710278cf05e", 11, "3:10 4:53 5:681 6:638 7:199 8:18")]
    [InlineData("winequality/winequality-white.csv", "76c3f809815c17c07212622f776311faeb31e87610d52c26d87d6e361b169836", 11, "3:20 4:163 5:1457 6:2198 7:880 8:175 9:5")]
    public void Tables_are_as_published(string file, string sha256, int inputs, string counts, string target = "last", string? ignore = null)
    {
        string[] classes = [.. counts.Split(' ').Select(pair => pair.Split(':')[0])];
        DataRequest request = new()
        {
            Path = SharedFolder.Find(["data", .. file.Split('/')]),
            Target = target,
            Ignore = ignore is null ? [] : [ignore],
            Classes = ignore is null ? [] : [.. classes],
        };
        TrainingData data = TrainingData.Load(request);
        Assert.Equal(sha256, data.Sha256);
        Assert.Equal(classes, data.Classes);
        Assert.Equal(counts.Split(' ').Select(pair => int.Parse(pair.Split(':')[1], null)), data.TrainingCounts);
        Assert.Equal((data.TrainingCounts.Sum(), inputs, classes.Length == 2 ? 1 : classes.Length), (data.Training.Rows, data.Training.InputColumns, data.Training.TargetColumns));

        TrainingData split = TrainingData.Load(request with { TestShare = 0.2, Scaling = DataScaling.ZScore });
        Assert.Equal(data.TrainingCounts, split.TrainingCounts.Zip(split.TestCounts, (a, b) => a + b));
        Assert.Equal((int)Math.Ceiling(0.2 * data.Training.Rows), split.Test!.Rows);
        RequireStandardColumns(split.Training.TakeAll());
    }

    // README of ../shared/data and the published code: ranges, the first row, the reversed labels of cancer.
    [Fact]
    public void Values_are_those_of_the_files()
    {
        TrainingSet iris = TrainingData.Load(new DataRequest { Path = SharedFolder.Find("data", "iris", "iris_training.csv") }).Training.TakeAll();
        Assert.Equal([6.4, 2.8, 5.6, 2.2], iris.Inputs[..4].ToArray());
        Assert.Equal([0.0, 0, 1], iris.Targets[..3].ToArray());
        Assert.Equal([(4.3, 7.9), (2.0, 4.4), (1.0, 6.9), (0.1, 2.5)], Ranges(iris));

        // The first row of scikit-learn's breast-cancer data is malignant, its label 0.
        DataRequest cancer = new() { Path = SharedFolder.Find("data", "cancer", "cancer.csv"), Target = "diagnosis", Ignore = ["id"], Classes = ["M", "B"] };
        TrainingSet set = TrainingData.Load(cancer).Training.TakeAll();
        Assert.Equal([17.99, 10.38, 122.8, 1001], set.Inputs[..4].ToArray());
        Assert.Equal(0.1189, set.Inputs[29]);
        Assert.Equal((0.0, 1.0), (set.Targets[0], set.Targets[568]));
        Assert.Equal(1, TrainingData.Load(cancer with { Classes = [] }).Training.TakeAll().Targets[0]);
        LabelledData labelled = LabelledData.Read(cancer);
        Assert.Equal(("radius_mean", "fractal_dimension_worst", 30), (labelled.InputNames[0], labelled.InputNames[29], labelled.InputNames.Count));

        // Min-max leaves heart as it is: every column already spans [-1, 1].
        DataRequest heart = new() { Path = SharedFolder.Find("data", "heart", "heart.csv") };
        TrainingSet plain = TrainingData.Load(heart).Training.TakeAll(), scaled = TrainingData.Load(heart with { Scaling = DataScaling.MinMax }).Training.TakeAll();
        Assert.Equal(plain.Inputs.ToArray(), scaled.Inputs.ToArray(), (a, b) => Math.Abs(a - b) <= 4e-16);
        TrainingSet digits = TrainingData.Load(new DataRequest { Path = SharedFolder.Find("data", "optdigits", "optdigits.tra"), Scaling = DataScaling.Unit }).Training.TakeAll();
        Assert.Equal((0.0, 1.0), (Ranges(digits).Min(range => range.Lowest), Ranges(digits).Max(range => range.Highest)));
    }

    [Fact]
    public void A_test_file_is_scaled_as_its_training_file()
    {
        DataRequest request = new()
        {
            Path = SharedFolder.Find("data", "optdigits", "optdigits.tra"),
            TestPath = SharedFolder.Find("data", "optdigits", "optdigits.tes"),
            Scaling = DataScaling.ZScore,
        };
        TrainingData data = TrainingData.Load(request);
        Assert.Equal((3823, 1797), (data.Training.Rows, data.Test!.Rows));
        TrainingSet training = data.Training.TakeAll(), test = data.Test.TakeAll();
        RequireStandardColumns(training, constant: [0, 39]);
        Assert.All(Enumerable.Range(0, 1797), row => Assert.Equal(0, test.Inputs[(row * 64) + 39]));
    }

    [Fact]
    public void Mnist_is_as_published()
    {
        TrainingData data = TrainingData.Load(new DataRequest
        {
            Path = SharedFolder.Find("data", "mnist", "train-images-idx3-ubyte.gz"),
            LabelsPath = SharedFolder.Find("data", "mnist", "train-labels-idx1-ubyte.gz"),
            TestPath = SharedFolder.Find("data", "mnist", "t10k-images-idx3-ubyte.gz"),
            TestLabelsPath = SharedFolder.Find("data", "mnist", "t10k-labels-idx1-ubyte.gz"),
            Scaling = DataScaling.Unit,
        });
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], data.TrainingCounts);
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], data.TestCounts);
        Assert.Equal((60000, 784, 10), (data.Training.Rows, data.Training.InputColumns, data.Training.TargetColumns));
        Assert.Equal(0.13066, Mean(data.Training), 5e-6);
        Assert.Equal(0.13251, Mean(data.Test!), 5e-6);
        TrainingSet batch = data.Training.Take([59999, 0]);
        Assert.Equal([0.0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0], batch.Targets.ToArray()); // an 8, a 5
    }

    private static double Mean(IRowSource rows)
    {
        const int Batch = 1000;
        double sum = 0;
        for (int first = 0; first < rows.Rows; first += Batch)
        {
            foreach (double pixel in rows.Take([.. Enumerable.Range(first, Batch)]).Inputs)
            {
                sum += pixel;
            }
        }

        return sum / rows.Rows / rows.InputColumns;
    }

    private static (double Lowest, double Highest)[] Ranges(TrainingSet set) => [.. Columns(set).Select(column => (column.Min(), column.Max()))];

    private static IEnumerable<double[]> Columns(TrainingSet set)
    {
        double[] inputs = set.Inputs.ToArray();
        return Enumerable.Range(0, set.InputColumns).Select(column => Enumerable.Range(0, set.Rows).Select(row => inputs[(row * set.InputColumns) + column]).ToArray());
    }

    private static void RequireStandardColumns(TrainingSet set, int[]? constant = null)
    {
        double[][] columns = [.. Columns(set)];
        for (int column = 0; column < columns.Length; column++)
        {
            if (constant?.Contains(column) ?? columns[column].Distinct().Count() == 1)
            {
                Assert.All(columns[column], value => Assert.Equal(0, value));
                continue;
            }

            Assert.Equal(0, columns[column].Average(), 1e-10);
            Assert.Equal(1, columns[column].Average(value => value * value), 1e-10);
        }
    }
}
