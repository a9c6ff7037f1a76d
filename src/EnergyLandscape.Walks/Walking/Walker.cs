using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Makes walks with the buffers of one thread; a walk is a pure function of the options and its number.</summary>
/// <threadsafety>Not safe: one walker a thread.</threadsafety>
internal sealed class Walker
{
    private readonly WalkOptions _options;
    private readonly IWalkEvaluator _evaluator;
    private readonly IWalkRule _rule;
    private readonly ICurvatureMeter _curvature;
    private readonly NoCurvature _none = new();
    private readonly double[] _x;
    private readonly double[] _gradient;
    private readonly double[] _single;

    public Walker(IWalkLandscape landscape, WalkOptions options)
    {
        _options = options;
        _evaluator = landscape.CreateEvaluator();
        _rule = options.CreateRule(landscape.Dimension);
        _curvature = CurvatureMeters.Create(options, landscape);
        _x = new double[landscape.Dimension];
        _gradient = new double[landscape.Dimension];
        _single = options.Gradient == GradientRule.AsPublished ? new double[landscape.Dimension] : [];
    }

    /// <summary>Directions that the latest walk's training loss could not see.</summary>
    public int StructuralNullity => _evaluator.StructuralNullity;

    /// <summary>Makes a walk; allocates nothing.</summary>
    /// <param name="walk">Its number, from 0.</param>
    /// <param name="samples">Receives its samples, as many as the walk has steps.</param>
    /// <param name="observer">Sees every step, or null.</param>
    /// <param name="token">Stops between steps.</param>
    public void Walk(int walk, Span<WalkSample> samples, WalkObserver? observer, CancellationToken token)
    {
        RandomStream stream = _options.Seed.StreamFor(2L * walk), draws = _options.Seed.StreamFor((2L * walk) + 1);
        foreach (ref double x in _x.AsSpan())
        {
            x = stream.NextUniform(_options.Box.Lowest, _options.Box.Highest);
        }

        _rule.Begin(_x, stream);
        _evaluator.BeginWalk(draws);
        for (int step = 0; step < samples.Length; step++)
        {
            token.ThrowIfCancellationRequested();
            if (step > 0)
            {
                Step(stream);
                _evaluator.BeginStep(draws);
            }

            samples[step] = Sample(step % _options.CurvatureEvery == 0 || step == samples.Length - 1 ? _curvature : _none);
            observer?.Invoke(step, _x, in samples[step]);
        }
    }

    private void Step(RandomStream stream)
    {
        if (_options.Gradient == GradientRule.Exact)
        {
            _rule.Step(_x, _gradient, stream);
            return;
        }

        IPublishedRules published = _evaluator as IPublishedRules ?? throw new InvalidOperationException("Single precision is that of published code for networks.");
        published.SingleGradient(_x, _single);
        _rule.Step(_x, _single, stream);
        foreach (ref double x in _x.AsSpan())
        {
            x = (float)x;
        }
    }

    private WalkSample Sample(ICurvatureMeter meter)
    {
        double loss = meter.Evaluate(_evaluator, _x, _gradient, out CurvatureReading curvature);
        WalkMeasures measures = _evaluator.Measure(_x);
        return new WalkSample
        {
            Loss = loss,
            TestLoss = measures.TestLoss,
            TrainAccuracy = measures.TrainAccuracy,
            TestAccuracy = measures.TestAccuracy,
            GradientNorm = VectorMath.Norm(_gradient),
            Saturation = measures.Saturation,
            Curvature = curvature.Class,
            NegativeEigenvalues = curvature.Negative,
            ZeroEigenvalues = curvature.Zero,
            LowestEigenvalue = curvature.Lowest,
            HighestEigenvalue = curvature.Highest,
        };
    }
}
