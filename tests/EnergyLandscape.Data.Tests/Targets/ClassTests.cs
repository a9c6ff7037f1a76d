namespace EnergyLandscape.Data.Tests;

/// <summary>The order of classes and the targets that they become.</summary>
public sealed class ClassTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("10 9 -1.5 9", "-1.5 9 10")]
    [InlineData("1.0 2 1 02", "1 2")]
    [InlineData("b a B 10", "10 B a b")]
    [InlineData("é z e", "e z é")]
    public void Classes_are_sorted_as_numbers_or_by_code_point(string labels, string classes)
    {
        string path = _folder.Write("t.csv", string.Concat(labels.Split(' ').Select(label => $"1,{label}\n")));
        Assert.Equal(classes.Split(' '), TrainingData.Load(new DataRequest { Path = path, Header = TableHeader.None }).Classes);
    }

    [Fact]
    public void Two_classes_are_one_target_column_or_two()
    {
        string path = _folder.Write("t.csv", "1,M\n2,B\n3,M\n");
        double[] Targets(int? outputs, params string[] classes)
            => TrainingData.Load(new DataRequest { Path = path, Outputs = outputs, Classes = [.. classes] }).Training.TakeAll().Targets.ToArray();
        Assert.Equal([1.0, 0, 1], Targets(null));
        Assert.Equal([1.0, 0, 1], Targets(1));
        Assert.Equal([0.0, 1, 0], Targets(1, "M", "B"));
        Assert.Equal([0.0, 1, 1, 0, 0, 1], Targets(2));
        Assert.Equal([1.0, 0, 0, 1, 1, 0], Targets(2, "M", "B"));
    }

    [Fact]
    public void Classes_without_rows_have_a_column_when_they_are_named()
    {
        string path = _folder.Write("t.csv", "1,7\n2,5\n");
        TrainingData data = TrainingData.Load(new DataRequest { Path = path, Classes = ["5.0", "6", "7"] });
        Assert.Equal([0.0, 0, 1, 1, 0, 0], data.Training.TakeAll().Targets.ToArray());
        Assert.Equal(["5", "6", "7"], data.Classes);
        Assert.Equal([1, 0, 1], data.TrainingCounts);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("NaN")]
    [InlineData("nan")]
    public void A_missing_label_is_no_class_unless_it_is_listed(string label)
    {
        string path = _folder.Write("t.csv", $"1,a\n2,{label}\n3,a\n");
        Assert.Equal($"t.csv, line 2, column 2: found \"{label}\", expected a class (one of that name is listed in key data.classes)", _folder.Refused(new DataRequest { Path = path }));
        Assert.Equal([1, 2], TrainingData.Load(new DataRequest { Path = path, Classes = [label, "a"] }).TrainingCounts);
    }
}
