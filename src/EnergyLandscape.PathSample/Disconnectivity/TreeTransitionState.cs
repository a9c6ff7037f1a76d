namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>A transition state as the merge tree sees it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Energy">Its energy; finite.</param>
/// <param name="Minima">Numbers of all minima that it reaches from both sides; repeats are allowed, and one alone is a self-loop.</param>
public sealed record TreeTransitionState(int Id, double Energy, IReadOnlyList<int> Minima)
{
    /// <summary>A transition state between two minima, as in a line of PATHSAMPLE's ts.data.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="energy">Its energy; finite.</param>
    /// <param name="from">Minimum on one side.</param>
    /// <param name="to">Minimum on the other side.</param>
    public TreeTransitionState(int id, double energy, int from, int to)
        : this(id, energy, [from, to])
    {
    }
}
