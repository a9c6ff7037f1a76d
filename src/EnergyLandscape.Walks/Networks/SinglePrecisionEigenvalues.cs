namespace EnergyLandscape.Walks;

/// <summary>Eigenvalues of symmetric float32 matrices in float32 throughout: Householder reduction and implicit QR steps with Wilkinson's shift (Golub and
/// Van Loan, Matrix Computations, sections 8.3.1 and 8.3.5).</summary>
/// <remarks>Columns are reduced from the first to the last after scaling by the largest entry, as Eigen does, which the published code calls through
/// TensorFlow: whether an eigenvalue comes out as exactly 0 depends on that order. <c>SymmetricEigen</c> is the solver for everything else.</remarks>
/// <threadsafety>Not safe: one solver a thread.</threadsafety>
internal sealed class SinglePrecisionEigenvalues
{
    private const float Epsilon = 1.1920929e-7f; // 2⁻²³
    private const float Smallest = 1.17549435e-38f; // the smallest normal number
    private const int StepsPerValue = 30;

    private float[] _reflection = [];
    private float[] _product = [];
    private float[] _subdiagonal = [];

    /// <summary>Computes all eigenvalues.</summary>
    /// <param name="matrix">n × n, row-major, both triangles; overwritten.</param>
    /// <param name="values">Receives n eigenvalues in no order.</param>
    /// <returns>Whether all converged.</returns>
    public bool Compute(Span<float> matrix, Span<float> values)
    {
        int n = values.Length;
        if (_reflection.Length < n)
        {
            _reflection = new float[n];
            _product = new float[n];
            _subdiagonal = new float[n];
        }

        float scale = 0;
        foreach (float entry in matrix)
        {
            scale = MathF.Max(scale, MathF.Abs(entry)); // NaN stays
        }

        if (!float.IsFinite(scale))
        {
            return false;
        }

        scale = scale == 0 ? 1 : scale;
        foreach (ref float entry in matrix)
        {
            entry /= scale;
        }

        Reduce(matrix, n, values);
        bool converged = Iterate(values, _subdiagonal);
        foreach (ref float value in values)
        {
            value *= scale;
        }

        return converged;
    }

    // Tridiagonal form: column i below its diagonal becomes one number.
    private void Reduce(Span<float> matrix, int n, Span<float> diagonal)
    {
        for (int i = 0; i < n - 1; i++)
        {
            int rest = n - i - 1;
            Span<float> v = _reflection.AsSpan(0, rest), p = _product.AsSpan(0, rest);
            matrix.Slice((i * n) + i + 1, rest).CopyTo(v); // row i, which is column i
            diagonal[i] = matrix[(i * n) + i];
            float tail = SinglePrecision.Dot(v[1..], v[1..]), first = v[0];
            if (tail <= Smallest)
            {
                _subdiagonal[i] = first;
                continue;
            }

            float norm = MathF.Sqrt((first * first) + tail);
            float beta = first >= 0 ? -norm : norm, tau = (beta - first) / beta;
            _subdiagonal[i] = beta;
            v[0] = 1;
            for (int k = 1; k < rest; k++)
            {
                v[k] /= first - beta;
            }

            // A ← A − v qᵀ − q vᵀ with q = τ A v − (τ/2)(τ vᵀ A v) v.
            for (int k = 0; k < rest; k++)
            {
                p[k] = tau * SinglePrecision.Dot(matrix.Slice(((i + 1 + k) * n) + i + 1, rest), v);
            }

            SinglePrecision.Add(-0.5f * tau * SinglePrecision.Dot(p, v), v, p);
            for (int k = 0; k < rest; k++)
            {
                Span<float> row = matrix.Slice(((i + 1 + k) * n) + i + 1, rest);
                SinglePrecision.Add(-v[k], p, row);
                SinglePrecision.Add(-p[k], v, row);
            }
        }

        diagonal[n - 1] = matrix[^1];
    }

    private static bool Iterate(Span<float> d, Span<float> e)
    {
        int end = d.Length - 1, start = 0;
        for (int steps = 0; end > 0; steps++)
        {
            for (int i = start; i < end; i++)
            {
                if (MathF.Abs(e[i]) <= 2 * Epsilon * (MathF.Abs(d[i]) + MathF.Abs(d[i + 1])) || MathF.Abs(e[i]) <= Smallest)
                {
                    e[i] = 0;
                }
            }

            while (end > 0 && e[end - 1] == 0)
            {
                end--;
            }

            if (end > 0 && steps >= StepsPerValue * d.Length)
            {
                return false;
            }

            start = Math.Max(0, end - 1);
            while (start > 0 && e[start - 1] != 0)
            {
                start--;
            }

            if (end > 0)
            {
                Step(d, e, start, end);
            }
        }

        return true;
    }

    // One implicit QR step on rows start to end, which are unreduced.
    private static void Step(Span<float> d, Span<float> e, int start, int end)
    {
        float half = (d[end - 1] - d[end]) * 0.5f, last = e[end - 1], shift = d[end];
        if (half == 0)
        {
            shift -= MathF.Abs(last);
        }
        else
        {
            float square = last * last, hypotenuse = Hypotenuse(half, last);
            shift -= square == 0
                ? last / (half + (half > 0 ? 1 : -1)) * (last / hypotenuse)
                : square / (half + (half > 0 ? hypotenuse : -hypotenuse));
        }

        float x = d[start] - shift, z = e[start];
        for (int k = start; k < end; k++)
        {
            (float c, float s) = Rotation(x, z);
            float upper = (s * d[k]) + (c * e[k]), lower = (s * e[k]) + (c * d[k + 1]);
            d[k] = (c * ((c * d[k]) - (s * e[k]))) - (s * ((c * e[k]) - (s * d[k + 1])));
            d[k + 1] = (s * upper) + (c * lower);
            e[k] = (c * upper) - (s * lower);
            if (k > start)
            {
                e[k - 1] = (c * e[k - 1]) - (s * z);
            }

            x = e[k];
            if (k < end - 1)
            {
                z = -s * e[k + 1];
                e[k + 1] = c * e[k + 1];
            }
        }
    }

    private static (float C, float S) Rotation(float x, float z)
    {
        if (z == 0)
        {
            return (x < 0 ? -1 : 1, 0);
        }

        if (x == 0)
        {
            return (0, z < 0 ? 1 : -1);
        }

        if (MathF.Abs(x) > MathF.Abs(z))
        {
            float t = z / x, u = MathF.Sqrt(1 + (t * t));
            float c = 1 / (x < 0 ? -u : u);
            return (c, -t * c);
        }
        else
        {
            float t = x / z, u = MathF.Sqrt(1 + (t * t));
            float s = -1 / (z < 0 ? -u : u);
            return (-t * s, s);
        }
    }

    private static float Hypotenuse(float x, float y)
    {
        float large = MathF.Max(MathF.Abs(x), MathF.Abs(y)), small = MathF.Min(MathF.Abs(x), MathF.Abs(y));
        float ratio = large == 0 ? 0 : small / large;
        return large * MathF.Sqrt(1 + (ratio * ratio));
    }
}
