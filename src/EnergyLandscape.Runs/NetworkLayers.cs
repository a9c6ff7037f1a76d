using System.Globalization;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Runs;

/// <summary>How the keys of a network have to fit together and to the data.</summary>
internal static class NetworkLayers
{
    /// <summary>Most parameters of a network: the square of a larger number, the size of its Hessian, is beyond the longest array.</summary>
    private const int MostParameters = 46340;

    /// <summary>What is wrong among the keys themselves: the key in [potential] and the words after its name, or null.</summary>
    public static (string Key, string Message)? Problem(PotentialSection potential)
    {
        int hidden = potential.Layers.Count - 2;
        if (hidden < 0)
        {
            return ("layers", $"is {TomlText.Of(potential.Layers)}, expected at least two layers, input and output, such as [2, 3, 2]");
        }

        if (potential.Activation.Count != 1 && potential.Activation.Count != hidden)
        {
            return ("activation", $"lists {Counted(potential.Activation.Count, "activation")} for {Counted(hidden, "hidden layer")}, expected one for all or one for each");
        }

        if (potential.Loss == LossFunction.CrossEntropy && potential.Output == OutputFunction.Linear)
        {
            return ("output", "is \"linear\", expected \"softmax\" or \"logistic\" with the loss \"cross-entropy\"");
        }

        return null;
    }

    /// <summary>What is wrong between the keys, free of problems themselves, and the data: as above.</summary>
    /// <param name="potential">The section [potential].</param>
    /// <param name="data">What the data are called in messages.</param>
    /// <param name="inputs">Number of inputs of the data.</param>
    /// <param name="outputs">The numbers of outputs that the classes allow.</param>
    public static (string Key, string Message)? ProblemWithData(PotentialSection potential, string data, int inputs, IReadOnlyList<int> outputs)
    {
        ValueList<int> layers = potential.Layers;
        if (layers[0] != inputs || !outputs.Contains(layers[^1]))
        {
            string expected = string.Join(" or ", outputs.Select(o => string.Create(CultureInfo.InvariantCulture, $"[{inputs}, …, {o}]")));
            return ("layers", $"is {TomlText.Of(layers)}, but the data {TomlText.Of(data)} has {Counted(inputs, "input")} and {string.Join(" or ", outputs)} outputs; expected {expected}");
        }

        if (potential.Output == OutputFunction.Softmax && layers[^1] == 1)
        {
            string expected = potential.Loss == LossFunction.CrossEntropy ? "\"logistic\"" : "\"logistic\" or \"linear\"";
            return ("output", $"is \"softmax\", which is always 1 for the one output of {TomlText.Of(layers)}; expected {expected}, or an output for each class");
        }

        Int128 parameters = 0;
        for (int layer = 1; layer < layers.Count; layer++)
        {
            parameters += (Int128)layers[layer] * ((Int128)layers[layer - 1] + (potential.Biases ? 1 : 0));
        }

        return parameters <= MostParameters ? null
            : ("layers", string.Create(CultureInfo.InvariantCulture, $"is {TomlText.Of(layers)}, which is {parameters} parameters; expected at most {MostParameters}, as Hessians are whole matrices"));
    }

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
