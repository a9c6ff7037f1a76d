using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Doubly-nudged elastic band (Trygubenko and Wales 2004, doi:10.1063/1.1636455) relaxed with L-BFGS.</summary>
/// <remarks>
/// Force on an image: g⊥ of the true gradient (eq. 5), the spring force along the tangent, and that part of the perpendicular spring
/// force that is orthogonal to g⊥ (eq. 12). Tangent of Henkelman and Jónsson (2000), doi:10.1063/1.1323224. This force is no gradient
/// of anything, so L-BFGS is given no energy: steps are only capped, image by image.
/// </remarks>
/// <threadsafety>Safe: all buffers belong to one call.</threadsafety>
public sealed class DoublyNudgedBand(ElasticBandOptions options)
{
    /// <summary>Relaxes a band between two points.</summary>
    /// <param name="evaluator">Energy and gradient.</param>
    /// <param name="from">One end; stays.</param>
    /// <param name="to">The other end, aligned to the first by the caller; stays.</param>
    /// <param name="densityFactor">Multiplies the image density; raised when a pair is tried again.</param>
    /// <param name="noise">Adds random displacements to the inner images, for bands that symmetry would keep straight; or null.</param>
    /// <param name="token">Checked between iterations.</param>
    public ElasticBandResult Run(
        IEvaluator evaluator, ReadOnlySpan<double> from, ReadOnlySpan<double> to, double densityFactor, RandomStream? noise, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        int n = evaluator.Dimension;
        double distance = 0;
        for (int k = 0; k < n; k++)
        {
            distance += (to[k] - from[k]) * (to[k] - from[k]);
        }

        distance = Math.Sqrt(distance);
        int inner = Math.Clamp((int)Math.Ceiling(options.ImageDensity * densityFactor * distance), Math.Max(3, options.MinImages), Math.Max(3, options.MaxImages));
        double[][] images = Interpolate(from, to, inner, noise, 0.01 * distance / Math.Sqrt(n));
        var band = new Band(images, n);
        var history = new LbfgsHistory(options.HistoryLength, inner * n);
        var step = new double[inner * n];
        var oldForce = new double[inner * n];
        band.Evaluate(evaluator);
        double spring = options.SpringConstant * Math.Max(band.EnergyRange, 1e-12) / Math.Max(distance * distance / inner, 1e-30);
        band.Force(spring);
        int iterations = options.IterationsPerImage * inner;
        double rms = band.Rms;
        int iteration = 0;
        for (; iteration < iterations && rms > options.RmsTolerance * Math.Min(1, band.EnergyRange); iteration++)
        {
            token.ThrowIfCancellationRequested();
            if (!double.IsFinite(rms))
            {
                break;
            }

            history.Direction(band.NegativeForce, step, options.InitialInverseCurvature);
            if (VectorMath.Dot(step, band.NegativeForce) > 0)
            {
                for (int i = 0; i < step.Length; i++)
                {
                    step[i] = -step[i];
                }
            }

            Cap(step, n, Math.Min(options.MaxStep, distance / inner));
            band.NegativeForce.CopyTo(oldForce);
            band.Move(step);
            band.Evaluate(evaluator);
            band.Force(spring);
            history.Add(step, band.NegativeForce, oldForce);
            rms = band.Rms;
        }

        return new ElasticBandResult(iteration < iterations && double.IsFinite(rms), band.Images, band.Energies, rms, iteration);
    }

    private static double[][] Interpolate(ReadOnlySpan<double> from, ReadOnlySpan<double> to, int inner, RandomStream? noise, double size)
    {
        var images = new double[inner + 2][];
        for (int i = 0; i < images.Length; i++)
        {
            double t = i / (inner + 1.0);
            images[i] = new double[from.Length];
            for (int k = 0; k < from.Length; k++)
            {
                // The ends to the bit, which rounding would change at t = 1.
                images[i][k] = i > inner ? to[k] : from[k] + (t * (to[k] - from[k]));
            }
        }

        if (noise is not null)
        {
            for (int k = 0; k < from.Length; k++)
            {
                double bow = noise.NextUniform(-size, size);
                for (int i = 1; i <= inner; i++)
                {
                    images[i][k] += bow * Math.Sin(Math.PI * i / (inner + 1.0));
                }
            }
        }

        return images;
    }

