using System.Text.Json;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Tests;

/// <summary>A minimum of ../shared/truth/xor.json.</summary>
internal sealed record TruthMinimum(double Loss, double LogProductHessian, double LowestEigenvalue);

/// <summary>A transition state of ../shared/truth/xor.json with the losses of the minima on its two sides.</summary>
internal sealed record TruthTransitionState(double Loss, double NegativeEigenvalue, double[][] Connects);

/// <summary>One landscape of ../shared/truth/xor.json: XOR, one hidden layer of tanh units, softmax, everything regularised.</summary>
internal sealed record XorTruth(int Hidden, double Lambda, TruthMinimum[] Minima, TruthTransitionState[] TransitionStates)
{
    public static readonly double Ln2 = Math.Log(2);

    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Hidden nodes 1 to 3 at lambda = 1e-2 to 1e-6.</summary>
    public static TheoryData<int, double> Landscapes { get; } = Rows([1e-2, 1e-3, 1e-4, 1e-5, 1e-6]);

    public static XorTruth Of(int hidden, double lambda)
    {
        XorTruth[] all = JsonSerializer.Deserialize<XorTruth[]>(File.ReadAllText(SharedFolder.Find("truth", "xor.json")), Names)!;
        return all.Single(landscape => landscape.Hidden == hidden && Math.Abs(landscape.Lambda - lambda) <= 1e-12 * lambda);
    }

    public static NetworkPotential Potential(int hidden, double lambda) =>
        new(new NetworkArchitecture([2, hidden, 2], [Activation.Tanh]), TrainingSet.Xor(2), lambda: lambda);

    /// <summary>The same network with further hidden units of weight zero.</summary>
    public static double[] Embed(NetworkPotential small, ReadOnlySpan<double> x, NetworkPotential large)
    {
        NetworkArchitecture from = small.Architecture, to = large.Architecture;
        var y = new double[to.Dimension];
        for (int unit = 0; unit < from.Layers[1]; unit++)
        {
            for (int input = 0; input < from.Inputs; input++)
            {
                y[to.Weight(1, unit, input)] = x[from.Weight(1, unit, input)];
            }

            y[to.BiasOffset(1) + unit] = x[from.BiasOffset(1) + unit];
            for (int output = 0; output < from.Outputs; output++)
            {
                y[to.Weight(2, output, unit)] = x[from.Weight(2, output, unit)];
            }
        }

        for (int output = 0; output < from.Outputs; output++)
        {
            y[to.BiasOffset(2) + output] = x[from.BiasOffset(2) + output];
        }

        return y;
    }

    /// <summary>Fails unless two lists of losses are the same within the window, none missing and none extra.</summary>
    public static void AssertSameLosses(IEnumerable<double> expected, IEnumerable<double> actual, double window)
    {
        double[] wanted = [.. expected.Order()], found = [.. actual.Order()];
        double[] missing = [.. wanted.Where(loss => !found.Any(other => Math.Abs(other - loss) <= window))];
        double[] extra = [.. found.Where(loss => !wanted.Any(other => Math.Abs(other - loss) <= window))];
        Assert.True(missing.Length + extra.Length == 0, $"missing: {string.Join(' ', missing)}; not in the reference: {string.Join(' ', extra)}");
        Assert.Equal(wanted.Length, found.Length);
    }

    private static TheoryData<int, double> Rows(double[] lambdas)
    {
        var rows = new TheoryData<int, double>();
        foreach (int hidden in new[] { 1, 2, 3 })
        {
            foreach (double lambda in lambdas)
            {
                rows.Add(hidden, lambda);
            }
        }

        return rows;
    }
}
