using System.IO.Compression;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>A folder of data files that goes away with the test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("landscape-data-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public string WriteGzip(string name, byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return Write(name, packed.ToArray());
    }

    /// <summary>The sentence with which a request is refused, without the folder.</summary>
    public string Refused(DataRequest request)
        => Assert.Throws<InputException>(() => TrainingData.Load(request)).Message.Replace(_folder.FullName + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}
