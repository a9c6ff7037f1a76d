using System.IO.Compression;
using System.Security.Cryptography;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>A data file in memory, unpacked if it was compressed with gzip.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
internal sealed class DataFile
{
    private DataFile(string path, byte[] content, string sha256)
    {
        Path = path;
        Content = content;
        Sha256 = sha256;
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>The unpacked bytes.</summary>
    public byte[] Content { get; }

    /// <summary>SHA-256 of the file as it is on disk, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InputException">The file is missing, unreadable, empty or not what gzip writes.</exception>
    public static DataFile Read(string path)
    {
        byte[] bytes = ReadBytes(path);
        if (bytes.Length == 0)
        {
            throw new InputException($"{path} is empty (0 bytes), expected rows of data");
        }

        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new DataFile(path, IsGzip(bytes) ? Unpacked(path, bytes) : bytes, sha256);
    }

    private static bool IsGzip(byte[] bytes) => bytes is [0x1f, 0x8b, ..];

    private static byte[] ReadBytes(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InputException("the path of the data is empty, expected the path of a file");
        }

        if (Directory.Exists(path))
        {
            throw new InputException($"{path} is a directory, expected a file with data");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path} does not exist, expected a file with data ('landscape data list' shows what can be fetched)", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{path} cannot be read ({e.Message.TrimEnd('.')}), expected a file with data", e);
        }
    }

    // GZipStream unpacks all members of a file (RFC 1952), but takes a file that ends early for a short one. So one more member is put behind
    // it: its text comes out at the end only if everything before it was whole.
    private static byte[] Unpacked(string path, byte[] bytes)
    {
        byte[] mark = "end of the file\n"u8.ToArray();
        try
        {
            using GZipStream stream = new(new MemoryStream([.. bytes, .. Packed(mark)]), CompressionMode.Decompress);
            using MemoryStream content = new();
            stream.CopyTo(content);
            ReadOnlySpan<byte> unpacked = content.GetBuffer().AsSpan(0, (int)content.Length);
            return unpacked.EndsWith(mark) ? unpacked[..^mark.Length].ToArray()
                : throw new InvalidDataException("it is cut off, or something stands behind its end");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException)
        {
            throw new InputException($"{path} is a damaged gzip file ({e.Message.TrimEnd('.')}), expected one that 'gzip -t' accepts", e);
        }
    }

    private static byte[] Packed(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
