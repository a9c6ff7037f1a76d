using System.Buffers.Binary;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>The IDX format of the MNIST distribution: a big-endian magic number and sizes, then bytes (LeCun, Cortes, Burges).</summary>
internal static class IdxFile
{
    private const int ImageMagic = 2051, LabelMagic = 2049;

    /// <summary>Whether bytes begin as IDX files of unsigned bytes do.</summary>
    public static bool IsIdx(ReadOnlySpan<byte> content) => content.Length >= 4 && content[0] == 0 && content[1] == 0 && content[2] == 8 && content[3] is 1 or 3;

    /// <summary>Reads images and their labels.</summary>
    /// <param name="images">File with magic number 2051.</param>
    /// <param name="labels">File with magic number 2049.</param>
    /// <exception cref="InputException">A file is another, is too short or too long, or their counts differ.</exception>
    public static LabelledRows Read(DataFile images, DataFile labels)
    {
        (int count, int columns) = ImageSizes(images);
        int labelCount = Sizes(labels, LabelMagic, "labels", 1)[0];
        RequireLength(labels, 8, labelCount, FormattableString.Invariant($"{labelCount} labels"));
        if (count != labelCount)
        {
            throw new InputException(FormattableString.Invariant($"{labels.Path} has {labelCount} labels for the {count} images of {images.Path}, expected as many"));
        }

        string[] texts = [.. Enumerable.Range(0, 256).Select(b => FormattableString.Invariant($"{b}"))];
        Label[] read = new Label[count];
        for (int i = 0; i < count; i++)
        {
            read[i] = new Label(texts[labels.Content[8 + i]], i + 1, 0);
        }

        return new LabelledRows(labels.Path, new ByteMatrix(images.Content.AsMemory(16), columns), read, [], [], 0);
    }

    private static (int Count, int Columns) ImageSizes(DataFile images)
    {
        int[] sizes = Sizes(images, ImageMagic, "images", 3);
        long pixels = (long)sizes[1] * sizes[2];
        if (pixels is 0 or > 1 << 24)
        {
            throw new InputException(FormattableString.Invariant($"{images.Path} says that its images have {sizes[1]} x {sizes[2]} pixels, expected at least one and at most {1 << 24}"));
        }

        RequireLength(images, 16, sizes[0] * pixels, FormattableString.Invariant($"{sizes[0]} images of {sizes[1]} x {sizes[2]} pixels"));
        return (sizes[0], (int)pixels);
    }

    private static int[] Sizes(DataFile file, int magic, string what, int dimensions)
    {
        int header = 4 + (4 * dimensions);
        int found = file.Content.Length < 4 ? magic : BinaryPrimitives.ReadInt32BigEndian(file.Content);
        if (found != magic)
        {
            string hint = found switch { ImageMagic => " (images)", LabelMagic => " (labels)", _ => string.Empty };
            throw new InputException(FormattableString.Invariant($"{file.Path} begins with the magic number {found}{hint}, expected {magic} for IDX {what}"));
        }

        if (file.Content.Length < header)
        {
            throw new InputException(FormattableString.Invariant($"{file.Path} has {file.Content.Length} bytes, expected the {header} bytes of an IDX header of {what} at least"));
        }

        int[] sizes = [.. Enumerable.Range(0, dimensions).Select(i => BinaryPrimitives.ReadInt32BigEndian(file.Content.AsSpan(4 + (4 * i))))];
        return sizes[0] >= 1 && sizes.All(size => size >= 0) ? sizes
            : throw new InputException(FormattableString.Invariant($"{file.Path} says that it has {sizes[0]} {what}, expected at least one"));
    }

    private static void RequireLength(DataFile file, int header, long expected, string what)
    {
        long found = file.Content.Length - header;
        if (found != expected)
        {
            throw new InputException(FormattableString.Invariant($"{file.Path} has {found} bytes after its header{(found < expected ? " (cut off?)" : string.Empty)}, expected {expected} for {what}"));
        }
    }
}
