using EnergyLandscape.PathSample;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>How walks are compared with a database.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Every how many samples of a walk one is mapped to its minimum; the last always is.</summary>
    public int Every { get; init; } = 10;

    /// <summary>Error of the quadratic model of the way down, as a fraction of a step (<see cref="BasinDescent"/>).</summary>
    public double Accuracy { get; init; } = BasinDescent.DefaultAccuracy;

    /// <summary>What counts as stagnation.</summary>
    public StagnationOptions Stagnation { get; init; } = StagnationOptions.Default;

    /// <summary>What counts as an attractor.</summary>
    public AttractorOptions Attractors { get; init; } = new();

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Every, 1);
        if (!(Accuracy > 0 && Accuracy <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Accuracy), Accuracy, "An accuracy is positive and at most 1.");
        }
    }
}
