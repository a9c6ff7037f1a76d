using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;
using MathNet.Numerics.Distributions;

namespace EnergyLandscape.PathSample.Tests.Basins;

/// <summary>Volumes of basins: what they must add up to, what they must not depend on, and what symmetry demands of them.</summary>
public sealed class BasinCensusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Shares_and_failures_are_all_starts_whatever_the_number_of_threads()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        (BasinShares one, BasinCatalogue first) = Measure(potential, 200, 1);
        (BasinShares three, BasinCatalogue second) = Measure(potential, 200, 3);
        Assert.Equal(200, one.Starts);
        Assert.Equal(one.Starts, one.Diverged + Enum.GetValues<BasinOutcome>().Sum(outcome => one[outcome]));
        Assert.Equal(one.Mapped, one.Reached.Sum(one.ArrivalsAt));
        Assert.Equal((double)one.Mapped / 200, one.Reached.Sum(id => one.ShareOf(id).Share), 1e-12);
        Assert.Equal(one.MeanEnergy, three.MeanEnergy);
        Assert.Equal(one.Reached.Select(id => (id, one.ArrivalsAt(id), first.CopiesOf(id))), three.Reached.Select(id => (id, three.ArrivalsAt(id), second.CopiesOf(id))));
        Assert.Equal(first.New.SelectMany(point => point.Coordinates.ToArray()), second.New.SelectMany(point => point.Coordinates.ToArray()));
        Assert.All(one.Reached, id => Assert.InRange(one.ShareOf(id).Share, one.ShareOf(id).Low, one.ShareOf(id).High));

        // The first starts of a larger census are those of a smaller one.
        (BasinShares half, _) = Measure(potential, 100, 2);
        Assert.All(half.Reached, id => Assert.InRange(half.ArrivalsAt(id), 1, one.ArrivalsAt(id)));
    }

    // Exchanges of inputs, exchanges and sign changes of hidden units map the box onto itself.
    [Fact]
    public void Copies_of_a_minimum_are_equally_likely()
    {
        ExploredXor xor = ExploredXor.Of(2, 1e-3);
        using StationaryPointStore store = ExploredXor.Open(_folder.File("copies.db"), xor.Potential);
        var catalogue = new BasinCatalogue(store, xor.Potential);
        var arrivals = new Dictionary<int, Dictionary<int, long>>();
        foreach (double[] start in Starts(xor.Potential, 1000))
        {
            BasinArrival arrival = catalogue.Take(Descend(xor.Potential, start))!.Value;
            Dictionary<int, long> copies = arrivals.TryGetValue(arrival.Minimum, out Dictionary<int, long>? known) ? known : arrivals[arrival.Minimum] = [];
            copies[arrival.Copy] = copies.GetValueOrDefault(arrival.Copy) + 1;
        }

        int tested = 0;
        foreach ((int id, Dictionary<int, long> copies) in arrivals)
        {
            double orbit = (double)xor.Minima.Single(point => Math.Abs(point.Energy - catalogue[id].Energy) < 1e-12).OrbitSize!.Value, expected = copies.Values.Sum() / orbit;
            if (orbit == 1 || expected < 5)
            {
                continue;
            }

            double chiSquare = copies.Values.Sum(count => (count - expected) * (count - expected) / expected) + ((orbit - copies.Count) * expected);
            Assert.InRange(chiSquare, 0, ChiSquared.InvCDF(orbit - 1, 0.999));
            tested++;
        }

        Assert.InRange(tested, 3, 10);
    }

    [Fact]
    public void Images_of_a_start_and_points_of_its_path_lie_in_the_basin_of_the_same_minimum()
    {
        NetworkPotential potential = XorTruth.Potential(3, 1e-3);
        using StationaryPointStore store = ExploredXor.Open(_folder.File("paths.db"), potential);
        var catalogue = new BasinCatalogue(store, potential);
        var path = new SteepestDescent(new PathwayOptions { Accuracy = BasinDescent.DefaultAccuracy }, potential);
        RandomStream stream = new MasterSeed(5).StreamFor(0);
        var image = new double[potential.Dimension];
        var seen = new HashSet<int>();
        foreach (double[] start in Starts(potential, 40))
        {
            int minimum = catalogue.Take(Descend(potential, start))!.Value.Minimum;
            seen.Add(minimum);
            potential.Symmetry.RandomImage(stream, start, image);
            Assert.Equal(minimum, catalogue.Take(Descend(potential, image))!.Value.Minimum);
            var trace = new List<PathPoint>();
            path.RunFrom(potential.CreateEvaluator(), start, trace, CancellationToken.None);
            foreach (int at in (int[])[trace.Count / 4, trace.Count / 2, 3 * trace.Count / 4])
            {
                Assert.Equal(minimum, catalogue.Take(Descend(potential, trace[at].Coordinates))!.Value.Minimum);
            }
        }

        Assert.InRange(seen.Count, 3, 40);
    }

    // On the Müller-Brown surface: explicit integration of dx/dt = −g by the classical Runge-Kutta method from the middles of 50 × 50 cells.
    [Fact]
    public void Shares_on_the_surface_of_Mueller_and_Brown_are_those_of_a_fine_grid()
    {
        const int Cells = 50, Samples = 1500;
        const double Low = -1, High = 1.5;
        var surface = new MuellerBrownSurface();
        using StationaryPointStore store = StationaryPointStore.Create(
            _folder.File("surface.db"), new LandscapeIdentity("{}", 2, new IdentityRule()), surface.Symmetry, TimeProvider.System);
        var catalogue = new BasinCatalogue(store, surface);
        var settings = new BasinCensusSettings { Starts = StartDistribution.Uniform(Low, High), Threads = 2 };
        BasinShares shares = Assert.Single(new BasinCensus(surface, new ExplorationOptions(), settings).Run(Samples, catalogue, null, CancellationToken.None));
        Assert.Equal((3, Samples), (catalogue.New.Count, shares.Mapped));
        double[][] minima = [.. catalogue.New.Select(point => point.Coordinates.ToArray())];
        IEvaluator evaluator = surface.CreateEvaluator();
        var ofGrid = new int[3];
        for (int cell = 0; cell < Cells * Cells; cell++)
        {
            double width = (High - Low) / Cells;
            ofGrid[EndOf(evaluator, Low + (((cell % Cells) + 0.5) * width), Low + (((cell / Cells) + 0.5) * width), minima)]++;
        }

        for (int id = 1; id <= 3; id++)
        {
            // Four standard errors, and one cell in a hundred for the edges of the basins on the grid.
            double share = (double)ofGrid[id - 1] / (Cells * Cells);
            Assert.Equal(share, shares.ShareOf(id).Share, (4 * Math.Sqrt(share * (1 - share) / Samples)) + 0.01);
            Assert.InRange(share, 0.05, 0.9);
        }

        // And start by start.
        int wrong = 0;
        double[] start = new double[2];
        for (int i = 0; i < 300; i++)
        {
            settings.Starts.Draw(settings.Seed.StreamFor(2L * i), start);
            wrong += catalogue.Take(Descend(surface, start))!.Value.Minimum == 1 + EndOf(evaluator, start[0], start[1], minima) ? 0 : 1;
        }

        Assert.InRange(wrong, 0, 1);
    }

    [Fact]
    public void What_diverges_is_counted_and_has_no_outcome()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-2);
        using StationaryPointStore store = ExploredXor.Open(_folder.File("none.db"), potential);
        var settings = new BasinCensusSettings { Starts = StartDistribution.Normal(1) };
        var census = new BasinCensus(potential, new ExplorationOptions(), settings, () => [new Odd()], 1);
        IReadOnlyList<BasinShares> columns = census.Run(20, new BasinCatalogue(store, potential), null, CancellationToken.None);
        Assert.Equal((0, 20), (columns[0].Diverged, columns[0].Mapped));
        Assert.Equal((10, 10), (columns[1].Diverged, columns[1].Mapped));
        Assert.Equal(20, columns[1].Starts);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => census.Run(1000, new BasinCatalogue(store, potential), done => stop.Cancel(), stop.Token));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<double[]> Starts(NetworkPotential potential, int count) => Enumerable.Range(0, count).Select(i =>
    {
        var x = new double[potential.Dimension];
        StartDistribution.Uniform(-3, 3).Draw(new MasterSeed(2).StreamFor(i), x);
        return x;
    });

    private static BasinEnd Descend(IPotential potential, double[] start) =>
        new BasinDescent(potential, new ExplorationOptions()).Run((ISecondOrderEvaluator)potential.CreateEvaluator(), start, CancellationToken.None);

    // Number of the minimum, from 0, that the way down comes within 0.05 of.
    private static int EndOf(IEvaluator evaluator, double x, double y, double[][] minima)
    {
        double[] point = [x, y], at = new double[2], gradient = new double[2], sum = new double[2];
        for (int step = 0; step < 100_000; step++)
        {
            int near = Array.FindIndex(minima, minimum => Math.Abs(minimum[0] - point[0]) + Math.Abs(minimum[1] - point[1]) < 0.05);
            if (near >= 0)
            {
                return near;
            }

            evaluator.EnergyGradient(point, gradient);
            double time = Math.Min(2e-4, 0.005 / Math.Sqrt((gradient[0] * gradient[0]) + (gradient[1] * gradient[1])));
            gradient.CopyTo(sum, 0);
            foreach ((double fraction, double weight) in (ReadOnlySpan<(double, double)>)[(0.5, 2), (0.5, 2), (1, 1)])
            {
                (at[0], at[1]) = (point[0] - (fraction * time * gradient[0]), point[1] - (fraction * time * gradient[1]));
                evaluator.EnergyGradient(at, gradient);
                (sum[0], sum[1]) = (sum[0] + (weight * gradient[0]), sum[1] + (weight * gradient[1]));
            }

            (point[0], point[1]) = (point[0] - (time * sum[0] / 6), point[1] - (time * sum[1] / 6));
        }

        throw new ArithmeticException("The path did not end.");
    }

    private (BasinShares Shares, BasinCatalogue Catalogue) Measure(NetworkPotential potential, int starts, int threads)
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File($"{threads}.db"), potential);
        var settings = new BasinCensusSettings { Starts = StartDistribution.Uniform(-3, 3), Threads = threads, Seed = new MasterSeed(4) };
        var catalogue = new BasinCatalogue(store, potential);
        return (Assert.Single(new BasinCensus(potential, new ExplorationOptions(), settings).Run(starts, catalogue, null, CancellationToken.None)), catalogue);
    }

    // Loses every other start.
    private sealed class Odd : IBasinApproach
    {
        public bool Move(long start, Span<double> x, CancellationToken token) => start % 2 == 1;
    }
}
