using CsCheck;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>Training and test rows chosen by count and seed.</summary>
public sealed class RowSubsetTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static double[] Inputs(IRowSource? rows) => rows is null ? [] : rows.TakeAll().Inputs.ToArray();

    private DataRequest Table(int rows, string name = "t.csv", int from = 0) => new()
    {
        Path = _folder.Write(name, string.Concat(Enumerable.Range(from, rows).Select(row => $"{row},{row % 2}\n"))),
        Header = TableHeader.None,
    };

    [Fact]
    public void Without_a_seed_the_first_rows_train_and_those_that_follow_test()
    {
        TrainingData data = TrainingData.Load(Table(10) with { Rows = 4, TestRows = 3 });
        Assert.Equal([0, 1, 2, 3], Inputs(data.Training));
        Assert.Equal([4, 5, 6], Inputs(data.Test));
        Assert.Equal([2, 2], data.TrainingCounts);
        Assert.Null(TrainingData.Load(Table(10) with { Rows = 4 }).Test);
    }

    [Fact]
    public void Rows_of_a_test_file_are_chosen_apart()
    {
        DataRequest request = Table(10) with { Rows = 4, TestRows = 2, TestPath = Table(5, "test.csv", 100).Path };
        Assert.Equal([100, 101], Inputs(TrainingData.Load(request).Test));
        Assert.Equal(2, Inputs(TrainingData.Load(request with { RowsSeed = 7 }).Test).Count(row => row is >= 100 and < 105));
    }

    [Fact]
    public void Rows_of_the_share_set_aside_are_chosen_and_never_trained_on()
    {
        TrainingData data = TrainingData.Load(Table(20) with { TestShare = 0.5, Rows = 5, TestRows = 4 });
        TrainingData whole = TrainingData.Load(Table(20) with { TestShare = 0.5 });
        Assert.Equal(Inputs(whole.Training)[..5], Inputs(data.Training));
        Assert.Equal(Inputs(whole.Test)[..4], Inputs(data.Test));
    }

    [Fact]
    public void Drawn_rows_are_distinct_disjoint_in_order_and_the_same_for_one_seed() =>
        Gen.Select(Gen.Int[2, 40], Gen.ULong[0, 1000], Gen.Double[0, 1], Gen.Double[0, 1]).Sample(
            (count, seed, share, testShare) =>
            {
                int rows = Math.Max(1, (int)(share * count)), testRows = Math.Max(1, (int)(testShare * (count - rows)));
                if (rows + testRows > count)
                {
                    return;
                }

                DataRequest request = Table(count) with { Rows = rows, TestRows = testRows, RowsSeed = seed };
                double[] training = Inputs(TrainingData.Load(request).Training), test = Inputs(TrainingData.Load(request).Test);
                Assert.Equal((rows, testRows), (training.Length, test.Length));
                Assert.Equal(training.Order(), training);
                Assert.Equal(test.Order(), test);
                Assert.Equal(rows + testRows, training.Concat(test).Distinct().Count());
                Assert.Equal(training, Inputs(TrainingData.Load(request with { TestRows = null }).Training));
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void Every_row_is_drawn_about_equally_often()
    {
        DataRequest request = Table(10) with { Rows = 3 };
        var drawn = new int[10];
        for (ulong seed = 1; seed <= 500; seed++)
        {
            foreach (double row in Inputs(TrainingData.Load(request with { RowsSeed = seed }).Training))
            {
                drawn[(int)row]++;
            }
        }

        // 150 expected, standard deviation 10.
        Assert.All(drawn, count => Assert.InRange(count, 100, 200));
    }

    [Fact]
    public void Scaling_sees_the_chosen_rows_alone()
    {
        DataRequest request = new() { Path = _folder.Write("t.csv", "1,0\n-3,1\n100,0\n"), Header = TableHeader.None, Scaling = DataScaling.MeanMagnitude, Rows = 2, TestRows = 1 };
        TrainingData data = TrainingData.Load(request);
        Assert.Equal([0.5, -1.5], Inputs(data.Training));
        Assert.Equal([50], Inputs(data.Test));
    }

    [Fact]
    public void Mean_magnitudes_become_one_and_zeros_stay() =>
        Assert.Equal([0.5, 0, -1.5, 0], Inputs(TrainingData.Load(new DataRequest { Path = _folder.Write("t.csv", "2,0,0\n-6,0,1\n"), Header = TableHeader.None, Scaling = DataScaling.MeanMagnitude }).Training));

    [Theory]
    [InlineData(11, null, null, "key data.rows is 11, expected at most the 10 training rows of t.csv")]
    [InlineData(8, 3, null, "key data.test-rows is 3, expected at most the 2 rows of t.csv that are not trained on")]
    [InlineData(null, 1, null, "key data.test-rows is 1, expected at most the 0 rows of t.csv that are not trained on")]
    [InlineData(null, null, 5, "key data.rows-seed is given without data.rows, expected the number of rows to draw")]
    public void More_rows_than_there_are_are_refused(int? rows, int? testRows, int? seed, string message) =>
        Assert.Equal(message, _folder.Refused(Table(10) with { Rows = rows, TestRows = testRows, RowsSeed = (ulong?)seed }));

    [Fact]
    public void A_class_may_have_several_labels()
    {
        DataRequest request = new() { Path = _folder.Write("w.csv", "1,3\n2,5\n3,6\n4,7\n5,9\n"), Header = TableHeader.None, Classes = ["3|4|5", "6", "7 | 8 | 9"] };
        TrainingData data = TrainingData.Load(request);
        Assert.Equal(["3|4|5", "6", "7|8|9"], data.Classes);
        Assert.Equal([2, 1, 2], data.TrainingCounts);
        Assert.Equal("key data.classes names the class \"6\" twice, expected different classes", _folder.Refused(request with { Classes = ["3|4|5|6", "6", "7|8|9"] }));
        Assert.Equal("key data.classes has \"3|4|\", expected labels between and beside its bars", _folder.Refused(request with { Classes = ["3|4|", "6"] }));
        Assert.Equal("w.csv, line 4, column 2: found the class \"7\", expected one of 3|4|5, 6", _folder.Refused(request with { Classes = ["3|4|5", "6"] }));
    }

    [Fact]
    public void A_label_with_a_bar_in_it_is_one_label() =>
        Assert.Equal(
            ["a|b", "a"],
            TrainingData.Load(new DataRequest { Path = _folder.Write("t.csv", "1,a|b\n2,a\n"), Header = TableHeader.None, Delimiter = TableDelimiter.Comma, Classes = ["a|b", "a"] }).Classes);
}
