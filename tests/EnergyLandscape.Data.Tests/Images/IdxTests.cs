using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>IDX images and labels, plain and packed.</summary>
public sealed class IdxTests : IDisposable
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 51, 102, 7, 7];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 3, 9, 2, 9];
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_are_scaled_when_they_are_taken(bool packed)
    {
        DataRequest request = new()
        {
            Path = packed ? _folder.WriteGzip("i.gz", Images) : _folder.Write("i", Images),
            LabelsPath = packed ? _folder.WriteGzip("l.gz", Labels) : _folder.Write("l", Labels),
            Scaling = DataScaling.Unit,
        };
        IRowSource rows = TrainingData.Load(request).Training;
        Assert.Equal((3, 2, 1), (rows.Rows, rows.InputColumns, rows.TargetColumns));
        TrainingSet taken = rows.Take([2, 0, 0]);
        Assert.Equal([7 / 255.0, 7 / 255.0, 0, 1, 0, 1], taken.Inputs.ToArray());
        Assert.Equal([1.0, 1, 1], taken.Targets.ToArray());
        Assert.Equal([0.0, 1, 0.2, 0.4, 7 / 255.0, 7 / 255.0], rows.TakeAll().Inputs.ToArray());
        Assert.Equal([0.0, 255, 51, 102, 7, 7], TrainingData.Load(request with { Scaling = DataScaling.None }).Training.TakeAll().Inputs.ToArray());
    }

    [Fact]
    public void Damaged_files_are_refused()
    {
        string images = _folder.Write("i", Images), labels = _folder.Write("l", Labels);
        string Refused(byte[] changedImages, byte[]? changedLabels = null) => _folder.Refused(new DataRequest
        {
            Path = _folder.Write("x-ubyte", changedImages),
            LabelsPath = _folder.Write("y", changedLabels ?? Labels),
        });
        static byte[] With(byte[] bytes, int at, byte value) => [.. bytes[..at], value, .. bytes[(at + 1)..]];
        Assert.Equal("x-ubyte begins with the magic number 2049 (labels), expected 2051 for IDX images", Refused(Labels));
        Assert.Equal("x-ubyte begins with the magic number 2055, expected 2051 for IDX images", Refused(With(Images, 3, 7)));
        Assert.Equal("x-ubyte has 5 bytes after its header (cut off?), expected 6 for 3 images of 1 x 2 pixels", Refused(Images[..^1]));
        Assert.Equal("x-ubyte has 7 bytes after its header, expected 6 for 3 images of 1 x 2 pixels", Refused([.. Images, 1]));
        Assert.Equal("x-ubyte has 10 bytes, expected the 16 bytes of an IDX header of images at least", Refused(Images[..10]));
        Assert.Equal("x-ubyte says that its images have 1 x 0 pixels, expected at least one and at most 16777216", Refused(With(Images, 15, 0)));
        Assert.Equal("x-ubyte says that it has -16777213 images, expected at least one", Refused(With(Images, 4, 255)));
        Assert.Equal("y begins with the magic number 2051 (images), expected 2049 for IDX labels", Refused(Images, Images));
        Assert.Equal("y has 2 bytes after its header (cut off?), expected 3 for 3 labels", Refused(Images, Labels[..^1]));
        Assert.Equal("y has 2 labels for the 3 images of x-ubyte, expected as many", Refused(Images, With(Labels, 7, 2)[..^1]));
        Assert.Equal("key data.labels-path is missing for the IDX images of i, expected the path of their labels", _folder.Refused(new() { Path = images }));
        Assert.Equal("i begins with the magic number 2051 (images), expected 2049 for IDX labels", _folder.Refused(new() { Path = images, LabelsPath = images }));
        Assert.Equal("key data.test-labels-path is missing for the IDX images of i, expected the path of their labels", _folder.Refused(new() { Path = images, LabelsPath = labels, TestPath = images }));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(-1)]
    [InlineData(-6)]
    public void Damaged_gzip_files_are_refused(int end)
    {
        byte[] packed = File.ReadAllBytes(_folder.WriteGzip("i.gz", [.. Images, .. new byte[5000]]));
        string message = _folder.Refused(new DataRequest { Path = _folder.Write("i.gz", end < 0 ? packed[..^-end] : packed[..end]), LabelsPath = _folder.Write("l", Labels) });
        Assert.StartsWith("i.gz is a damaged gzip file (", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_files_with_one_wrong_byte_are_refused()
    {
        byte[] packed = File.ReadAllBytes(_folder.WriteGzip("i.gz", Images));
        packed[^6] ^= 1; // in the CRC
        Assert.StartsWith("i.gz is a damaged gzip file (", _folder.Refused(new DataRequest { Path = _folder.Write("i.gz", packed), LabelsPath = _folder.Write("l", Labels) }), StringComparison.Ordinal);
    }
}
