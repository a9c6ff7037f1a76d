namespace EnergyLandscape.PathSample;

/// <summary>Two minima that a method was to join, in either order.</summary>
public readonly record struct SearchPair
{
    /// <summary>Makes a pair; the order of the minima does not matter.</summary>
    /// <param name="method">Name of the method.</param>
    /// <param name="first">Id of a minimum.</param>
    /// <param name="second">Id of another.</param>
    public SearchPair(string method, int first, int second)
    {
        Method = method;
        Lower = Math.Min(first, second);
        Upper = Math.Max(first, second);
    }

    /// <summary>Name of the method.</summary>
    public string Method { get; }

    /// <summary>The lower id.</summary>
    public int Lower { get; }

    /// <summary>The higher id.</summary>
    public int Upper { get; }
}
