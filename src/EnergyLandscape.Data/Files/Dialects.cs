using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>Finds how a file is written where a request does not say it.</summary>
internal static class Dialects
{
    /// <summary>The request with format, header and delimiter found; keys of the other format are left as they are.</summary>
    /// <param name="request">The request.</param>
    /// <param name="file">The file of the rows.</param>
    /// <exception cref="InputException">The first line of a table may be names or a row.</exception>
    public static DataRequest Find(DataRequest request, DataFile file)
    {
        DataFormat format = request.Format != DataFormat.Auto ? request.Format
            : IdxFile.IsIdx(file.Content) || HasIdxName(file.Path) ? DataFormat.Idx : DataFormat.Table;
        if (format == DataFormat.Idx)
        {
            return request with { Format = format };
        }

        TableDialect dialect = TableDialect.Of(new DelimitedText(file.Path, file.Content), request);
        return request with { Format = format, Header = dialect.Header, Delimiter = dialect.Delimiter };
    }

    private static bool HasIdxName(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return name.EndsWith("-ubyte", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".idx", StringComparison.OrdinalIgnoreCase);
    }
}
