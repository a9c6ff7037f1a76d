using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Potentials;

/// <content>Softmax with squared errors.</content>
internal sealed partial class OutputStage
{
    // With r the residuals, o_a = 1 − p_a and m_a = Σ_b p_b (r_a − r_b) = r_a − Σ_b p_b r_b: ∂E/∂y_a = 2 p_a m_a. Differences that are of the second
    // order in the small probabilities where one is nearly 1 are sums of small terms here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> SquaredErrorOfSoftmax(int d, Vector256<double> weight, Span<double> delta, Span<double> hessian)
    {
        int rows = _rows;
        Vector256<double> sum = Vector256<double>.Zero;
        for (int k = 0; k < _outputs; k++)
        {
            Vector256<double> others = Vector256<double>.Zero;
            for (int q = 0; q < _outputs; q++)
            {
                others += q == k ? Vector256<double>.Zero : At(_p, _start + (q * rows) + d);
            }

            Vector256<double> target = At(_targets, _start + (k * rows) + d);
            Vector256<double> r = Vector256.ConditionalSelect(Vector256.Equals(target, Vector256<double>.One), -others, At(_p, _start + (k * rows) + d) - target);
            Put(others, _others, (k * rows) + d);
            Put(r, _residuals, (k * rows) + d);
            sum += r * r;
        }

        if (delta.IsEmpty)
        {
            return weight * sum;
        }

        Vector256<double> factor = weight + weight;
        for (int a = 0; a < _outputs; a++)
        {
            Vector256<double> r = At(_residuals, (a * rows) + d), m = Vector256<double>.Zero;
            for (int b = 0; b < _outputs; b++)
            {
                m += At(_p, _start + (b * rows) + d) * (r - At(_residuals, (b * rows) + d));
            }

            Put(m, _shifted, (a * rows) + d);
            Put(factor * At(_p, _start + (a * rows) + d) * m, delta, (a * rows) + d);
        }

        if (!hessian.IsEmpty)
        {
            SecondDerivativesOfSquaredError(d, factor, hessian);
        }

        return weight * sum;
    }

    // ∂²E/∂y_a² = 2 p_a (o_a m_a + p_a (o_a² + Σ_{k≠a} p_k² − m_a)), ∂²E/∂y_a∂y_b = −2 p_a p_b (m_a + m_b + p_a o_a + p_b o_b − Σ_{k≠a,b} p_k²).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondDerivativesOfSquaredError(int d, Vector256<double> factor, Span<double> hessian)
    {
        int rows = _rows;
        for (int a = 0; a < _outputs; a++)
        {
            Vector256<double> p = At(_p, _start + (a * rows) + d), o = At(_others, (a * rows) + d), m = At(_shifted, (a * rows) + d);
            Vector256<double> squares = Vector256<double>.Zero;
            for (int k = 0; k < _outputs; k++)
            {
                Vector256<double> pk = At(_p, _start + (k * rows) + d);
                squares += k == a ? Vector256<double>.Zero : pk * pk;
            }

            Put(factor * p * ((o * m) + (p * ((o * o) + squares - m))), hessian, (((a * _outputs) + a) * rows) + d);
            for (int b = a + 1; b < _outputs; b++)
            {
                Vector256<double> pb = At(_p, _start + (b * rows) + d), ob = At(_others, (b * rows) + d), mb = At(_shifted, (b * rows) + d);
                Vector256<double> value = -factor * p * pb * (m + mb + (p * o) + (pb * ob) - (squares - (pb * pb)));
                Put(value, hessian, (((a * _outputs) + b) * rows) + d);
                Put(value, hessian, (((b * _outputs) + a) * rows) + d);
            }
        }
    }
}
