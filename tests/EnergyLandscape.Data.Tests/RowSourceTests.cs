using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>What every source of rows keeps to.</summary>
public sealed class RowSourceTests
{
    [Fact]
    public void Rows_come_in_the_order_asked_for_with_their_own_targets()
    {
        IRowSource source = TrainingSet.Xor(1);
        TrainingSet taken = source.Take([3, 1, 1]);
        Assert.Equal([1.0, 1, 0, 1, 0, 1], taken.Inputs.ToArray());
        Assert.Equal([0.0, 1, 1], taken.Targets.ToArray());
    }

    [Fact]
    public void Rows_that_are_taken_are_not_copied()
    {
        using DataFolder folder = new();
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 200, 0, 0, 0, 10, 0, 0, 0, 10, .. new byte[20000]], labels = [0, 0, 8, 1, 0, 0, 0, 200, .. Enumerable.Range(0, 200).Select(i => (byte)(i % 2))];
        IRowSource source = TrainingData.Load(new DataRequest { Path = folder.Write("i", images), LabelsPath = folder.Write("l", labels) }).Training;
        foreach (Func<TrainingSet> take in (Func<TrainingSet>[])[source.TakeAll, () => source.TakeAll().Take([.. Enumerable.Range(0, 100)])])
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            take();
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20000 * sizeof(double) * 8 / 5);
        }
    }
}
