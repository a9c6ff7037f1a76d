using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>How classes become the targets of a network's outputs.</summary>
public static class TargetEncoding
{
    /// <summary>The numbers of outputs with which a network can tell classes apart.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <returns>1 (the target is 0 for the first class, 1 for the second) and 2 for two classes; one a class for more.</returns>
    public static IReadOnlyList<int> OutputsFor(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        return classes == 2 ? [1, 2] : [classes];
    }

    /// <summary>Writes the target of a row: the class itself for one output, else 1 in the column of the class and 0 in the others.</summary>
    /// <param name="number">Class number, from 0.</param>
    /// <param name="into">One element a network output.</param>
    internal static void Encode(int number, Span<double> into)
    {
        if (into.Length == 1)
        {
            into[0] = number;
            return;
        }

        into.Clear();
        into[number] = 1;
    }
}
