using System.Collections;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>The attractors of walks, by loss: minima of the lower envelope of the loss-gradient cloud (Bosman et al. 2020 count them by eye).</summary>
/// <remarks>The envelope is the least gradient norm in bins of the loss. Its minima are taken by persistence, on the logarithm of the gradient; what lies below
/// the near-zero gradient is level there, so a bottom of noise is one attractor. Those that reach the near-zero gradient are stationary. Results do not
/// depend on the order of the walks.</remarks>
public sealed class AttractorCensus : IReadOnlyList<Attractor>
{
    private readonly IReadOnlyList<Attractor> _attractors;

    private AttractorCensus(IReadOnlyList<Attractor> attractors, WalkScales scales, AttractorOptions options)
    {
        _attractors = attractors;
        Walks = scales.Walks;
        Samples = scales.Samples;
        TypicalGradient = scales.TypicalGradient;
        NearZeroGradient = scales.TypicalGradient * options.NearZero;
    }

    /// <summary>Number of walks.</summary>
    public int Walks { get; }

    /// <summary>Number of samples with finite loss and gradient.</summary>
    public long Samples { get; }

    /// <summary>Mean over walks of the largest gradient norm along the walk.</summary>
    public double TypicalGradient { get; }

    /// <summary>Largest gradient norm that counts as zero.</summary>
    public double NearZeroGradient { get; }

    /// <summary>Number of attractors with near-zero gradient.</summary>
    public int Stationary => _attractors.Count(attractor => attractor.Stationary);

    /// <summary>Number of attractors that are local minima, the global one left out.</summary>
    public int LocalMinima => _attractors.Count(attractor => attractor.Kind == AttractorKind.LocalMinimum);

    /// <inheritdoc/>
    public int Count => _attractors.Count;

    /// <inheritdoc/>
    public Attractor this[int index] => _attractors[index];

    /// <summary>Finds the attractors of walks, ordered by loss.</summary>
    /// <param name="walks">Gives the walks from the first; called twice, for scales and for the envelope.</param>
    /// <param name="options">What counts as an attractor; null for the defaults.</param>
    /// <exception cref="InputException">No sample has a finite loss and gradient.</exception>
    public static AttractorCensus Of(Func<IEnumerable<WalkTrajectory>> walks, AttractorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(walks);
        options ??= new AttractorOptions();
        options.Check();
        var scales = new WalkScales();
        foreach (WalkTrajectory walk in walks())
        {
            scales.Add(walk.Samples);
        }

        if (scales.Samples == 0)
        {
            throw new InputException("The walks hold no sample with a finite loss and gradient, expected at least one");
        }

        double nearZero = options.NearZero * scales.TypicalGradient;
        var envelope = new GradientEnvelope(scales.LossOrigin, scales.LossScale, options.BinWidth, nearZero);
        foreach (WalkTrajectory walk in walks())
        {
            envelope.Add(walk.Samples);
        }

        return new AttractorCensus(Attractors(envelope, scales, options), scales, options);
    }

    /// <inheritdoc/>
    public IEnumerator<Attractor> GetEnumerator() => _attractors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static List<Attractor> Attractors(GradientEnvelope envelope, WalkScales scales, AttractorOptions options)
    {
        double nearZero = options.NearZero * scales.TypicalGradient;
        double level = Math.Max(options.Level * scales.TypicalGradient, double.Epsilon);
        List<EnvelopeBin> fine = envelope.Bins(options.SamplesPerBin), coarse = envelope.Bins(options.SamplesPerBinOfSlope);
        List<Attractor> attractors = [.. Basins(envelope, fine, level, options.Pass, options.Gap)
            .Where(basin => fine[basin.Bottom].Gradient <= nearZero)
            .Select(basin => Describe(fine, basin, Math.Max(nearZero, level), true, scales.Walks))];
        foreach (EnvelopeBasin basin in Basins(envelope, coarse, level, options.PassOfSlope, options.Gap))
        {
            // An envelope that falls towards the highest loss is where walks start, not where they are drawn to.
            double gradient = coarse[basin.Bottom].Gradient, rise = coarse[basin.Bottom..].Max(bin => bin.Gradient) / gradient;
            if (gradient > nearZero && (basin.Bottom == 0 || rise >= options.PassOfSlope))
            {
                Attractor slope = Describe(coarse, basin, gradient * options.PassOfSlope, false, scales.Walks);
                if (!attractors.Exists(other => other.Stationary && other.LossLow <= slope.LossHigh && slope.LossLow <= other.LossHigh))
                {
                    attractors.Add(slope);
                }
            }
        }

        return [.. attractors.OrderBy(attractor => attractor.Loss).Select((attractor, i) => attractor with { Kind = KindOf(attractor, i == 0, options) })];
    }

    private static List<EnvelopeBasin> Basins(GradientEnvelope envelope, List<EnvelopeBin> bins, double level, double pass, double gap)
    {
        double[] heights = [.. bins.Select(bin => Math.Log(Math.Max(bin.Gradient, level)))];
        bool[] walls = [.. bins.Select((bin, i) => i > 0 && envelope.PlaceOf(bin.All.LossLow) - envelope.PlaceOf(bins[i - 1].All.LossHigh) > gap)];
        return EnvelopeBasin.Of(heights, walls, Math.Log(pass));
    }

    // The bins around the bottom whose least gradient is below a limit.
    private static Attractor Describe(List<EnvelopeBin> bins, EnvelopeBasin basin, double limit, bool stationary, int walks)
    {
        int first = basin.Bottom, last = basin.Bottom;
        while (first > basin.First && bins[first - 1].Gradient <= limit)
        {
            first--;
        }

        while (last < basin.Last && bins[last + 1].Gradient <= limit)
        {
            last++;
        }

        var samples = new SampleGroup();
        EnvelopeBin bottom = bins[first];
        foreach (EnvelopeBin bin in bins[first..(last + 1)])
        {
            samples.Join(stationary ? bin.NearZero : bin.All);
            bottom = bin.Gradient < bottom.Gradient ? bin : bottom;
        }

        return new Attractor
        {
            Loss = bottom.Loss,
            LossLow = samples.LossLow,
            LossHigh = samples.LossHigh,
            GradientNorm = bottom.Gradient,
            Pass = Math.Exp(basin.Persistence),
            Stationary = stationary,
            Kind = AttractorKind.Unclassified,
            Walks = samples.Walks,
            WalkShare = (double)samples.Walks / walks,
            WalksEnding = samples.WalksEnding,
            Curvature = samples.Curvature,
        };
    }

    private static AttractorKind KindOf(Attractor attractor, bool lowest, AttractorOptions options)
    {
        CurvatureCounts curvature = attractor.Curvature;
        if (lowest)
        {
            return AttractorKind.GlobalMinimum;
        }

        if (curvature.Classified == 0)
        {
            return AttractorKind.Unclassified;
        }

        if (curvature.Share(CurvatureClass.Convex) >= options.ConvexShare)
        {
            return attractor.Stationary ? AttractorKind.LocalMinimum : AttractorKind.Slope;
        }

        return curvature.Singular > curvature.Saddle + curvature.Concave ? AttractorKind.Flat : AttractorKind.Saddle;
    }
}
