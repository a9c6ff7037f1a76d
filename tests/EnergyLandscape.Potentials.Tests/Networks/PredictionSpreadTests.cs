namespace EnergyLandscape.Potentials.Tests;

/// <summary>Whether networks ignore their inputs.</summary>
public class PredictionSpreadTests
{
    [Theory]
    [InlineData(1, OutputFunction.Logistic, 20)]
    [InlineData(3, OutputFunction.Softmax, 20)]
    [InlineData(3, OutputFunction.Softmax, 100)]
    [InlineData(2, OutputFunction.Linear, 100)]
    public void Biases_alone_make_a_constant_network_and_any_path_from_the_inputs_none(int outputs, OutputFunction output, int rows)
    {
        TrainingSet data = RandomRows.Create(rows, 3, outputs, 5);
        var potential = new NetworkPotential(new NetworkArchitecture([3, 4, outputs], [Activation.Tanh]), data, output, output == OutputFunction.Linear ? LossFunction.SquaredError : LossFunction.CrossEntropy);
        var spread = new PredictionSpread(potential);
        double[] x = NetworkCases.Point(potential, 1, 2);
        Assert.False(spread.IsConstant(x));
        double[][] answers = [.. Enumerable.Range(0, rows).Select(row =>
        {
            var one = new double[outputs];
            potential.On(data.Take([row])).CreateEvaluator().Outputs(x, one);
            return one;
        })];
        Assert.Equal(Enumerable.Range(0, outputs).Max(column => answers.Max(of => of[column]) - answers.Min(of => of[column])), spread.Of(x), 1e-14);
        NetworkArchitecture net = potential.Architecture;
        for (int unit = 0; unit < 4; unit++)
        {
            for (int input = 0; input < 3; input++)
            {
                x[net.Weight(1, unit, input)] = 0;
            }
        }

        Assert.True(spread.IsConstant(x));
        x[net.Weight(1, 2, 1)] = 1e-2;
        Assert.False(spread.IsConstant(x));
    }
}
