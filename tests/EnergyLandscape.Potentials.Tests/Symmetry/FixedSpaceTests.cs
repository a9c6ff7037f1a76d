using System.Numerics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

public class FixedSpaceTests
{
    public static TheoryData<string> Names => NetworkCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_at_points_of_a_fixed_space_lie_in_it(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        int n = potential.Dimension;
        double[] x = new double[n], gradient = new double[n], back = new double[n];
        for (int trial = 0; trial < 40; trial++)
        {
            FixedSpace space = potential.Symmetry.RandomFixedSpace(new MasterSeed(7).StreamFor(trial));
            double[] z = NetworkCases.Point(potential, trial, 1)[..space.ReducedDimension];
            space.Expand(z, x);
            evaluator.EnergyGradient(x, gradient);
            var reduced = new double[space.ReducedDimension];
            space.Reduce(gradient, reduced);
            space.Expand(reduced, back);
            Assert.True(gradient.Zip(back).All(pair => Math.Abs(pair.First - pair.Second) < 1e-14), space.Name);

            // Lengths are kept: the basis is orthonormal.
            Assert.Equal(VectorMath.Norm(z), VectorMath.Norm(x), 1e-13);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Restricted_potentials_have_the_derivatives_of_their_energy(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        for (int trial = 0; trial < 6; trial++)
        {
            FixedSpace space = potential.Symmetry.RandomFixedSpace(new MasterSeed(8).StreamFor(trial));
            RestrictedPotential restricted = space.Restrict(potential);
            ISecondOrderEvaluator evaluator = restricted.CreateSecondOrderEvaluator();
            int m = restricted.Dimension;
            double[] z = NetworkCases.Point(potential, trial, 1)[..m];
            double[] gradient = new double[m], hessian = new double[m * m], up = new double[m], down = new double[m];
            evaluator.EnergyGradientHessian(z, gradient, hessian);
            const double step = 1e-5;
            for (int i = 0; i < m; i++)
            {
                double kept = z[i];
                z[i] = kept + step;
                double higher = evaluator.EnergyGradient(z, up);
                z[i] = kept - step;
                double lower = evaluator.EnergyGradient(z, down);
                z[i] = kept;
                Assert.Equal((higher - lower) / (2 * step), gradient[i], 1e-8);
                for (int k = 0; k < m; k++)
                {
                    Assert.Equal((up[k] - down[k]) / (2 * step), hessian[(i * m) + k], 1e-7);
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Images_in_a_fixed_space_are_as_many_as_a_search_through_the_group_finds(int hidden)
    {
        NetworkPotential potential = NetworkCases.All["xor 2-3-2"]();
        potential = new NetworkPotential(new NetworkArchitecture([2, hidden, 2], [Activation.Tanh]), potential.Data, lambda: 1e-3);
        IReadOnlyList<FixedSpace> spaces = potential.Symmetry.FixedSpaces;
        Assert.Single(spaces, space => space.ReducedDimension == potential.Dimension);
        for (int trial = 0; trial < 20; trial++)
        {
            // A point of some space, so that there are symmetric ones among them.
            double[] x = new double[potential.Dimension], image = new double[potential.Dimension], back = new double[potential.Dimension];
            FixedSpace home = spaces[trial % spaces.Count];
            home.Expand(NetworkCases.Point(potential, trial, 1).AsSpan(0, home.ReducedDimension), x);
            List<double[]> orbit = Orbit(potential, x);
            Assert.Equal(potential.Symmetry.OrbitSize(x, 1e-9), orbit.Count);
            IReadOnlyList<IReadOnlyList<(double[] Image, BigInteger Count)>?> all = potential.Symmetry.ImagesInAll(x, 1e-9);
            for (int k = 0; k < spaces.Count; k++)
            {
                int inside = orbit.Count(point => IsIn(spaces[k], point));
                IReadOnlyList<(double[] Image, BigInteger Count)> images = potential.Symmetry.ImagesIn(k, x, 1e-9)!;
                Assert.Equal(inside, (int)images.Aggregate(BigInteger.Zero, (sum, entry) => sum + entry.Count));
                Assert.Equal(images.Select(entry => (string.Join(' ', entry.Image), entry.Count)), all[k]!.Select(entry => (string.Join(' ', entry.Image), entry.Count)));
                Assert.All(images, entry => Assert.True(IsIn(spaces[k], entry.Image), spaces[k].Name));
                Assert.All(images, entry => Assert.Equal(0, potential.Symmetry.Distance(x, entry.Image), 1e-12));
            }
        }
    }

    [Fact]
    public void The_fixed_space_of_a_symmetric_point_is_as_small_as_the_one_that_it_was_made_in()
    {
        NetworkPotential potential = NetworkCases.All["xor 2-3-2"]();
        for (int trial = 0; trial < 60; trial++)
        {
            FixedSpace space = potential.Symmetry.RandomFixedSpace(new MasterSeed(9).StreamFor(trial));
            double[] x = new double[potential.Dimension], image = new double[potential.Dimension];
            space.Expand(NetworkCases.Point(potential, trial, 1).AsSpan(0, space.ReducedDimension), x);
            potential.Symmetry.RandomImage(new MasterSeed(10).StreamFor(trial), x, image);
            FixedSpace found = potential.Symmetry.FixedSpaceOf(image, 1e-9);
            Assert.True(IsIn(found, image));
            Assert.Equal(space.ReducedDimension, found.ReducedDimension);
        }
    }

    [Fact]
    public void Changes_of_one_coordinate_spread_to_all_that_are_tied_to_it()
    {
        // Coordinates 0 and 1 equal, 2 and 3 opposite, 4 zero.
        FixedSpace space = FixedSpace.Of(5, [([1, 0, 3, 2, 4], [1, 1, -1, -1, -1])]);
        Assert.Equal(2, space.ReducedDimension);
        double[] x = [1, 1, 2, -2, 0], changed = [3, 1, 2, 7, 9], z = new double[2], result = new double[5];
        space.ReduceChanged(x, changed, z);
        space.Expand(z, result);
        double[] expected = [3, 3, -7, 7, 0];
        Assert.All(expected.Zip(result), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    private static bool IsIn(FixedSpace space, double[] x)
    {
        double[] z = new double[space.ReducedDimension], back = new double[x.Length];
        space.Reduce(x, z);
        space.Expand(z, back);
        return x.Zip(back).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    // Random images until there have been enough for the last one to be all but certain.
    private static List<double[]> Orbit(NetworkPotential potential, double[] x)
    {
        var orbit = new List<double[]>();
        int order = (int)potential.Symmetry.Order!.Value;
        for (int draw = 0; draw < 20 * order; draw++)
        {
            var image = new double[x.Length];
            potential.Symmetry.RandomImage(new MasterSeed(11).StreamFor(draw), x, image);
            if (!orbit.Exists(known => known.Zip(image).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12)))
            {
                orbit.Add(image);
            }
        }

        return orbit;
    }
}
