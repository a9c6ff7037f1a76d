namespace EnergyLandscape.Potentials.Tests;

/// <summary>Every image of a point of a small network, one for each element of the group, written out independently of the class under test.</summary>
internal static class ElementsOfGroup
{
    public static IEnumerable<double[]> Images(NetworkPotential network, double[] x)
    {
        IEnumerable<double[]> images = ((NetworkSymmetry)network.Symmetry).InputExchanges.Select(inputs => Exchanged(network.Architecture, x, inputs));
        for (int layer = 1; layer <= network.Architecture.HiddenLayers; layer++)
        {
            int at = layer;
            bool mayFlip = network.Architecture.Activations[layer - 1] == Activation.Tanh;
            images = images.SelectMany(image => OfLayer(network.Architecture, image, at, mayFlip));
        }

        return images;
    }

    private static double[] Exchanged(NetworkArchitecture net, double[] x, int[] inputs)
    {
        double[] image = [.. x];
        for (int unit = 0; unit < net.Layers[1]; unit++)
        {
            for (int k = 0; k < net.Inputs; k++)
            {
                image[net.Weight(1, unit, k)] = x[net.Weight(1, unit, inputs[k])];
            }
        }

        return image;
    }

    private static IEnumerable<double[]> OfLayer(NetworkArchitecture net, double[] x, int layer, bool mayFlip)
    {
        int units = net.Layers[layer];
        foreach (int[] order in Orders(units))
        {
            for (int signs = 0; signs < (mayFlip ? 1 << units : 1); signs++)
            {
                double[] image = [.. x];
                for (int unit = 0; unit < units; unit++)
                {
                    double sign = (signs >> unit & 1) == 0 ? 1 : -1;
                    for (int k = 0; k < net.Layers[layer - 1]; k++)
                    {
                        image[net.Weight(layer, unit, k)] = (sign * x[net.Weight(layer, order[unit], k)]) + 0.0;
                    }

                    if (net.Biases)
                    {
                        image[net.BiasOffset(layer) + unit] = (sign * x[net.BiasOffset(layer) + order[unit]]) + 0.0;
                    }

                    for (int k = 0; k < net.Layers[layer + 1]; k++)
                    {
                        image[net.Weight(layer + 1, k, unit)] = (sign * x[net.Weight(layer + 1, k, order[unit])]) + 0.0;
                    }
                }

                yield return image;
            }
        }
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (int[])[.. order[..at], count - 1, .. order[at..]]));
}
