using System.Globalization;
using EnergyLandscape.Data;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Runs;

/// <summary>Reads the data files that a section [data] names.</summary>
internal static class DataFiles
{
    private const int Sha256Digits = 64;

    /// <summary>The files, read and checked.</summary>
    /// <param name="section">A section with a path.</param>
    /// <param name="name">Name of the run file in messages.</param>
    /// <exception cref="InputException">A file is missing or malformed, or has another checksum than the section says.</exception>
    public static LabelledData Read(DataSection section, string name)
    {
        LabelledData data = LabelledData.Read(Request(section));
        RequireChecksums(section, data, name);
        return data;
    }

    /// <summary>The section with everything written down that was found in the files.</summary>
    public static DataSection Resolved(DataSection section, LabelledData data) => section with
    {
        Format = data.Request.Format,
        Header = data.Request.Header,
        Delimiter = data.Request.Delimiter,
        Sha256 = [.. data.Digests],
    };

    private static DataRequest Request(DataSection section) => new()
    {
        Path = section.Path ?? string.Empty,
        LabelsPath = section.LabelsPath,
        TestPath = section.TestPath,
        TestLabelsPath = section.TestLabelsPath,
        Format = section.Format,
        Header = section.Header,
        Delimiter = section.Delimiter,
        Target = section.Target,
        Ignore = [.. section.Ignore],
        Classes = [.. section.Classes],
        Scaling = section.Scaling,
        TestShare = section.TestShare,
        SplitSeed = section.SplitSeed,
        Rows = section.Rows,
        RowsSeed = section.RowsSeed,
        TestRows = section.TestRows,
    };

    private static void RequireChecksums(DataSection section, LabelledData data, string name)
    {
        if (section.Sha256.Count == 0)
        {
            return;
        }

        if (section.Sha256.Count != data.Digests.Length)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name}: key \"data.sha256\" lists {section.Sha256.Count} checksums for {data.Digests.Length} files, expected one a file"));
        }

        string[] paths = [.. new[] { section.Path, section.LabelsPath, section.TestPath, section.TestLabelsPath }.OfType<string>()];
        for (int i = 0; i < paths.Length; i++)
        {
            string expected = section.Sha256[i];
            if (expected.Length != Sha256Digits || !expected.All(char.IsAsciiHexDigit))
            {
                throw new InputException($"{name}: key \"data.sha256\" has \"{expected}\", expected {Sha256Digits} hexadecimal digits");
            }

            if (!expected.Equals(data.Digests[i], StringComparison.OrdinalIgnoreCase))
            {
                throw new InputException($"{name}: {paths[i]} has the SHA-256 {data.Digests[i]}, expected {expected} as key \"data.sha256\" says: it is another file, or was edited");
            }
        }
    }
}
