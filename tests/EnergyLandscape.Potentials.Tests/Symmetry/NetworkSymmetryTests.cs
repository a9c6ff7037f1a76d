using System.Numerics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

public class NetworkSymmetryTests
{
    public static TheoryData<string> Names => NetworkCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Images_have_the_same_energy(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var image = new double[potential.Dimension];
        for (int trial = 0; trial < 30; trial++)
        {
            double[] x = NetworkCases.Point(potential, trial, 1);
            potential.Symmetry.RandomImage(new MasterSeed(5).StreamFor(trial), x, image);
            Assert.Equal(evaluator.Energy(x), evaluator.Energy(image), 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_point_and_its_image_have_distance_zero(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        var image = new double[potential.Dimension];
        for (int trial = 0; trial < 30; trial++)
        {
            double[] x = NetworkCases.Point(potential, trial, 1);
            potential.Symmetry.RandomImage(new MasterSeed(6).StreamFor(trial), x, image);
            Assert.Equal(0, potential.Symmetry.Distance(x, image), 1e-12);
        }
    }

    [Fact]
    public void Alignment_with_one_hidden_layer_finds_the_nearest_of_all_images()
    {
        NetworkPotential potential = NetworkCases.All["xor 2-3-2"]();
        for (int trial = 0; trial < 10; trial++)
        {
            double[] a = NetworkCases.Point(potential, trial, 1), b = NetworkCases.Point(potential, 100 + trial, 1);
            double nearest = AllImages(potential, b).Min(image => Distance(a, image));
            Assert.Equal(nearest, potential.Symmetry.Distance(a, b), 1e-12);
        }
    }

    [Fact]
    public void Orbit_sizes_equal_the_number_of_distinct_images()
    {
        NetworkPotential potential = NetworkCases.All["xor 2-3-2"]();
        NetworkArchitecture net = potential.Architecture;
        double[] general = NetworkCases.Point(potential, 1, 1);
        double[] zeroUnit = [.. general], equalUnits = [.. general], mirrored = [.. general], zero = new double[general.Length];
        foreach ((double[] x, int sign) in new[] { (zeroUnit, 0), (equalUnits, 1), (mirrored, -1) })
        {
            foreach ((int target, int source) in new[] { (net.Weight(1, 2, 0), net.Weight(1, 1, 0)), (net.Weight(1, 2, 1), net.Weight(1, 1, 1)), (net.BiasOffset(1) + 2, net.BiasOffset(1) + 1), (net.Weight(2, 0, 2), net.Weight(2, 0, 1)), (net.Weight(2, 1, 2), net.Weight(2, 1, 1)) })
            {
                x[target] = sign * x[source];
            }
        }

        double[] exchanged = [.. general];
        for (int unit = 0; unit < 3; unit++)
        {
            exchanged[net.Weight(1, unit, 1)] = exchanged[net.Weight(1, unit, 0)];
        }

        foreach (double[] x in new[] { general, zeroUnit, equalUnits, mirrored, zero, exchanged })
        {
            var distinct = new List<double[]>();
            foreach (double[] image in AllImages(potential, x))
            {
                if (!distinct.Exists(known => Distance(known, image) < 1e-9))
                {
                    distinct.Add(image);
                }
            }

            Assert.Equal(new BigInteger(distinct.Count), potential.Symmetry.OrbitSize(x, 1e-9));
        }
    }

    [Fact]
    public void The_xor_group_has_two_input_exchanges_and_signed_permutations()
    {
        Assert.Equal(new BigInteger(2 * 64 * 720), NetworkCases.All["xor 2-6-2"]().Symmetry.Order);
        Assert.Equal(new BigInteger(2 * 6), NetworkCases.All["xor logistic units"]().Symmetry.Order);
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    // Every image under the 2 · 2³ · 3! elements, written out independently of the class under test.
    private static IEnumerable<double[]> AllImages(NetworkPotential potential, double[] x)
    {
        NetworkArchitecture net = potential.Architecture;
        int[][] permutations = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (int[] units in permutations)
        {
            for (int signs = 0; signs < 8; signs++)
            {
                for (int exchange = 0; exchange < 2; exchange++)
                {
                    double[] image = [.. x];
                    for (int i = 0; i < 3; i++)
                    {
                        double sign = (signs >> i & 1) == 0 ? 1 : -1;
                        for (int k = 0; k < 2; k++)
                        {
                            image[net.Weight(1, i, k)] = sign * x[net.Weight(1, units[i], k ^ exchange)];
                            image[net.Weight(2, k, i)] = sign * x[net.Weight(2, k, units[i])];
                        }

                        image[net.BiasOffset(1) + i] = sign * x[net.BiasOffset(1) + units[i]];
                    }

                    yield return image;
                }
            }
        }
    }
}