    private static void Cap(double[] step, int n, double longest)
    {
        for (int start = 0; start < step.Length; start += n)
        {
            Span<double> image = step.AsSpan(start, n);
            double length = VectorMath.Norm(image);
            if (length > longest)
            {
                foreach (ref double component in image)
                {
                    component *= longest / length;
                }
            }
        }
    }

    private sealed class Band(double[][] images, int n)
    {
        private readonly double[][] _gradients = [.. images.Select(_ => new double[n])];
        private readonly double[] _tangent = new double[n];
        private readonly double[] _spring = new double[n];

        public double[][] Images => images;

        public double[] Energies { get; } = new double[images.Length];

        public double[] NegativeForce { get; } = new double[(images.Length - 2) * n];

        public double Rms => VectorMath.Norm(NegativeForce) / Math.Sqrt(NegativeForce.Length);

        public double EnergyRange => Energies.Max() - Energies.Min();

        public void Evaluate(IEvaluator evaluator)
        {
            for (int i = 0; i < images.Length; i++)
            {
                Energies[i] = evaluator.EnergyGradient(images[i], _gradients[i]);
            }
        }

        public void Move(double[] step)
        {
            for (int i = 1; i < images.Length - 1; i++)
            {
                for (int k = 0; k < n; k++)
                {
                    images[i][k] += step[((i - 1) * n) + k];
                }
            }
        }

        public void Force(double springConstant)
        {
            for (int i = 1; i < images.Length - 1; i++)
            {
                Tangent(i);
                double along = VectorMath.Dot(_gradients[i], _tangent);
                double ahead = 0, behind = 0;
                for (int k = 0; k < n; k++)
                {
                    double next = images[i + 1][k] - images[i][k], previous = images[i][k] - images[i - 1][k];
                    ahead += next * next;
                    behind += previous * previous;
                    _spring[k] = springConstant * (next - previous);
                }

                double parallel = springConstant * (Math.Sqrt(ahead) - Math.Sqrt(behind));
                double springAlong = VectorMath.Dot(_spring, _tangent);
                Span<double> target = NegativeForce.AsSpan((i - 1) * n, n);
                double squared = 0, overlap = 0;
                for (int k = 0; k < n; k++)
                {
                    target[k] = _gradients[i][k] - (along * _tangent[k]);
                    _spring[k] -= springAlong * _tangent[k];
                    squared += target[k] * target[k];
                    overlap += target[k] * _spring[k];
                }

                double share = squared > 0 ? overlap / squared : 0;
                for (int k = 0; k < n; k++)
                {
                    target[k] -= (parallel * _tangent[k]) + (_spring[k] - (share * target[k]));
                }
            }
        }

        private void Tangent(int i)
        {
            double before = Energies[i - 1], here = Energies[i], after = Energies[i + 1];
            double wAfter = 1, wBefore = 1;
            if (after > here && here > before)
            {
                wBefore = 0;
            }
            else if (after < here && here < before)
            {
                wAfter = 0;
            }
            else
            {
                double up = Math.Abs(after - here), down = Math.Abs(before - here);
                (wAfter, wBefore) = after > before ? (Math.Max(up, down), Math.Min(up, down)) : (Math.Min(up, down), Math.Max(up, down));
                if (wAfter + wBefore == 0)
                {
                    (wAfter, wBefore) = (1, 1);
                }
            }

            for (int k = 0; k < n; k++)
            {
                _tangent[k] = (wAfter * (images[i + 1][k] - images[i][k])) + (wBefore * (images[i][k] - images[i - 1][k]));
            }

            double length = VectorMath.Norm(_tangent);
            for (int k = 0; k < n && length > 0; k++)
            {
                _tangent[k] /= length;
            }
        }
    }
}
