using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>What a network is trained and tested on: rows scaled and encoded as it sees them.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class TrainingData
{
    private TrainingData(IRowSource training, IRowSource? test, ImmutableArray<string> classes, ImmutableArray<int> trainingCounts, ImmutableArray<int> testCounts, string sha256)
    {
        Training = training;
        Test = test;
        Classes = classes;
        TrainingCounts = trainingCounts;
        TestCounts = testCounts;
        Sha256 = sha256;
    }

    /// <summary>The training rows.</summary>
    public IRowSource Training { get; }

    /// <summary>The test rows; null when there are none.</summary>
    public IRowSource? Test { get; }

    /// <summary>The classes in the order of their numbers.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Number of training rows of each class.</summary>
    public IReadOnlyList<int> TrainingCounts { get; }

    /// <summary>Number of test rows of each class; empty without test rows.</summary>
    public IReadOnlyList<int> TestCounts { get; }

    /// <summary>SHA-256 of the file as it is on disk, in lower-case hexadecimal digits; of several files, that of their digests, a line each;
    /// empty for data that are built in.</summary>
    public string Sha256 { get; }

    /// <summary>Reads and prepares data.</summary>
    /// <param name="request">Which files, how they are written, and how they are prepared.</param>
    /// <exception cref="InputException">A file is missing or malformed, or does not fit what is asked for; the sentence names file, line and column.</exception>
    public static TrainingData Load(DataRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return LabelledData.Read(request).Prepare(request.Outputs);
    }

    /// <summary>The exclusive or, whose four rows are all there is to test on.</summary>
    /// <param name="outputs">1 or 2, as <see cref="TrainingSet.Xor"/>.</param>
    public static TrainingData Xor(int outputs) => new(TrainingSet.Xor(outputs), null, ["0", "1"], [2, 2], [], string.Empty);

    internal static TrainingData Of(LabelledData data, PreparedRows training, PreparedRows? test)
    {
        int classes = data.Classes.Length;
        string sha256 = data.Digests is [var one] ? one
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(data.Digests.Select(digest => digest + "\n")))));
        bool isSmall = data.Request.Format == DataFormat.Table;
        return new TrainingData(
            isSmall ? training.TakeAll() : training,
            isSmall ? test?.TakeAll() : test,
            data.Classes,
            [.. training.CountClasses(classes)],
            test is null ? [] : [.. test.CountClasses(classes)],
            sha256);
    }
}
