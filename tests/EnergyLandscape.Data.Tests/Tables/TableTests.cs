using System.Globalization;
using CsCheck;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>Text tables in all their spellings hold the same rows.</summary>
public sealed class TableTests : IDisposable
{
    private static readonly double[] Inputs = [1, 2.5, -3e-2, 4, 5, 0.5];
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1,2.5,0\n-3e-2,4,1\n5,0.5,0\n")]
    [InlineData("1,2.5,0\r\n-3e-2,4,1\r\n5,0.5,0")]
    [InlineData("\ufeff1, 2.5 ,0\n\n-3e-2,4,1\n5,.5,0\n\n\n")]
    [InlineData("1;2.5;0\n-3e-2;4;1\n5;0.5;0\n")]
    [InlineData("1\t2.5\t0\n-3e-2\t4\t1\n5\t0.5\t0\n")]
    [InlineData("  1   2.5 0\n-3e-2\t4  1\n   5 0.5 0  \n")]
    [InlineData("3,2,no,yes\n1,2.5,0\n-3e-2,4,1\n5,0.5,0\n")]
    [InlineData("3 2 no yes\r\n1 2.5 0\r\n-3e-2 4 1\r\n5 0.5 0\r\n")]
    [InlineData("a,b,class\n1,2.5,0\n-3e-2,4,1\n5,0.5,0\n")]
    [InlineData("\"a, or b\",\"b \"\"x\"\"\",\"class\"\n\"1\",\"2.5\",\"0\"\n-3e-2,4,1\n5,0.5,0\n")]
    [InlineData("\"a b\";\"c,d\";\"e;f\"\n1;2.5;0\n-3e-2;4;1\n5;0.5;0\n")]
    [InlineData("\"a\",\"b\",\"class\",\n1,2.5,0\n-3e-2,4,1\n5,0.5,0")]
    [InlineData("a,b,class,\n1,2.5,0,\n-3e-2,4,1,\n5,0.5,0,\n")]
    public void One_table_in_many_spellings(string text)
    {
        TrainingData data = TrainingData.Load(new DataRequest { Path = _folder.Write("t.csv", text) });
        TrainingSet rows = data.Training.TakeAll();
        Assert.Equal(Inputs, rows.Inputs.ToArray());
        Assert.Equal([0.0, 1, 0], rows.Targets.ToArray());
        Assert.Equal(["0", "1"], data.Classes);
        Assert.Equal("t.csv", rows.Name);
        Assert.Null(data.Test);
    }

    [Theory]
    [InlineData("last", "c", new double[] { 1, 2, 10, 20 })]
    [InlineData("x", "c", new double[] { 1, 2, 10, 20 })]
    [InlineData("4", "3", new double[] { 1, 2, 10, 20 })]
    [InlineData("first", "c", new double[] { 2, 7, 20, 8 })]
    [InlineData("a", "x", new double[] { 2, 5, 20, 6 })]
    public void Columns_are_chosen_by_place_name_or_number(string target, string ignore, double[] expected)
    {
        string path = _folder.Write("t.csv", "a,b,c,x\n1,2,5,7\n10,20,6,8\n");
        TrainingData data = TrainingData.Load(new DataRequest { Path = path, Target = target, Ignore = [ignore] });
        Assert.Equal(expected, data.Training.TakeAll().Inputs.ToArray());
    }

