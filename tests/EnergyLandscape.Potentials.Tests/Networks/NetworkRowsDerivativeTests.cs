using EnergyLandscape.Tests;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Derivatives on many rows: blocks of rows, row numbers that are no multiple of four, inputs that are zero in every row.</summary>
public class NetworkRowsDerivativeTests
{
    public static TheoryData<string> Names => NetworkCases.NamesOnRows;

    [Theory]
    [MemberData(nameof(Names))]
    public void Energy_and_gradient_agree_with_the_complex_step(string name)
    {
        NetworkPotential potential = NetworkCases.OnRows[name]();
        var reference = new ReferenceNetwork(potential);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var gradient = new double[potential.Dimension];

        // Not farther out: the reference, without the care for tails that the evaluator takes, loses digits there.
        foreach (double size in (double[])[0.1, 0.5, 2])
        {
            double[] x = NetworkCases.Point(potential, 1, size);
            double energy = evaluator.EnergyGradient(x, gradient);
            Assert.Equal(reference.Energy(x), energy, 2e-14 * (1 + Math.Abs(energy)));
            Assert.Equal(energy, evaluator.Energy(x));
            double[] expected = reference.Gradient(x);
            for (int i = 0; i < gradient.Length; i++)
            {
                Assert.Equal(expected[i], gradient[i], 2e-14 * (1 + Math.Abs(energy)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hessian_agrees_with_differences_of_the_gradient_and_is_symmetric(string name)
    {
        // The second derivative of ELU jumps at zero: steps are so short that no row crosses it.
        NetworkPotential potential = NetworkCases.OnRows[name]();
        bool isKinked = potential.Architecture.Activations.Contains(Activation.Elu);
        double h = isKinked ? 1e-6 : 1e-4, tolerance = isKinked ? 2e-9 : 2e-8;
        int n = potential.Dimension;
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] gradient = new double[n], alone = new double[n], hessian = new double[n * n], forward = new double[n], backward = new double[n];
        double[] x = NetworkCases.Point(potential, 11, 1);
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        evaluator.EnergyGradient(x, alone);
        Assert.Equal(alone, gradient);
        for (int i = 0; i < n; i++)
        {
            double saved = x[i];
            x[i] = saved + h;
            evaluator.EnergyGradient(x, forward);
            x[i] = saved - h;
            evaluator.EnergyGradient(x, backward);
            x[i] = saved;
            for (int k = 0; k < n; k++)
            {
                Assert.Equal((forward[k] - backward[k]) / (2 * h), hessian[(i * n) + k], tolerance);
                Assert.Equal(hessian[(k * n) + i], hessian[(i * n) + k]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hessian_vector_product_is_the_product_with_the_Hessian(string name) =>
        NetworkCases.AssertHessianVectorProduct(NetworkCases.OnRows[name](), 2e-13);

    [Fact]
    public void Evaluation_allocates_nothing_once_each_kind_was_asked_for()
    {
        NetworkPotential potential = NetworkCases.OnRows["three blocks of rows, zero inputs"]();
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = NetworkCases.Point(potential, 1, 1), gradient = new double[x.Length], hessian = new double[x.Length * x.Length];
        long allocated = 0;
        for (int i = 0; i < 3; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            evaluator.Energy(x);
            evaluator.EnergyGradient(x, gradient);
            evaluator.EnergyGradientHessian(x, gradient, hessian);
            evaluator.HessianVector(x, x, gradient);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_batch_with_more_active_inputs_than_the_one_before_has_room()
    {
        NetworkPotential potential = NetworkCases.OnRows["fifty rows, all inputs zero"]();
        NetworkEvaluator reused = potential.CreateEvaluator();
        int n = potential.Dimension;
        double[] x = NetworkCases.Point(potential, 1, 1), gradient = new double[n], hessian = new double[n * n], expected = new double[n * n];
        reused.EnergyGradientHessian(x, gradient, hessian);
        TrainingSet full = RandomRows.Create(50, 2, 1, 9);
        reused.Load(full);
        reused.EnergyGradientHessian(x, gradient, hessian);
        potential.On(full).CreateEvaluator().EnergyGradientHessian(x, gradient, expected);
        Assert.Equal(expected, hessian);
    }

    [Fact]
    public void A_Hessian_of_few_active_inputs_takes_the_memory_of_those()
    {
        TrainingSet rows = RandomRows.Create(10, 100, 1, 3, [.. Enumerable.Range(5, 95)]);
        var potential = new NetworkPotential(new NetworkArchitecture([100, 3, 1], [Activation.Tanh]), rows, OutputFunction.Logistic, LossFunction.CrossEntropy);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = NetworkCases.Point(potential, 1, 1), gradient = new double[x.Length], hessian = new double[x.Length * x.Length];
        long before = GC.GetAllocatedBytesForCurrentThread();
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, hessian.Length * sizeof(double) / 4);
    }
}
