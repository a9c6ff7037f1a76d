namespace EnergyLandscape.Potentials;

/// <summary>Directions along which a potential is nothing but its own parabola: E(x) = E(x⊥) + ½ c Σ (u·x)², c ≥ 0.</summary>
/// <remarks>
/// A shift that the loss of a network does not see is such a direction, with only the regularisation for its curvature: every stationary
/// point has u·x = 0 there (or a zero mode, if c = 0), and no saddle is reached along it. Yet c is often the lowest eigenvalue, and
/// eigenvector-following would climb it for ever. So searches start with u·x = 0 and raise the curvature of these directions, as
/// OPTIM's SHIFT does for translations and rotations; verification always sees the true Hessian.
/// </remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class SeparableDirections
{
    // Any positive number serves: components along these directions are zero throughout a search.
    private const double Shift = 1;

    private readonly int[][] _positions;

    /// <summary>Describes directions u with equal components at some positions and zero elsewhere; no position may occur twice.</summary>
    /// <param name="positions">One array of positions a direction.</param>
    public SeparableDirections(IEnumerable<int[]> positions) => _positions = [.. positions];

    /// <summary>No such direction.</summary>
    public static SeparableDirections None { get; } = new([]);

    /// <summary>Number of directions.</summary>
    public int Count => _positions.Length;

    /// <summary>Removes the components of a point along the directions.</summary>
    /// <param name="x">Point, changed in place.</param>
    public void RemoveFrom(Span<double> x)
    {
        foreach (int[] positions in _positions)
        {
            double mean = 0;
            foreach (int i in positions)
            {
                mean += x[i];
            }

            mean /= positions.Length;
            foreach (int i in positions)
            {
                x[i] -= mean;
            }
        }
    }

    /// <summary>Raises the curvature along the directions, so that none of them is a soft mode.</summary>
    /// <param name="hessian">n × n, row-major, changed in place.</param>
    /// <param name="dimension">n.</param>
    public void Stiffen(Span<double> hessian, int dimension)
    {
        foreach (int[] positions in _positions)
        {
            double share = Shift / positions.Length;
            foreach (int i in positions)
            {
                foreach (int k in positions)
                {
                    hessian[(i * dimension) + k] += share;
                }
            }
        }
    }
}
