namespace EnergyLandscape.Walks;

/// <summary>Whether the losses of a walk are numbers that can be compared.</summary>
internal static class Finiteness
{
    /// <summary>True when none is infinite or not a number.</summary>
    public static bool Of(ReadOnlySpan<double> losses)
    {
        foreach (double loss in losses)
        {
            if (!double.IsFinite(loss))
            {
                return false;
            }
        }

        return true;
    }
}
