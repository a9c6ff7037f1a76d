using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Measures;

public sealed class LossCurveFileTests
{
    [Theory]
    [InlineData("a,b\n1,4\n2,5\n3,\n")]
    [InlineData("a;b\r\n1;4\r\n2;5\r\n3;\r\n")]
    [InlineData("a\tb\n1\t4\n2\t5\n3\n\n\n")]
    [InlineData("\n# made elsewhere\n a  b \n 1 4\n2 5.0\n# comment\n3\n")]
    [InlineData("\uFEFF\"a\",\"b\",\n1,4,\n2,5e0,\n3,,\n")]
    public void Delimiters_headings_and_different_lengths_are_understood(string text)
    {
        IReadOnlyList<LossCurve> curves = Read(text.TrimStart('\uFEFF'));
        Assert.Equal(["a", "b"], curves.Select(curve => curve.Name));
        Assert.Equal([1.0, 2, 3], curves[0].Losses);
        Assert.Equal([4.0, 5], curves[1].Losses);
    }

    [Fact]
    public void Without_a_heading_the_first_line_is_losses()
    {
        LossCurve curve = Assert.Single(Read("1e-3\n-2\n.5"));
        Assert.Null(curve.Name);
        Assert.Equal([0.001, -2, 0.5], curve.Losses);
    }

    [Fact]
    public void A_heading_may_hold_numbers_after_a_word_and_delimiters_in_quotes()
    {
        Assert.Equal(["epoch", "0.1"], Read("epoch,0.1\n1,2").Select(curve => curve.Name));
        Assert.Equal(["rate, \"0.1\"", "b"], Read("\"rate, \"\"0.1\"\"\",b\n1,2").Select(curve => curve.Name));
    }

    [Theory]
    [InlineData(",a,b\n0,5,6\n1,7,8\n", true)] // pandas
    [InlineData("\"\",\"a\",\"b\"\n\"1\",5,6\n\"2\",7,8\n", true)] // R
    [InlineData(",a,b\n0,5,6\n2,7,8\n", false)]
    [InlineData(",a,b\n2,5,6\n3,7,8\n", false)]
    [InlineData("0,5,6\n1,7,8\n", false)]
    public void Numbers_of_rows_are_no_losses(string text, bool numbered)
    {
        var notes = new List<string>();
        using var reader = new StringReader(text);
        IReadOnlyList<LossCurve> curves = LossCurveFile.Read(reader, "curves.csv", notes.Add);
        Assert.Equal(numbered ? [2, 3] : [1, 2, 3], curves.Select(curve => curve.Column));
        Assert.Equal(numbered ? 1 : 0, notes.Count(note => note.StartsWith("curves.csv, column 1 ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,x\n", "curves.csv, line 3, column 2: found 'x', expected a finite number with a decimal point")]
    [InlineData("1,2\n3,NaN\n", "curves.csv, line 2, column 2: found 'NaN', expected a finite number")]
    [InlineData("1,2\n3,inf\n", "curves.csv, line 2, column 2: found 'inf', expected a finite number")]
    [InlineData("1,1e999\n", "curves.csv, line 1, column 2: found '1e999', expected a finite number")]
    [InlineData("1,2\n3,4,5\n", "curves.csv, line 2, column 3: found '5', expected the end of the line, for the first line has 2 columns")]
    [InlineData("1,2\n,3\n4,5\n", "curves.csv, line 3, column 1: found '4' after the empty cell of line 2, expected empty cells only at the end of a column")]
    [InlineData("1\n2\n\n3\n", "curves.csv, line 4, column 1: found '3' after the empty cell of line 3")]
    [InlineData("0.5,o.6\n1,2\n", "curves.csv, line 1, column 2: found 'o.6', expected a finite number")]
    [InlineData("a,b\n", "curves.csv holds no losses, expected a table of numbers")]
    [InlineData("", "curves.csv holds no losses, expected a table of numbers")]
    public void What_is_wrong_is_named_with_its_place(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("no-such.csv cannot be read", Assert.Throws<InputException>(() => LossCurveFile.Read("/tmp/no-such.csv")).Message, StringComparison.Ordinal);

    private static IReadOnlyList<LossCurve> Read(string text)
    {
        using var reader = new StringReader(text);
        return LossCurveFile.Read(reader, "curves.csv");
    }
}
