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
}
