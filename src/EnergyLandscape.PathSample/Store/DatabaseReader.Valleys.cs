using System.Buffers.Binary;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

internal sealed partial class DatabaseReader
{
    private void ReadValleys(DatabaseContents contents)
    {
        if (DatabaseFile.Integer(_connection, "PRAGMA user_version") < DatabaseSchema.FirstWithValleys)
        {
            return;
        }

        using var row = new DatabaseRows(
            _connection,
            """
            SELECT id, dimension, energy, gradient_rms, gradient_max, hessian_index, nullity, lowest_eigenvalue, highest_eigenvalue,
                log_product, zero_threshold, found_by, hits, x
            FROM valley ORDER BY id
            """);
        while (row.Read())
        {
            if (row.Integer(0) != contents.Valleys.All.Count + 1)
            {
                throw Damaged($"valley {contents.Valleys.All.Count + 1} is missing");
            }

            ReadOnlySpan<byte> bytes = row.Bytes(13);
            var x = new double[contents.Identity.Dimension];
            if (bytes.Length != x.Length * sizeof(double))
            {
                throw Damaged($"a valley has {bytes.Length} bytes of coordinates where {x.Length} numbers take {x.Length * sizeof(double)}");
            }

            for (int i = 0; i < x.Length; i++)
            {
                x[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
            }

            var point = StationaryPoint.Restore(
                row.Real(2), x, row.Real(3), row.Real(4), row.Integer(5), row.Integer(6), row.Real(7), row.Real(8), row.Real(9), row.Real(10));
            contents.Valleys.Restore(new StoredValley(row.Integer(0), row.Integer(1), point, row.Long(11)) { Hits = row.Long(12) });
        }
    }
}
