using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Decides which groups of coordinates, such as the weights of a hidden unit, are exactly zero at a stationary point.</summary>
/// <remarks>The size of a coordinate does not tell: at lambda = 1e-6 an error of 1e-12 in the gradient is one of 5e-7 in a weight. So the group is
/// set to zero and the point polished again with Newton steps. It is zero when it stays exactly zero and the point is still the same:
/// energy within the identity window, equal index, distance within the window. Groups that a symmetry of the potential negates, such as
/// a unit with an odd activation, stay exactly zero under Newton steps, as gradient and Hessian have no component that leaves them.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class CertifiedZeros
{
    private readonly ISecondOrderEvaluator _evaluator;
    private readonly NewtonPolish _polish;
    private readonly IdentityRule _identity;
    private readonly VerificationRule _verification;
    private readonly IReadOnlyList<int[]> _groups;

    /// <summary>Makes the buffers.</summary>
    /// <param name="potential">The landscape.</param>
    /// <param name="groups">Positions of the coordinates of each group.</param>
    /// <param name="identity">When two points are one.</param>
    /// <param name="verification">What counts as stationary.</param>
    public CertifiedZeros(IPotential potential, IReadOnlyList<int[]> groups, IdentityRule identity, VerificationRule verification)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(verification);
        _evaluator = potential.CreateSecondOrderEvaluator();
        _polish = new NewtonPolish(potential.Separable);
        _identity = identity;
        _verification = verification;
        _groups = groups;
    }

    /// <summary>Tries all short groups together, else one by one, the shortest first, each with those already found to be zero.</summary>
    /// <param name="point">A stationary point.</param>
    /// <returns>Whether each group is zero, and the point with those groups exactly zero.</returns>
    public ZeroGroups Of(StationaryPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        double[] x = point.Coordinates.ToArray();
        int[] candidates = [.. Enumerable.Range(0, _groups.Count)
            .Select(group => (Group: group, Length: Length(x, _groups[group])))

            // A longer group cannot vanish within the window.
            .Where(entry => entry.Length <= _identity.DistanceWindow)
            .OrderBy(entry => entry.Length).ThenBy(entry => entry.Group).Select(entry => entry.Group)];
        bool[] isZero = [.. Enumerable.Range(0, _groups.Count).Select(candidates.Contains)];
        if (candidates.Length == 0)
        {
            return new ZeroGroups(isZero, x);
        }

        if (Same(point, x, isZero) is { } together)
        {
            return new ZeroGroups(isZero, together);
        }

        Array.Clear(isZero);
        foreach (int group in candidates)
        {
            isZero[group] = true;
            if (Same(point, x, isZero) is { } polished)
            {
                x = polished;
            }
            else
            {
                isZero[group] = false;
            }
        }

        return new ZeroGroups(isZero, x);
    }

    private static double Length(double[] x, int[] group) => Math.Sqrt(group.Sum(position => x[position] * x[position]));

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return Math.Sqrt(sum);
    }

    private double[]? Same(StationaryPoint point, double[] current, bool[] isZero)
    {
        double[] trial = [.. current];
        int[] zeros = [.. Enumerable.Range(0, isZero.Length).Where(group => isZero[group]).SelectMany(group => _groups[group])];
        foreach (int position in zeros)
        {
            trial[position] = 0;
        }

        _polish.Polish(_evaluator, trial);
        return zeros.All(position => trial[position] == 0)
            && Distance(trial, point.Coordinates.Span) <= _identity.DistanceWindow
            && StationaryPoint.Verify(_evaluator, trial, _verification).Point is { } found
            && found.Index == point.Index
            && Math.Abs(found.Energy - point.Energy) <= _identity.EnergyWindowAt(point.Energy)
            ? trial
            : null;
    }
}
