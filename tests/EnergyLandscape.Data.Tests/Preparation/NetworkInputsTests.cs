using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>Inputs as the file has them, and rows of other files scaled as the training rows.</summary>
public sealed class NetworkInputsTests : IDisposable
{
    private const string Training = "a,b,kind\n1,10,x\n3,30,y\n5,20,x\n100,100,y\n";

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private LabelledData Data(DataScaling scaling = DataScaling.ZScore) =>
        LabelledData.Read(new DataRequest { Path = _folder.Write("train.csv", Training), Scaling = scaling, Rows = 3 });

    [Fact]
    public void Means_and_ranges_are_those_of_the_training_rows_as_written()
    {
        NetworkInputs inputs = Data().Inputs();
        Assert.Equal(["a", "b"], inputs.Names);
        Assert.Equal([3.0, 20.0], inputs.Means);
        Assert.Equal([1.0, 10.0], inputs.Lowest);
        Assert.Equal([5.0, 30.0], inputs.Highest);
        Assert.Equal((0, 1, 1), (inputs.Find("a"), inputs.Find("b"), inputs.Find("2")));
        Assert.Contains("expected one of a, b", Assert.Throws<InputException>(() => inputs.Find("c")).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => inputs.Find("3"));
        double[] row = [5, 10];
        inputs.Scale(row);
        TrainingSet rows = Data().Prepare(2).Training.TakeAll();
        Assert.Equal(rows.Inputs[4], row[0], 1e-15);
        Assert.Equal(rows.Inputs[1], row[1], 1e-15);
    }

    [Theory]
    [InlineData(DataScaling.None)]
    [InlineData(DataScaling.ZScore)]
    [InlineData(DataScaling.MeanMagnitude)]
    public void Rows_of_another_file_are_scaled_and_encoded_as_the_training_rows(DataScaling scaling)
    {
        LabelledData data = Data(scaling);
        TrainingSet same = data.ReadOther(_folder.Write("same.csv", "a,b,kind\n1,10,x\n3,30,y\n5,20,x\n"), 2), trained = data.Prepare(2).Training.TakeAll();
        Assert.Equal(trained.Inputs.ToArray(), same.Inputs.ToArray());
        Assert.Equal(trained.Targets.ToArray(), same.Targets.ToArray());
        TrainingSet bare = data.ReadOther(_folder.Write("bare.csv", "3,30,y\n"), 2);
        Assert.Equal(trained.Inputs.ToArray()[2..4], bare.Inputs.ToArray());
        Assert.Equal([0.0, 1.0], bare.Targets.ToArray());
    }

    [Fact]
    public void Other_columns_or_classes_are_refused()
    {
        LabelledData data = Data();
        Assert.Throws<InputException>(() => data.ReadOther(_folder.Write("swapped.csv", "b,a,kind\n1,10,x\n"), 2));
        Assert.Throws<InputException>(() => data.ReadOther(_folder.Write("wide.csv", "1,2,3,x\n"), 2));
        Assert.Throws<InputException>(() => data.ReadOther(_folder.Write("classes.csv", "1,10,z\n"), 2));
        Assert.Throws<InputException>(() => data.ReadOther("nowhere.csv", 2));
    }
}
