namespace EnergyLandscape.Numerics;

/// <summary>Lowest and highest eigenvalue of a symmetric tridiagonal matrix, with the last components of their eigenvectors.</summary>
/// <remarks>Bisection with Sturm counts; eigenvectors by twisted factors from both ends (Dhillon and Parlett, Linear Algebra Appl. 387 (2004) 1),
/// which are stable for the components that are tiny, too.</remarks>
internal sealed class TridiagonalEnds
{
    private readonly double[] _fromTop;
    private readonly double[] _fromBottom;

    public TridiagonalEnds(int size)
    {
        _fromTop = new double[size];
        _fromBottom = new double[size];
    }

    /// <summary>Lowest eigenvalue and the size of the last component of its normalised eigenvector.</summary>
    /// <param name="diagonal">n elements.</param>
    /// <param name="off">n − 1 elements beside the diagonal.</param>
    public (double Value, double Last) Lowest(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> off) => End(diagonal, off, 1);

    /// <summary>Highest eigenvalue and the size of the last component of its normalised eigenvector.</summary>
    /// <param name="diagonal">n elements.</param>
    /// <param name="off">n − 1 elements beside the diagonal.</param>
    public (double Value, double Last) Highest(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> off)
    {
        (double value, double last) = End(diagonal, off, -1);
        return (-value, last);
    }

    // The lowest eigenvalue of sign · T.
    private (double Value, double Last) End(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> off, double sign)
    {
        double low = double.PositiveInfinity, high = double.PositiveInfinity, size = 0;
        for (int i = 0; i < diagonal.Length; i++)
        {
            double radius = (i > 0 ? Math.Abs(off[i - 1]) : 0) + (i < off.Length ? Math.Abs(off[i]) : 0);
            low = Math.Min(low, (sign * diagonal[i]) - radius);
            high = Math.Min(high, sign * diagonal[i]);
            size = Math.Max(size, Math.Abs(diagonal[i]) + radius);
        }

        // The lowest diagonal element is no lower than the lowest eigenvalue; the discs of Gershgorin reach no lower than `low`.
        double tiny = Math.Max(size * Math.ScaleB(1, -80), double.Epsilon);
        while (true)
        {
            double middle = low + ((high - low) / 2);
            if (!(middle > low && middle < high) || high - low <= size * Math.ScaleB(1, -53))
            {
                return (high, LastComponent(diagonal, off, sign, high, tiny));
            }

            (low, high) = AnyBelow(diagonal, off, sign, middle, tiny) ? (low, middle) : (middle, high);
        }
    }

    // Whether sign · T has an eigenvalue below x.
    private static bool AnyBelow(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> off, double sign, double x, double tiny)
    {
        double pivot = (sign * diagonal[0]) - x;
        for (int i = 0; pivot >= 0 && i < off.Length; i++)
        {
            pivot = (sign * diagonal[i + 1]) - x - (off[i] / Math.Max(pivot, tiny) * off[i]);
        }

        return pivot < 0;
    }

    private double LastComponent(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> off, double sign, double value, double tiny)
    {
        int n = diagonal.Length;
        Span<double> top = _fromTop.AsSpan(0, n), bottom = _fromBottom.AsSpan(0, n);
        top[0] = AwayFromZero((sign * diagonal[0]) - value, tiny);
        for (int i = 1; i < n; i++)
        {
            top[i] = AwayFromZero((sign * diagonal[i]) - value - (off[i - 1] / top[i - 1] * off[i - 1]), tiny);
        }

        bottom[n - 1] = AwayFromZero((sign * diagonal[n - 1]) - value, tiny);
        for (int i = n - 2; i >= 0; i--)
        {
            bottom[i] = AwayFromZero((sign * diagonal[i]) - value - (off[i] / bottom[i + 1] * off[i]), tiny);
        }

        int twist = 0;
        double least = double.PositiveInfinity;
        for (int i = 0; i < n; i++)
        {
            double gamma = Math.Abs(top[i] + bottom[i] - ((sign * diagonal[i]) - value));
            (least, twist) = gamma < least ? (gamma, i) : (least, twist);
        }

        double squares = 1, component = 1;
        for (int i = twist - 1; i >= 0; i--)
        {
            component *= -off[i] / top[i];
            squares += component * component;
        }

        component = 1;
        for (int i = twist + 1; i < n; i++)
        {
            component *= -off[i - 1] / bottom[i];
            squares += component * component;
        }

        return Math.Abs(component) / Math.Sqrt(squares);
    }

    private static double AwayFromZero(double pivot, double tiny) => Math.Abs(pivot) < tiny ? tiny : pivot;
}