    [Theory]
    [InlineData("1,2,0\n3,1\n", "t.csv, line 2: found 2 fields, expected 3 as in line 1")]
    [InlineData("1,2,0\n3,4,5,1\n", "t.csv, line 2: found 4 fields, expected 3 as in line 1")]
    [InlineData("1,2,0\n3,4,1,\n", "t.csv, line 2: found 4 fields, expected 3 as in line 1")]
    [InlineData("a,b,c,d\n1,2,0\n", "t.csv, line 2: found 3 fields, expected 4, one for each name in line 1")]
    [InlineData("1,2,0\n\n3,?,1\n", "t.csv, line 3, column 2: found \"?\", expected a number")]
    [InlineData("1,2,0\n3,,1\n", "t.csv, line 2, column 2: found an empty field, expected a number")]
    [InlineData("1,2,0\nNaN,1,1\n", "t.csv, line 2, column 1: found \"NaN\", expected a finite number")]
    [InlineData("1,2,0\n1,1e999,1\n", "t.csv, line 2, column 2: found \"1e999\", expected a finite number")]
    [InlineData("1,2,0\n1,3,\n", "t.csv, line 2, column 3: found an empty field, expected a class")]
    [InlineData("1,\"2,0\n1,3,1\n", "t.csv, line 1, column 2: found a quote that is not closed in its line, expected a closing '\"'")]
    [InlineData("1,\"2\"3,0\n1,3,1\n", "t.csv, line 1, column 2: found \"3,0\" behind a quoted field, expected the delimiter ','")]
    [InlineData("", "t.csv is empty (0 bytes), expected rows of data")]
    [InlineData("\n \n", "t.csv has no line that is not blank, expected rows of data")]
    [InlineData("a,b,c\n", "t.csv has no row below its header, expected rows of data")]
    [InlineData("3,2,no,yes\n1,2,0\n3,4,1\n", "t.csv, line 1, column 1: the header says 3 rows, found 2, expected as many")]
    [InlineData("2,3,no,yes\n1,2,0\n3,4,1\n", "t.csv, line 1, column 2: the header says 3 inputs, found 2, expected as many")]
    [InlineData("2,2,no,yes,maybe\n1,2,0\n3,4,1\n", "t.csv, line 1: the header names 3 classes, found 2 in the rows, expected as many")]
    [InlineData("1,2,0\n3,4,0\n", "t.csv has one class only, \"0\", expected at least two (key data.target says in which column they stand)")]
    [InlineData("1\n2\n", "t.csv: no column is left for inputs among 1, expected at least one beside the class (key data.delimiter says what separates columns)")]
    [InlineData("1,5;2;0\n1;2;1\n", "t.csv, line 1, column 1: found \"1,5\", expected a number")]
    [InlineData("a\0b", "t.csv has a zero byte at position 1, expected a text table")]
    public void Malformed_tables_are_refused_with_their_place(string text, string message)
        => Assert.Equal(message, _folder.Refused(new DataRequest { Path = _folder.Write("t.csv", text) }));

    [Theory]
    [InlineData("0,1,2,target\n", "5.5,2,3,0\n6,7,8,1\n", 2)]
    [InlineData("1,2,3,y\n", "5.5,2,3,0\n6,7,8,1\n", 2)]
    [InlineData("", "0,1,2,a\n5,5,5,a\n6,7,8,b\n", 3)]
    [InlineData("", "3,1,2,a\n6,7,8,b\n", 2)]
    [InlineData("", "1,2,a\n6,7,b\n", 2)]
    public void Numbers_that_count_up_beside_a_word_are_names_above_classes_that_are_numbers(string header, string rows, int expected)
    {
        LabelledData data = LabelledData.Read(new DataRequest { Path = _folder.Write("t.csv", header + rows) });
        Assert.Equal((expected, header.Length == 0 ? 0 : data.InputColumns), (data.Rows, data.InputNames.Count));
    }

    [Theory]
    [InlineData("7,9,12,y\n5,2,3,0\n6,7,8,1\n", "the class \"y\" stands above classes that are all numbers")]
    [InlineData("0,1,2,target\n5,2,3,a\n6,7,8,b\n", "its numbers count up, and no other row has the class \"target\"")]
    public void A_first_line_that_may_be_a_row_or_names_is_refused_until_a_key_says_which(string text, string doubt)
    {
        string path = _folder.Write("t.csv", text);
        Assert.Equal($"t.csv, line 1: the line may be a row or the names of the columns ({doubt}), expected key data.header = \"names\" or \"none\" to say which", _folder.Refused(new() { Path = path }));
        Assert.Equal(2, LabelledData.Read(new DataRequest { Path = path, Header = TableHeader.Names }).Rows);
        Assert.Equal(3, LabelledData.Read(new DataRequest { Path = path, Header = TableHeader.None }).Rows);
    }

