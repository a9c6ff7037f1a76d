using System.Globalization;
using EnergyLandscape.Potentials;
using Parquet;
using Parquet.Schema;

namespace EnergyLandscape.Walks;

/// <summary>One Parquet file of samples: one row group, Snappy, a row a sample, ordered by walk and step.</summary>
/// <remarks>Its own metadata say <c>steps</c> (rows of a walk) and <c>walks-per-part</c> (walks of a complete part). The bytes depend on
/// the samples alone. Zstandard takes 100 times as long for two thirds of the size (docs/decisions.md).</remarks>
internal static class SampleFile
{
    private const string StepsKey = "steps", WalksPerPartKey = "walks-per-part";

    private static readonly DataField[] Fields =
    [
        .. SampleTable.WholeNames.Select(name => new DataField<int>(name)),
        .. SampleTable.RealNames.Select(name => new DataField<double>(name)),
        .. SampleTable.OptionalNames.Select(name => new DataField<double?>(name)),
    ];

    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="InputException">The disk is full or the folder cannot be written to.</exception>
    public static void Write(string path, SampleTable table, int steps, int walksPerPart)
    {
        string temporary = path + ".new";
        try
        {
            using (FileStream stream = File.Create(temporary))
            {
                WriteTo(stream, table, steps, walksPerPart).GetAwaiter().GetResult();
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be written ({problem.Message.TrimEnd('.')}), expected a folder that can be written to, on a disk with space left", problem);
        }
    }

    /// <summary>What a file holds, without its samples.</summary>
    public static SampleFileShape ReadShape(string path) => Guarded(path, async () =>
    {
        ParquetReader reader = await ParquetReader.CreateAsync(path).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return Shape(reader);
        }
    });

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="buffers">Buffers to use again if they are large enough, or null.</param>
    /// <returns>Its samples.</returns>
    /// <exception cref="InputException">The file is missing, damaged or none of ours.</exception>
    public static SampleTable Read(string path, SampleTable? buffers) => Guarded(path, async () =>
    {
        ParquetReader reader = await ParquetReader.CreateAsync(path).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            SampleFileShape shape = Shape(reader);
            SampleTable table = buffers is not null && buffers.Capacity >= shape.Rows ? buffers : new SampleTable(Math.Max(shape.Rows, shape.WalksPerPart * shape.Steps));
            table.Rows = shape.Rows;
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
            DataField[] fields = reader.Schema.GetDataFields();
            int whole = SampleTable.WholeNames.Length;
            for (int k = 0; k < whole; k++)
            {
                await group.ReadAsync(fields[k], table.Whole[k].AsMemory(0, shape.Rows)).ConfigureAwait(false);
            }

            var optional = new double?[shape.Rows];
            for (int k = 0; k < table.Real.Length; k++)
            {
                if (k < SampleTable.RealNames.Length)
                {
                    await group.ReadAsync(fields[whole + k], table.Real[k].AsMemory(0, shape.Rows)).ConfigureAwait(false);
                    continue;
                }

                await group.ReadAsync<double>(fields[whole + k], optional.AsMemory()).ConfigureAwait(false);
                for (int row = 0; row < optional.Length; row++)
                {
                    table.Real[k][row] = optional[row] ?? double.NaN;
                }
            }

            return table;
        }
    });

    private static async Task WriteTo(Stream stream, SampleTable table, int steps, int walksPerPart)
    {
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(Fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.CustomMetadata = new Dictionary<string, string>
            {
                [StepsKey] = steps.ToString(CultureInfo.InvariantCulture),
                [WalksPerPartKey] = walksPerPart.ToString(CultureInfo.InvariantCulture),
            };
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            int field = 0;
            foreach (int[] column in table.Whole)
            {
                await group.WriteAsync<int>(Fields[field++], column.AsMemory(0, table.Rows)).ConfigureAwait(false);
            }

            var optional = new double?[table.Rows];
            for (int k = 0; k < table.Real.Length; k++)
            {
                if (k < SampleTable.RealNames.Length)
                {
                    await group.WriteAsync<double>(Fields[field++], table.Real[k].AsMemory(0, table.Rows)).ConfigureAwait(false);
                    continue;
                }

                for (int row = 0; row < optional.Length; row++)
                {
                    double value = table.Real[k][row];
                    optional[row] = double.IsNaN(value) ? null : value;
                }

                await group.WriteAsync<double>(Fields[field++], optional.AsMemory()).ConfigureAwait(false);
            }
        }
    }

    private static SampleFileShape Shape(ParquetReader reader)
    {
        string[] names = [.. reader.Schema.GetDataFields().Select(field => field.Name)];
        if (!names.SequenceEqual(Fields.Select(field => field.Name)) || reader.RowGroupCount != 1
            || !int.TryParse(reader.CustomMetadata.GetValueOrDefault(StepsKey), CultureInfo.InvariantCulture, out int steps)
            || !int.TryParse(reader.CustomMetadata.GetValueOrDefault(WalksPerPartKey), CultureInfo.InvariantCulture, out int walksPerPart)
            || steps < 1 || walksPerPart < 1)
        {
            throw new InvalidDataException("other columns or no number of steps");
        }

        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        return new SampleFileShape(checked((int)group.RowCount), steps, walksPerPart);
    }

    private static T Guarded<T>(string path, Func<Task<T>> read)
    {
        try
        {
            return read().GetAwaiter().GetResult();
        }
        catch (Exception problem) when (problem is not (OutOfMemoryException or InputException))
        {
            // A damaged file makes the library throw anything.
            throw new InputException($"{path} cannot be read as samples of walks ({problem.Message.TrimEnd('.')}), expected a Parquet file that 'landscape walk' wrote; delete it and run the same command again", problem);
        }
    }
}
