using System.Globalization;
using System.Text.Json;
using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Rendering.Tests.Trees;

internal static class SampleTrees
{
    public static Gen<SuperbasinTree> Random { get; } =
        from n in Gen.Int[1, 80]
        from lows in Gen.Double[0, 9].Array[n]
        from joins in Gen.Select(Gen.Double[9, 20], Gen.Int[0, n - 1].Array[1, 3]).Array[0, 160]
        select SuperbasinTree.Build(
            lows.Select((e, i) => new TreeMinimum(i + 1, e)),
            joins.Select((link, i) => new TreeTransitionState(i + 1, link.Item1, link.Item2.Select(m => m + 1).ToArray())));

    /// <summary>Two funnels and an unconnected minimum.</summary>
    public static SuperbasinTree Small { get; } = SuperbasinTree.Build(
        [new(1, 0.10), new(2, 0.13), new(3, 0.11), new(4, 0.16), new(5, 0.15)],
        [new(1, 0.18, 1, 2), new(2, 0.2, 3, 4), new(3, 0.23, 2, 3)]);

    public static SuperbasinTree PathSample(string database)
    {
        string folder = SharedFolder.Find("databases", database);
        static IEnumerable<double[]> Table(string path) => File.ReadLines(path).Where(line => line.Trim().Length > 0)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray());
        return SuperbasinTree.Build(
            Table(Path.Combine(folder, "min.data")).Select((row, i) => new TreeMinimum(i + 1, row[0])),
            Table(Path.Combine(folder, "ts.data")).Select((row, i) => new TreeTransitionState(i + 1, row[0], (int)row[3], (int)row[4])));
    }

    public static SuperbasinTree Xor(int hidden, double lambda)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find("truth", "xor.json")));
        JsonElement landscape = truth.RootElement.EnumerateArray().Single(entry =>
            entry.GetProperty("hidden").GetInt32() == hidden && entry.GetProperty("lambda").GetDouble() == lambda);
        double[] minima = landscape.GetProperty("minima").EnumerateArray().Select(m => m.GetProperty("loss").GetDouble()).ToArray();
        int Id(double loss) => 1 + Array.IndexOf(minima, minima.MinBy(m => Math.Abs(m - loss)));
        return SuperbasinTree.Build(
            minima.Select((loss, i) => new TreeMinimum(i + 1, loss)),
            landscape.GetProperty("transitionStates").EnumerateArray().Select((ts, i) => new TreeTransitionState(
                i + 1,
                ts.GetProperty("loss").GetDouble(),
                ts.GetProperty("connects").EnumerateArray().SelectMany(side => side.EnumerateArray()).Select(m => Id(m.GetDouble())).ToArray())).ToArray());
    }
}