    [Fact]
    public void Requests_that_do_not_fit_the_table_are_refused()
    {
        string path = _folder.Write("t.csv", "a,b,c\n1,2,x\n3,4,y\n5,6,z\n");
        Assert.Equal("t.csv has no column \"d\" as key data.target says; expected a name or a number from 1 to 3 (its columns are a, b, c)", _folder.Refused(new() { Path = path, Target = "d" }));
        Assert.Equal("t.csv has no column \"0\" as key data.ignore says; expected a name or a number from 1 to 3 (its columns are a, b, c)", _folder.Refused(new() { Path = path, Ignore = ["0"] }));
        Assert.Equal("t.csv: column 3 is both the target \"last\" and ignored, expected two different columns", _folder.Refused(new() { Path = path, Ignore = ["c"] }));
        Assert.Equal("t.csv has 3 classes, which a network with 2 outputs cannot tell apart; expected 3 outputs", _folder.Refused(new() { Path = path, Outputs = 2 }));
        Assert.Equal("t.csv, line 4, column 3: found the class \"z\", expected one of y, x", _folder.Refused(new() { Path = path, Classes = ["y", "x"] }));
        Assert.Equal("key data.classes names the class \"x\" twice, expected different classes", _folder.Refused(new() { Path = path, Classes = ["x", "y", "x", "z"] }));
        Assert.Equal("key data.test-share is 1, which leaves none of the 3 rows of t.csv for training; expected a smaller share", _folder.Refused(new() { Path = path, TestShare = 1 }));
        string test = _folder.Write("u.csv", "a,b,c\n1,2,x\n3,4,w\n");
        Assert.Equal("u.csv, line 3, column 3: found the class \"w\", expected one of x, y, z", _folder.Refused(new() { Path = path, TestPath = test }));
        Assert.Equal("u.csv has 1 inputs, expected 2 as in t.csv", _folder.Refused(new() { Path = path, TestPath = _folder.Write("u.csv", "a,c\n1,x\n") }));
        Assert.Equal("keys data.test-path and data.test-share both say where test rows come from, expected one of them", _folder.Refused(new() { Path = path, TestPath = test, TestShare = 0.2 }));
        Assert.Equal("key data.labels-path is given for the table t.csv, whose classes stand in one of its columns; expected it for IDX images only", _folder.Refused(new() { Path = path, LabelsPath = test }));
        Assert.StartsWith("no.csv does not exist, expected a file with data", _folder.Refused(new() { Path = _folder["no.csv"] }), StringComparison.Ordinal);
        Assert.EndsWith(" is a directory, expected a file with data", _folder.Refused(new() { Path = _folder["."] }), StringComparison.Ordinal);
        Assert.Equal("b.csv has bytes at position 2 that are not UTF-8, expected a text table", _folder.Refused(new() { Path = _folder.Write("b.csv", [0x31, 0x2c, 0xff, 0x32]) }));
    }

    [Fact]
    public void Tables_written_are_read_back_bit_for_bit()
        => Gen.Select(Gen.Double.Where(double.IsFinite).Array2D[Gen.Int[1, 20], Gen.Int[1, 6]], Gen.Int[0, 3].Select(i => ",;\t "[i]), Gen.Bool.Select(crlf => crlf ? "\r\n" : "\n"), Gen.Bool, Gen.Bool).Sample((values, delimiter, end, names, quoted) =>
        {
            int rows = values.GetLength(0), columns = values.GetLength(1);
            string Field(string text) => quoted ? $"\"{text}\"" : text;
            IEnumerable<string> lines = Enumerable.Range(0, rows).Select(row => string.Join(delimiter, Enumerable.Range(0, columns)
                .Select(column => values[row, column].ToString("R", CultureInfo.InvariantCulture)).Append($"class{row % 3}").Select(Field)));
            string? header = names ? string.Join(delimiter, Enumerable.Range(0, columns + 1).Select(column => Field($"column{column}"))) : null;
            string path = _folder.Write("p.csv", string.Join(end, header is null ? lines : lines.Prepend(header)));
            LabelledData data = LabelledData.Read(new DataRequest { Path = path, Classes = ["class2", "class1", "class0"] });
            TrainingSet read = data.Prepare(3).Training.TakeAll();
            Assert.Equal(values.Cast<double>(), read.Inputs.ToArray());
            Assert.Equal(Enumerable.Range(0, rows).SelectMany(row => new[] { row % 3 == 2 ? 1.0 : 0, row % 3 == 1 ? 1 : 0, row % 3 == 0 ? 1 : 0 }), read.Targets.ToArray());
            Assert.Equal(names ? columns : 0, data.InputNames.Count);
        }, iter: 300, threads: 1);
}
