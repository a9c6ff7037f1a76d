using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Samples;

/// <summary>Progressive gradient walks of the exclusive or for tests (Bosman et al. 2020, section 5): every coordinate moves against the sign of its
/// gradient by a step uniform in [0, ε). A plain loop of its own, so that clouds and attractors are tested without the walk engine.</summary>
/// <param name="Loss">Squared error or cross-entropy, both with logistic outputs.</param>
/// <param name="StartBox">b: starts are uniform in [−b, b].</param>
/// <param name="Macro">Whether steps are a tenth of the start range, 100 points a walk, instead of a hundredth and 1000 points.</param>
internal sealed record XorWalks(LossFunction Loss, double StartBox, bool Macro)
{
    /// <summary>Units per layer.</summary>
    public int[] Layers { get; init; } = [2, 2, 1];

    /// <summary>Activation of the hidden layers.</summary>
    public Activation Activation { get; init; } = Activation.Logistic;

    /// <summary>Number of walks; 10 for each of the nine coordinates of 2-2-1.</summary>
    public int Walks { get; init; } = 90;

    /// <summary>Makes the walks; they are all kept, so that tests can read them twice.</summary>
    /// <param name="seed">Walk k draws from stream k of this seed.</param>
    public IReadOnlyList<WalkTrajectory> Make(ulong seed)
    {
        var potential = new NetworkPotential(
            new NetworkArchitecture(Layers, Enumerable.Repeat(Activation, Layers.Length - 2)), TrainingSet.Xor(1), OutputFunction.Logistic, Loss);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        int n = potential.Dimension;
        var eigen = new SymmetricEigen(n);
        double[] x = new double[n], gradient = new double[n], hessian = new double[n * n];
        double step = StartBox * (Macro ? 0.2 : 0.02);
        var walks = new List<WalkTrajectory>();
        for (int walk = 0; walk < Walks; walk++)
        {
            RandomStream random = new MasterSeed(seed).StreamFor(walk);
            foreach (ref double coordinate in x.AsSpan())
            {
                coordinate = random.NextUniform(-StartBox, StartBox);
            }

            var samples = new WalkSample[Macro ? 100 : 1000];
            for (int t = 0; t < samples.Length; t++)
            {
                double loss = evaluator.EnergyGradientHessian(x, gradient, hessian);
                eigen.ComputeValues(hessian);
                double norm = Math.Sqrt(VectorMath.Dot(gradient, gradient));
                samples[t] = new WalkSample
                {
                    Loss = loss,
                    TestLoss = double.NaN,
                    TrainAccuracy = double.NaN,
                    TestAccuracy = double.NaN,
                    GradientNorm = norm,
                    Curvature = ClassOf(eigen.Values),
                    LowestEigenvalue = eigen.Values[0],
                    HighestEigenvalue = eigen.Values[^1],
                };
                for (int i = 0; i < n; i++)
                {
                    x[i] -= Math.CopySign(random.NextUniform(0, step), gradient[i] > 0 ? 1 : -1);
                }
            }

            walks.Add(new WalkTrajectory(walk, samples));
        }

        return walks;
    }

    /// <summary>The same samples one walk at a time, as a file would give them.</summary>
    public Func<IEnumerable<WalkTrajectory>> Stream(ulong seed)
    {
        IReadOnlyList<WalkTrajectory> walks = Make(seed);
        return () => walks;
    }

    private static CurvatureClass ClassOf(ReadOnlySpan<double> values)
    {
        double zero = 100 * values.Length * 2.2204460492503131e-16 * Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]));
        bool singular = false, positive = false, negative = false;
        foreach (double value in values)
        {
            singular |= Math.Abs(value) <= zero;
            positive |= value > zero;
            negative |= value < -zero;
        }

        return singular ? CurvatureClass.Singular : positive && negative ? CurvatureClass.Saddle : positive ? CurvatureClass.Convex : CurvatureClass.Concave;
    }
}
