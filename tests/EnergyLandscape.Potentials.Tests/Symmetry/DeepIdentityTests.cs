using CsCheck;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

public class DeepIdentityTests
{
    private const double Window = 1e-6;

    public static TheoryData<string> Names => DeepPoints.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_is_always_found(string name)
    {
        NetworkPotential network = DeepPoints.Networks[name]();
        Gen.ULong.Sample(
            seed =>
            {
                double[] x = DeepPoints.Draw(network.Architecture, seed), image = Image(network, x, seed);
                Assert.Equal(0, network.Symmetry.Distance(x, image), 1e-12);
                Assert.Equal(0, network.Symmetry.Distance(x, image, Window), 1e-12);
            },
            iter: 400);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_with_noise_is_found_at_no_more_than_the_noise(string name)
    {
        NetworkPotential network = DeepPoints.Networks[name]();
        Gen.ULong.Select(Gen.Double[-14, -7]).Sample(
            (seed, exponent) =>
            {
                double[] x = DeepPoints.Draw(network.Architecture, seed), image = Image(network, x, seed);
                double noise = Displace(image, Math.Pow(10, exponent), seed);
                Assert.InRange(network.Symmetry.Distance(x, image, Window), 0, 4 * noise);
            },
            iter: 400);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_point_whose_largest_weight_is_larger_is_not_an_image(string name)
    {
        NetworkPotential network = DeepPoints.Networks[name]();
        Gen.ULong.Sample(
            seed =>
            {
                double[] x = DeepPoints.Draw(network.Architecture, seed), image = Image(network, x, seed);
                int largest = Enumerable.Range(0, image.Length).MaxBy(i => Math.Abs(image[i]));
                image[largest] += image[largest] < 0 ? -1e-4 : 1e-4;
                Assert.Equal(double.PositiveInfinity, network.Symmetry.Distance(x, image, Window));
                Assert.InRange(network.Symmetry.Distance(x, image), Window, double.MaxValue);
            },
            iter: 200);
    }

    [Fact]
    public void Points_of_few_weights_are_the_same_exactly_when_some_element_of_the_group_maps_them()
    {
        NetworkPotential network = NetworkCases.Xor([2, 2, 3, 2], [Activation.Tanh, Activation.Tanh]);
        int same = 0, other = 0;
        Gen.ULong.Sample(
            seed =>
            {
                // The same magnitudes in other places: only the connections tell whether it is the same point.
                RandomStream stream = new MasterSeed(seed).StreamFor(0);
                double[] x = new double[network.Dimension], y;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = stream.NextInt(4) == 0 ? 0 : 1;
                }

                y = Image(network, x, seed);
                int a = stream.NextInt(6), b = stream.NextInt(6);
                int second = network.Architecture.WeightOffset(2);
                (y[second + a], y[second + b]) = (y[second + b], y[second + a]);
                bool isSame = ElementsOfGroup.Images(network, x).Any(image => image.AsSpan().SequenceEqual(y));
                Assert.Equal(isSame ? 0 : double.PositiveInfinity, network.Symmetry.Distance(x, y, Window), 1e-12);
                Interlocked.Add(ref same, isSame ? 1 : 0);
                Interlocked.Add(ref other, isSame ? 0 : 1);
            },
            iter: 300,
            threads: 1);
        Assert.True(same > 20 && other > 20, $"{same} of one kind, {other} of the other");
    }

    private static double[] Image(NetworkPotential network, double[] x, ulong seed)
    {
        var image = new double[x.Length];
        network.Symmetry.RandomImage(new MasterSeed(seed).StreamFor(1), x, image);
        return image;
    }

    private static double Displace(double[] x, double size, ulong seed)
    {
        RandomStream stream = new MasterSeed(seed).StreamFor(2);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double displaced = x[i] + stream.NextUniform(-size, size);
            sum += (displaced - x[i]) * (displaced - x[i]);
            x[i] = displaced;
        }

        return Math.Sqrt(sum);
    }
}
