using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Hybrid eigenvector-following: uphill along the softest mode (or the k softest), downhill in all
/// others, inside a trust radius (Cerjan and Miller 1981; Wales 1994; Munro and Wales 1999, doi:10.1103/PhysRevB.59.3969). All modes are diagonalised, in
/// large landscapes mostly near the end (<see cref="EigenvectorFollowingOptions.Modes"/>).</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed partial class EigenvectorFollowingSearch
{
    private const double RunawayDistance = 1e6;

    // So many steps in a row with too few negative eigenvalues climb a slope that has no saddle at its top.
    internal const int MaxStepsWithoutIndex = 50;
    private const int StepsBeforeLowerIndex = 8;

    private readonly EigenvectorFollowingOptions _options;
    private readonly SeparableDirections _separable;
    private readonly ModeStep _modes;
    private readonly NewtonPolish _polish;
    private readonly LowestModeClimb? _climb;
    private readonly double[] _x;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;
    private readonly double[] _trialHessian;
    private readonly double[] _step;
    private readonly double[] _projected;
    private readonly double[] _followed;

    /// <summary>Makes the buffers.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="potential">The landscape.</param>
    public EigenvectorFollowingSearch(EigenvectorFollowingOptions options, IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(potential);
        int dimension = potential.Dimension;
        _separable = potential.Separable;
        _options = options;
        _modes = new ModeStep(_separable);
        _polish = new NewtonPolish(_separable);
        _climb = options.ClimbsLowestMode(dimension) ? new LowestModeClimb(options, potential, _modes) : null;
        _x = new double[dimension];
        _gradient = new double[dimension];
        _hessian = new double[dimension * dimension];
        _trial = new double[dimension];
        _trialGradient = new double[dimension];
        _trialHessian = new double[dimension * dimension];
        _step = new double[dimension];
        _projected = new double[_modes.Count];
        _followed = new double[dimension];
    }

    /// <summary>How many searches were made.</summary>
    public long Runs { get; private set; }

    /// <summary>Searches for a saddle.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="start">Where to start; left as it is.</param>
    /// <param name="index">Wanted number of negative eigenvalues; 0 minimises.</param>
    /// <param name="initialStep">Trust radius at first, or null for the option's value. Near a minimum with a basin of size 1e-3 the
    /// right one is far smaller than elsewhere.</param>
    /// <param name="token">Checked between steps.</param>
    /// <param name="measure">How the trust radius is set at first, where it is changed after <see cref="EigenvectorFollowingOptions.SwitchAfter"/> steps: by
    /// energy from starts that lie on the floor of a valley, such as between known points.</param>
    public SaddleSearchResult Run(
        ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start, int index, double? initialStep, CancellationToken token, TrustMeasure measure = TrustMeasure.Displacement) =>
        _climb is null || index != 1
            ? Run(evaluator, start, index, initialStep, new Course(measure), token)
            : ClimbThenRun(evaluator, start, initialStep ?? _options.InitialStep, followsMode: false, token);

    /// <summary>Searches for a stationary point of an index or, where the landscape does not bend that way, of a lower one.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="start">Where to start; left as it is.</param>
    /// <param name="index">Number of modes to climb at first.</param>
    /// <param name="initialStep">Trust radius at first, or null for the option's value.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>Converged for whatever index the search was after in the end.</returns>
    public SaddleSearchResult RunAnyIndex(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start, int index, double? initialStep, CancellationToken token) =>
        Run(evaluator, start, index, initialStep, new Course(TrustMeasure.Displacement, MayLowerIndex: true), token);

    private SaddleSearchResult Run(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start, int index, double? initialStep, Course course, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        Runs++;
        start.CopyTo(_x);
        _separable.RemoveFrom(_x);
        double energy = evaluator.EnergyGradientHessian(_x, _gradient, _hessian);
        double radius = Math.Min(initialStep ?? _options.InitialStep, _options.MaxStep);
        bool isFresh = true;
        int withoutIndex = 0, climbed = 0;
        for (int iteration = 0; iteration < _options.MaxIterations; iteration++)
        {
            token.ThrowIfCancellationRequested();
            double size = VectorMath.MaxAbs(_gradient);
            if (!double.IsFinite(energy) || !double.IsFinite(size) || VectorMath.MaxAbs(_x) > RunawayDistance)
            {
                return new SaddleSearchResult(SaddleSearchOutcome.NotFinite, null);
            }

            if (isFresh)
            {
                _modes.Decompose(_hessian, _gradient);
                withoutIndex = index == 0 || _modes.Values[index - 1] < 0 ? 0 : withoutIndex + 1;
                if (course.MayLowerIndex && withoutIndex > StepsBeforeLowerIndex)
                {
                    index = NegativeEigenvalues();
                    withoutIndex = 0;
                }
                else if (withoutIndex > course.MostStepsWithoutIndex)
                {
                    return new SaddleSearchResult(SaddleSearchOutcome.StepLimit, null);
                }

                climbed = course.FollowsMode ? ModeToClimb() : 0;
            }

            double length = course.FollowsMode ? _modes.StepAlong(climbed, radius, _step) : _modes.Step(index, radius, _step);
            if (size <= _options.Verification.GradientToleranceAt(_x, _hessian) || length == 0)
            {
                return Verify(evaluator, index);
            }

            for (int i = 0; i < _x.Length; i++)
            {
                _trial[i] = _x[i] + _step[i];
            }

            double trialEnergy = evaluator.EnergyGradientHessian(_trial, _trialGradient, _trialHessian);
            (bool isGood, radius) = Judge(Measure(course, iteration), length, radius);
            if (!isGood)
            {
                isFresh = false;
                if (radius < 1e-13)
                {
                    return Verify(evaluator, index);
                }

                continue;
            }

            _trial.CopyTo(_x, 0);
            _trialGradient.CopyTo(_gradient, 0);
            _trialHessian.CopyTo(_hessian, 0);
            energy = trialEnergy;
            isFresh = true;
        }

        return new SaddleSearchResult(SaddleSearchOutcome.StepLimit, null);
    }

    private TrustMeasure Measure(Course course, int iteration) =>
        course.FollowsMode ? course.Measure
        : _options.SwitchAfter is not { } steps ? TrustMeasure.Displacement
        : iteration < steps ? course.Measure
        : 1 - course.Measure;

    // Whether the trial point is to be taken, and the next trust radius.
    private (bool IsGood, double Radius) Judge(TrustMeasure trust, double length, double radius)
    {
        double ratio = _options.TrustRatio, grown = Math.Min(_options.MaxStep, Math.Max(radius, 2 * length));
        if (trust == TrustMeasure.Displacement)
        {
            double error = QuadraticModel.Error(_modes, _modes.Components, _trialGradient, _projected);
            return !(error <= 2 * ratio) ? (false, 0.3 * length) : (true, error < 0.3 * ratio ? grown : error > ratio ? 0.5 * length : radius);
        }

        double lost = QuadraticModel.EnergyError(_modes, _trialGradient, _projected);
        return !(lost <= ratio)
            ? (false, (double.IsFinite(lost) ? Math.Clamp(0.7 * ratio / lost, 0.1, 0.5) : 0.1) * length)
            : (true, lost < 0.3 * ratio ? grown : lost > 0.7 * ratio ? 0.6 * length : radius);
    }

    private int NegativeEigenvalues()
    {
        int count = 0;
        while (count < _modes.Count && _modes.Values[count] < 0)
        {
            count++;
        }

        return count;
    }

    private SaddleSearchResult Verify(ISecondOrderEvaluator evaluator, int index)
    {
        _polish.Polish(evaluator, _x);
        Verification verification = StationaryPoint.Verify(evaluator, _x, _options.Verification);
        return verification.Outcome switch
        {
            VerificationOutcome.Verified => new SaddleSearchResult(
                verification.Point!.Index == index ? SaddleSearchOutcome.Converged : SaddleSearchOutcome.WrongIndex, verification.Point),
            VerificationOutcome.Degenerate => new SaddleSearchResult(SaddleSearchOutcome.Degenerate, verification.Point),
            VerificationOutcome.NotFinite => new SaddleSearchResult(SaddleSearchOutcome.NotFinite, null),
            _ => new SaddleSearchResult(SaddleSearchOutcome.StepLimit, null),
        };
    }

    private readonly record struct Course(TrustMeasure Measure, bool MayLowerIndex = false, bool FollowsMode = false, int MostStepsWithoutIndex = MaxStepsWithoutIndex);
}
