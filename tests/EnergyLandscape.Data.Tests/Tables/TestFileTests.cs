using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>Files of test rows, whose columns must be those of the training file.</summary>
public sealed class TestFileTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("b,a,c\n1,2,x\n", "u.csv has the input \"b\" where t.csv has \"a\" (input 1), expected the same inputs in the same order")]
    [InlineData("a,d,c\n1,2,x\n", "u.csv has the input \"d\" where t.csv has \"b\" (input 2), expected the same inputs in the same order")]
    [InlineData("1,2,3,x\n", "u.csv, line 1: found 4 fields, expected 3 as in t.csv")]
    public void Other_columns_than_those_of_the_training_file_are_refused(string test, string message)
    {
        string path = _folder.Write("t.csv", "a,b,c\n1,2,x\n3,4,y\n");
        Assert.Equal(message, _folder.Refused(new DataRequest { Path = path, TestPath = _folder.Write("u.csv", test) }));
    }

    [Theory]
    [InlineData("a,b,c\n1,2,x\n3,4,y\n", "5,6,y\n7,8,x\n", "last", TableHeader.Auto)]
    [InlineData("a,b,c\n1,2,x\n3,4,y\n", "5,6,y\n7,8,x\n", "c", TableHeader.Names)]
    [InlineData("a,b,c\n1,2,x\n3,4,y\n", "c,a,b\ny,5,6\nx,7,8\n", "c", TableHeader.Auto)]
    [InlineData("1,2,x\n3,4,y\n", "a,b,c\n5,6,y\n7,8,x\n", "3", TableHeader.Auto)]
    [InlineData("1,2,x\n3,4,y\n", "a,b,c\n5,6,y\n7,8,x\n", "last", TableHeader.None)]
    [InlineData("1,2,x\n3,4,y\n", "2,2,p,q\n5,6,y\n7,8,x\n", "last", TableHeader.None)]
    [InlineData("2,2,p,q\n1,2,x\n3,4,y\n", "5,6,y\n7,8,x\n", "last", TableHeader.Auto)]
    [InlineData("2,2,p,q\n1,2,x\n3,4,y\n", "5,6,y\n7,8,x\n", "last", TableHeader.Counts)]
    [InlineData("4,3,2\n1,2,x\n3,4,y\n", "4,3,2\n5,6,y\n7,8,x\n", "last", TableHeader.Names)]
    public void Each_file_has_a_header_or_none(string training, string test, string target, TableHeader header)
    {
        TrainingData data = TrainingData.Load(new DataRequest { Path = _folder.Write("t.csv", training), TestPath = _folder.Write("u.csv", test), Target = target, Header = header });
        Assert.Equal([1.0, 2, 3, 4], data.Training.TakeAll().Inputs.ToArray());
        Assert.Equal([5.0, 6, 7, 8], data.Test!.TakeAll().Inputs.ToArray());
        Assert.Equal([1.0, 0], data.Test.TakeAll().Targets.ToArray());
    }

    [Fact]
    public void A_row_that_reads_like_counts_is_a_row_where_its_column_of_words_is_left_out()
    {
        string path = _folder.Write("t.csv", "1.5,2,p,x\n3,4,p,y\n"), test = _folder.Write("u.csv", "5,6,p,y\n7,8,q,x\n");
        TrainingData data = TrainingData.Load(new DataRequest { Path = path, TestPath = test, Ignore = ["3"] });
        Assert.Equal([5.0, 6, 7, 8], data.Test!.TakeAll().Inputs.ToArray());
    }
}
