using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Changes single hidden units of a point. At a stationary point of a regularised network every unit is a stationary point of one and
/// the same function, which the residuals on the data define; so points share units, and one that is exchanged leads close to another point.</summary>
internal static class UnitVariation
{
    public static void Apply(NetworkArchitecture net, RandomStream stream, ReadOnlySpan<double> x, ReadOnlySpan<double> other, Span<double> result)
    {
        x.CopyTo(result);
        if (net.HiddenLayers == 0)
        {
            Displace(stream, result);
            return;
        }

        int layer = 1 + stream.NextInt(net.HiddenLayers);
        int units = net.Layers[layer];
        switch (stream.NextInt(5))
        {
            case 0:
                for (int count = 1 + stream.NextInt(Math.Max(1, units / 2)); count > 0; count--)
                {
                    double sign = stream.NextInt(2) == 0 ? 1 : -1;
                    Copy(net, layer, other, stream.NextInt(units), result, stream.NextInt(units), stream.NextInt(2) == 0, sign, sign);
                }

                break;
            case 1 when units > 1:
                int split = stream.NextInt(units), into = (split + 1 + stream.NextInt(units - 1)) % units;
                Copy(net, layer, x, split, result, into, stream.NextInt(4) == 0, 1, 0.5);
                Copy(net, layer, x, split, result, split, false, 1, 0.5);
                break;
            case 2:
                int gone = stream.NextInt(units);
                Copy(net, layer, x, gone, result, gone, false, 0, 0);
                break;
            case 3:
                double size = Scale(x) * Math.Pow(10, stream.NextUniform(-2, 0.5));
                Randomise(net, layer, stream, result, stream.NextInt(units), size);
                break;
            default:
                Displace(stream, result);
                break;
        }
    }

    private static void Displace(RandomStream stream, Span<double> x)
    {
        double size = Scale(x) * Math.Pow(10, stream.NextUniform(-3, 0.3));
        for (int i = 0; i < x.Length; i++)
        {
            x[i] += stream.NextUniform(-size, size);
        }
    }

    // Points around the all-zero one have weights of 1e-3, others of 10: changes are in proportion.
    private static double Scale(ReadOnlySpan<double> x) => Math.Max(VectorMath.MaxAbs(x), 1e-3);

    // Exchanging the inputs reverses their order: an image of the unit where that is a symmetry, a different unit otherwise.
    private static void Copy(NetworkArchitecture net, int layer, ReadOnlySpan<double> from, int unit, Span<double> to, int at, bool exchange, double incoming, double outgoing)
    {
        int fanIn = net.Layers[layer - 1];
        for (int k = 0; k < fanIn; k++)
        {
            to[net.Weight(layer, at, k)] = incoming * from[net.Weight(layer, unit, exchange && layer == 1 ? fanIn - 1 - k : k)];
        }

        if (net.Biases)
        {
            to[net.BiasOffset(layer) + at] = incoming * from[net.BiasOffset(layer) + unit];
        }

        for (int k = 0; k < net.Layers[layer + 1]; k++)
        {
            to[net.Weight(layer + 1, k, at)] = outgoing * from[net.Weight(layer + 1, k, unit)];
        }
    }

    private static void Randomise(NetworkArchitecture net, int layer, RandomStream stream, Span<double> x, int unit, double size)
    {
        for (int k = 0; k < net.Layers[layer - 1]; k++)
        {
            x[net.Weight(layer, unit, k)] = stream.NextUniform(-size, size);
        }

        if (net.Biases)
        {
            x[net.BiasOffset(layer) + unit] = stream.NextUniform(-size, size);
        }

        for (int k = 0; k < net.Layers[layer + 1]; k++)
        {
            x[net.Weight(layer + 1, k, unit)] = stream.NextUniform(-size, size);
        }
    }
}
