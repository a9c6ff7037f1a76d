using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>One of the ways up from a minimum: a mode of its Hessian and a sense (<see cref="SearchMethod.SaddleFromMode"/>).</summary>
/// <param name="Mode">Number of the mode in the complement of the separable directions, from 0, the softest.</param>
/// <param name="IsBackward">Whether to go against the mode, whose first component of largest size is positive.</param>
public readonly record struct ModeDirection(int Mode, bool IsBackward)
{
    /// <summary>The way as one number from 1, as it stands in <see cref="PlannedSearch.Space"/>: 1 and 2 the two senses of the softest mode.</summary>
    public int Number => (2 * Mode) + (IsBackward ? 2 : 1);

    /// <summary>The way of a number.</summary>
    public static ModeDirection FromNumber(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new ModeDirection((number - 1) / 2, number % 2 == 0);
    }

    /// <summary>How many ways each minimum of a landscape has.</summary>
    public static int Count(IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        return 2 * potential.Separable.ReducedDimension;
    }
}
