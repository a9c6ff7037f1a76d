namespace EnergyLandscape.Data.Tests;

/// <summary>Files that gzip wrote, in one member or several (RFC 1952).</summary>
public sealed class GzipTests : IDisposable
{
    private const string Table = "1,2,a\n3,4,b\n5,6,a\n7,8,b\n";
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(24)]
    public void Members_are_unpacked_one_after_the_other(int split)
    {
        TrainingData data = TrainingData.Load(new DataRequest { Path = _folder.Write("t.csv.gz", Members(split)) });
        Assert.Equal([1.0, 2, 3, 4, 5, 6, 7, 8], data.Training.TakeAll().Inputs.ToArray());
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        byte[] whole = Members(12);
        int first = Packed(Table[..12]).Length;
        for (int length = 2; length < whole.Length; length++)
        {
            // Between members nothing is missing but rows.
            if (length != first)
            {
                Assert.StartsWith("c.gz is a damaged gzip file (", _folder.Refused(new DataRequest { Path = _folder.Write("c.gz", whole[..length]) }), StringComparison.Ordinal);
            }
        }

        Assert.StartsWith("c.gz is a damaged gzip file (", _folder.Refused(new DataRequest { Path = _folder.Write("c.gz", [.. whole, 1, 2, 3]) }), StringComparison.Ordinal);
    }

    private byte[] Packed(string text) => File.ReadAllBytes(_folder.WriteGzip("member", System.Text.Encoding.ASCII.GetBytes(text)));

    private byte[] Members(int split) => [.. Packed(Table[..split]), .. Packed(Table[split..])];
}
