using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>Which rows of the training and of the test part are used.</summary>
internal static class RowSubsets
{
    // Training rows are drawn from stream 0 of the seed, test rows from stream 1.
    private const long TrainingStream = 0;
    private const long TestStream = 1;

    /// <summary>Chooses rows; both parts are in the order of the file.</summary>
    /// <param name="request">How many, and with what seed.</param>
    /// <param name="training">Rows of the training file that may be trained on.</param>
    /// <param name="test">Rows of the training file that were set aside; empty when there is a test file.</param>
    /// <param name="testFileRows">Number of rows of the test file; null without one.</param>
    /// <returns>Rows of the training file, and rows of the test file or, without one, of the training file.</returns>
    /// <exception cref="InputException">There are fewer rows than are asked for.</exception>
    public static (int[] Training, int[] Test) Of(DataRequest request, int[] training, int[] test, int? testFileRows)
    {
        if (request.RowsSeed is not null && request.Rows is null && request.TestRows is null)
        {
            throw new InputException("key data.rows-seed is given without data.rows, expected the number of rows to draw");
        }

        int[] chosen = Choose(request.Rows, request.RowsSeed, TrainingStream, training, "rows", $"training rows of {request.Path}");
        if (testFileRows is { } rows)
        {
            return (chosen, Choose(request.TestRows, request.RowsSeed, TestStream, [.. Enumerable.Range(0, rows)], "test-rows", $"rows of {request.TestPath}"));
        }

        if (test.Length > 0 || request.TestRows is null)
        {
            return (chosen, Choose(request.TestRows, request.RowsSeed, TestStream, test, "test-rows", $"rows of {request.Path} set aside for testing"));
        }

        var trained = chosen.ToHashSet();
        int[] left = [.. training.Where(row => !trained.Contains(row))];
        return (chosen, Choose(request.TestRows, request.RowsSeed, TestStream, left, "test-rows", $"rows of {request.Path} that are not trained on"));
    }

    private static int[] Choose(int? count, ulong? seed, long stream, int[] rows, string key, string what)
    {
        if (count is not { } wanted)
        {
            return rows;
        }

        if (wanted > rows.Length)
        {
            throw new InputException(FormattableString.Invariant($"key data.{key} is {wanted}, expected at most the {rows.Length} {what}"));
        }

        if (seed is not { } master)
        {
            return rows[..wanted];
        }

        int[] order = [.. rows];
        RandomStream random = new MasterSeed(master).StreamFor(stream);
        for (int i = 0; i < wanted; i++)
        {
            int other = i + random.NextInt(order.Length - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return [.. order.Take(wanted).Order()];
    }
}
