using CsCheck;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

public class ClusterSymmetryTests
{
    [Fact]
    public void An_image_has_the_energy_of_the_point_and_no_distance_from_it() => Gen.Select(Gen.Int[2, 6], Gen.ULong).Sample(
        (atoms, seed) =>
        {
            RandomStream stream = new MasterSeed(seed).StreamFor(1);
            var cluster = new LennardJonesCluster(atoms, 2);
            double[] x = Random(stream, atoms), image = new double[x.Length], aligned = new double[x.Length];
            cluster.Symmetry.RandomImage(stream, x, image);
            IEvaluator evaluator = cluster.CreateEvaluator();
            double energy = evaluator.Energy(x);
            Assert.Equal(energy, evaluator.Energy(image), 1e-10 * (1 + Math.Abs(energy)));
            double[] shift = [stream.NextUniform(-3, 3), stream.NextUniform(-3, 3), stream.NextUniform(-3, 3)];
            for (int i = 0; i < image.Length; i++)
            {
                image[i] += shift[i % 3];
            }

            Assert.InRange(cluster.Symmetry.Align(x, image, aligned), 0, 1e-12);
            for (int i = 0; i < x.Length; i++)
            {
                Assert.Equal(x[i], aligned[i], 1e-12);
            }
        },
        iter: 100);

    // Nothing is nearer than what Align finds, and it finds the same both ways.
    [Fact]
    public void The_distance_is_the_least_over_the_group() => Gen.Select(Gen.Int[2, 4], Gen.ULong).Sample(
        (atoms, seed) =>
        {
            RandomStream stream = new MasterSeed(seed).StreamFor(1);
            var symmetry = new ClusterSymmetry(atoms);
            double[] a = Random(stream, atoms), b = Random(stream, atoms), image = new double[a.Length], aligned = new double[a.Length];
            double distance = symmetry.Align(a, b, aligned);
            Assert.Equal(distance, Distance(a, aligned), 1e-10);
            Assert.Equal(distance, symmetry.Distance(b, a), 1e-10);
            for (int k = 0; k < 200; k++)
            {
                symmetry.RandomImage(stream, b, image);
                Assert.True(Distance(a, image) >= distance - 1e-10);
            }
        },
        iter: 50);

    [Fact]
    public void The_images_of_larger_clusters_are_recognised() => Gen.ULong.Sample(
        seed =>
        {
            RandomStream stream = new MasterSeed(seed).StreamFor(1);
            var symmetry = new ClusterSymmetry(8);
            double[] x = Random(stream, 8), image = new double[24];
            symmetry.RandomImage(stream, x, image);
            Assert.InRange(symmetry.Distance(x, image), 0, 1e-10);
        },
        iter: 20);

    [Fact]
    public void The_images_of_a_long_line_are_recognised()
    {
        var symmetry = new ClusterSymmetry(7);
        double[] line = [.. Enumerable.Range(0, 7).SelectMany(i => (double[])[i * i, 0, 0])];
        double[] other = [.. Enumerable.Range(0, 7).Reverse().SelectMany(i => (double[])[-i * i / Math.Sqrt(2), 1, i * i / Math.Sqrt(2)])];
        Assert.InRange(symmetry.Distance(line, other), 0, 1e-10);
    }

    [Fact]
    public void A_line_with_another_atom_in_the_middle_is_the_same_line_and_no_triangle()
    {
        var symmetry = new ClusterSymmetry(3);
        double[] line = [-1, 0, 0, 0, 0, 0, 1, 0, 0], other = [0, 5, 0, 0, 6, 0, 0, 4, 0];
        Assert.InRange(symmetry.Distance(line, other), 0, 1e-12);
        Assert.InRange(symmetry.Distance(line, [0, 0, 0, 1, 0, 0, 0.5, Math.Sqrt(0.75), 0]), 0.5, 2);
        Assert.Equal((6, 5), (symmetry.ZeroModes, new ClusterSymmetry(2).ZeroModes));
        Assert.Null(symmetry.Order);
    }

    private static double[] Random(RandomStream stream, int atoms) => [.. Enumerable.Range(0, 3 * atoms).Select(_ => stream.NextUniform(-1.5, 1.5))];

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
}
