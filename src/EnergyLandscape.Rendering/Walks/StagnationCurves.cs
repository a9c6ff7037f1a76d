using EnergyLandscape.Potentials;

namespace EnergyLandscape.Rendering.Walks;

/// <summary>What a picture of stagnation is drawn from: the loss along a walk and what was made of it.</summary>
/// <param name="Losses">Losses, one a step.</param>
/// <param name="Smoothed">Smoothed losses in the same unit, one a step.</param>
/// <param name="Deviations">Standard deviation of the smoothed losses in each window; entry i belongs to the window that ends at step i + window − 1.</param>
/// <param name="Window">Steps in a window.</param>
/// <param name="Threshold">Deviation below which a window is stagnant.</param>
/// <param name="Stays">First and last step of each stagnant stretch.</param>
public sealed record StagnationCurves(
    IReadOnlyList<double> Losses,
    IReadOnlyList<double> Smoothed,
    IReadOnlyList<double> Deviations,
    int Window,
    double Threshold,
    IReadOnlyList<(int First, int Last)> Stays)
{
    internal void Check()
    {
        if (Losses.Count == 0 || Smoothed.Count != Losses.Count || Window < 1 || Deviations.Count != Losses.Count - Window + 1)
        {
            throw new InputException(
                $"A picture of stagnation needs as many smoothed losses as losses and a deviation for each window; there are {Losses.Count}, {Smoothed.Count} and {Deviations.Count} for windows of {Window}.");
        }

        if (!Losses.Concat(Smoothed).Concat(Deviations).Append(Threshold).All(double.IsFinite))
        {
            throw new InputException("A picture of stagnation needs finite numbers; a loss, a deviation or the threshold is infinite or not a number.");
        }

        if (Stays.Any(stay => stay.First < 0 || stay.Last < stay.First || stay.Last >= Losses.Count))
        {
            throw new InputException($"A stagnant stretch does not lie within the {Losses.Count} steps of the walk.");
        }
    }
}
