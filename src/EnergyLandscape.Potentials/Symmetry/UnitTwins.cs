namespace EnergyLandscape.Potentials;

/// <summary>Hidden units of a point with the same weights in and out, up to a sign, and dead ones, which equal their own mirror images: to exchange
/// them changes nothing else, so that no search is needed to see it.</summary>
internal sealed class UnitTwins(NetworkArchitecture net, double[] x, double tolerance)
{
    private readonly int[] _inputs = [.. Enumerable.Range(0, net.Inputs)];

    /// <summary>The element that exchanges two vertices of one colour if they are twins; null when they are not.</summary>
    /// <param name="colours">Names the vertices.</param>
    /// <param name="one">A hidden unit or its mirror image.</param>
    /// <param name="two">Another of the same layer.</param>
    public HiddenUnitImage? Exchange(UnitColours colours, int one, int two)
    {
        int layer = 1;
        while (layer < net.HiddenLayers && one >= colours.FirstOf(layer + 1))
        {
            layer++;
        }

        int first = colours.FirstOf(layer), a = (one - first) / 2, b = (two - first) / 2, sign = (one - two) % 2 == 0 ? 1 : -1;
        double squares = 0;
        for (int from = 0; from < net.Layers[layer - 1]; from++)
        {
            squares += Square(x[net.Weight(layer, a, from)] - (sign * x[net.Weight(layer, b, from)]));
        }

        for (int to = 0; to < net.Layers[layer + 1]; to++)
        {
            squares += Square(x[net.Weight(layer + 1, to, a)] - (sign * x[net.Weight(layer + 1, to, b)]));
        }

        squares += net.Biases ? Square(x[net.BiasOffset(layer) + a] - (sign * x[net.BiasOffset(layer) + b])) : 0;
        if (Math.Sqrt(squares) > tolerance)
        {
            return null;
        }

        HiddenUnitImage element = HiddenUnitImage.Identity(net, _inputs);
        (element.Source[layer][a], element.Source[layer][b]) = (b, a);
        element.Sign[layer][a] = element.Sign[layer][b] = sign;
        return element;
    }

    private static double Square(double value) => value * value;
}
