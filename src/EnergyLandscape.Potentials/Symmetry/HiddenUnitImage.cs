namespace EnergyLandscape.Potentials;

/// <summary>One element of a network's symmetry group: for every layer, where each unit comes from and with which sign.</summary>
/// <param name="Source">Per layer (0 is the input): unit i of the image is unit Source[layer][i] of the point.</param>
/// <param name="Sign">Per layer: +1 or −1 for unit i of the image; always +1 for inputs and outputs.</param>
internal sealed record HiddenUnitImage(int[][] Source, double[][] Sign)
{
    public static HiddenUnitImage Identity(NetworkArchitecture net, int[] inputs)
    {
        int[][] source = [.. net.Layers.Select(units => Enumerable.Range(0, units).ToArray())];
        double[][] sign = [.. net.Layers.Select(units => Enumerable.Repeat(1.0, units).ToArray())];
        source[0] = [.. inputs];
        return new HiddenUnitImage(source, sign);
    }

    public void Apply(NetworkArchitecture net, ReadOnlySpan<double> x, Span<double> image)
    {
        for (int layer = 1; layer < net.Layers.Length; layer++)
        {
            int fanIn = net.Layers[layer - 1], position = net.WeightOffset(layer);
            for (int i = 0; i < net.Layers[layer]; i++)
            {
                int row = net.Weight(layer, Source[layer][i], 0);
                for (int j = 0; j < fanIn; j++)
                {
                    image[position++] = Sign[layer][i] * Sign[layer - 1][j] * x[row + Source[layer - 1][j]];
                }
            }

            for (int i = 0; i < net.Layers[layer] && net.Biases; i++)
            {
                image[position++] = Sign[layer][i] * x[net.BiasOffset(layer) + Source[layer][i]];
            }
        }
    }
}
