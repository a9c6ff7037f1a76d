using System.Numerics;
using CsCheck;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

public class DeepOrbitTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<string> Names => DeepPoints.Names;

    [Fact]
    public void The_orbit_size_is_the_number_of_distinct_images()
    {
        NetworkPotential[] networks =
        [
            NetworkCases.Xor([2, 2, 3, 2], [Activation.Tanh, Activation.Tanh]),
            NetworkCases.Xor([2, 3, 2, 2, 2], [Activation.Tanh, Activation.Elu, Activation.Tanh]),
        ];
        var sizes = new HashSet<int>();
        Gen.ULong.Select(Gen.Int[0, 1]).Sample(
            (seed, which) =>
            {
                NetworkPotential network = networks[which];
                double[] x = DeepPoints.Draw(network.Architecture, seed);
                int distinct = ElementsOfGroup.Images(network, x).Select(image => string.Join(' ', image.Select(value => value + 0.0))).Distinct().Count();
                Assert.Equal(new BigInteger(distinct), network.Symmetry.OrbitSize(x, 1e-12));
                lock (sizes)
                {
                    sizes.Add(distinct);
                }
            },
            iter: 200);
        Assert.True(sizes.Count > 5, string.Join(' ', sizes));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void All_images_have_one_canonical_form_that_is_an_image(string name)
    {
        NetworkPotential network = DeepPoints.Networks[name]();
        Gen.ULong.Sample(
            seed =>
            {
                double[] x = DeepPoints.Draw(network.Architecture, seed), image = new double[x.Length];
                double[] canonical = network.Symmetry.Canonical(x, Tolerance)!;
                Assert.Equal(0, network.Symmetry.Distance(x, canonical, Tolerance), 1e-12);
                network.Symmetry.RandomImage(new MasterSeed(seed).StreamFor(3), x, image);
                double[] again = network.Symmetry.Canonical(image, Tolerance)!;
                for (int i = 0; i < x.Length; i++)
                {
                    Assert.Equal(canonical[i], again[i], 2 * Tolerance);
                }
            },
            iter: 200);
    }

    [Theory]
    [InlineData("xor 2-3-2")]
    [InlineData("xor 2-6-2")]
    [InlineData("xor logistic units")]
    [InlineData("xor no hidden layer")]
    public void The_canonical_form_is_one_for_all_images_with_few_layers_too(string name)
    {
        NetworkPotential network = NetworkCases.All[name]();
        double[] x = NetworkCases.Point(network, 4, 1), image = new double[x.Length];
        double[] canonical = network.Symmetry.Canonical(x, Tolerance)!;
        for (int trial = 0; trial < 20; trial++)
        {
            network.Symmetry.RandomImage(new MasterSeed(8).StreamFor(trial), x, image);
            Assert.Equal(canonical, network.Symmetry.Canonical(image, Tolerance));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_point_lies_in_the_fixed_space_of_its_own_stabiliser(string name)
    {
        NetworkPotential network = DeepPoints.Networks[name]();
        int proper = 0;
        Gen.ULong.Sample(
            seed =>
            {
                double[] x = DeepPoints.Draw(network.Architecture, seed), back = new double[x.Length];
                FixedSpace space = network.Symmetry.FixedSpaceOf(x, 1e-12);
                var z = new double[space.ReducedDimension];
                space.Reduce(x, z);
                space.Expand(z, back);
                for (int i = 0; i < x.Length; i++)
                {
                    Assert.Equal(x[i], back[i], 1e-12);
                }

                bool isProper = space.ReducedDimension < space.Dimension;
                Assert.Equal(isProper, network.Symmetry.OrbitSize(x, 1e-12) < network.Symmetry.Order);
                Interlocked.Add(ref proper, isProper ? 1 : 0);
            },
            iter: 100);
        Assert.True(proper > 5);
    }
}
