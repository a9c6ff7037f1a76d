using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Comparison;

/// <summary>Training in a census of basins is the walk of that number, and with a small rate it changes no basin.</summary>
public sealed class TrainingApproachTests
{
    private static readonly NetworkPotential Regularised =
        new(new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), TrainingSet.Xor(1), OutputFunction.Logistic, LossFunction.CrossEntropy, 1e-3);

    [Theory]
    [InlineData(WalkKind.GradientDescent, 0, null)]
    [InlineData(WalkKind.GradientDescent, 0.9, 2)]
    [InlineData(WalkKind.Adam, 0, 1)]
    public void Training_ends_where_the_walk_of_that_number_ends(WalkKind kind, double momentum, int? batch)
    {
        var options = new WalkOptions { Kind = kind, Momentum = momentum, Steps = 80, Step = 0.1, Seed = new MasterSeed(7), Box = new WalkBox(-2, 2), Curvature = CurvatureMethod.None };
        var landscape = new NetworkWalkLandscape(Regularised, Regularised.Data, null, new WalkBatches(batch, null, BatchPer.Step, options.Seed));
        var approach = new TrainingApproach(landscape, options);
        StartDistribution starts = StartDistribution.Uniform(-2, 2);
        double[] x = new double[9];
        foreach (int walk in (int[])[5, 0, 5])
        {
            (double[][] points, _) = XorNetwork.Walk(landscape, options, walk);
            starts.Draw(options.Seed.StreamFor(2L * walk), x);
            Assert.Equal(points[0], x);
            Assert.True(approach.Move(walk, x, CancellationToken.None));
            Assert.Equal(points[^1], x);
        }
    }

    [Fact]
    public void A_rate_beyond_two_over_the_curvature_diverges()
    {
        var approach = new TrainingApproach(new PotentialWalkLandscape(new MuellerBrownSurface()), new WalkOptions { Kind = WalkKind.GradientDescent, Step = 1, Steps = 1000 });
        Assert.False(approach.Move(0, [1.0, 1.5], CancellationToken.None));

        // λ = 1e-3 and a rate of 2000 multiply weights by −3 at every step: finite after 40 of them, but beyond all bounds.
        var options = new WalkOptions { Kind = WalkKind.GradientDescent, Step = 2000, Steps = 41 };
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        Assert.False(new TrainingApproach(new PotentialWalkLandscape(Regularised), options).Move(0, x, CancellationToken.None));
        Assert.All(x, value => Assert.True(double.IsFinite(value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingApproach(XorNetwork.Landscape(), new WalkOptions { Step = -1 }));
    }

    [Fact]
    public void Small_rates_reach_the_minima_of_the_basins_and_divergence_is_counted()
    {
        using var folder = new Folder();
        using StationaryPointStore store = StationaryPointStore.Create(
            folder.File, new LandscapeIdentity("{}", Regularised.Dimension, new IdentityRule()), Regularised.Symmetry, TimeProvider.System);
        var landscape = new PotentialWalkLandscape(Regularised);
        double[] rates = [0.02, 0.05, 5000];
        var census = new BasinCensus(
            Regularised,
            new ExplorationOptions(),
            new BasinCensusSettings { Starts = StartDistribution.Uniform(-3, 3), Threads = 2 },
            () => [.. rates.Select(rate => new TrainingApproach(landscape, new WalkOptions { Kind = WalkKind.GradientDescent, Step = rate, Steps = 201 }))],
            rates.Length);
        var catalogue = new BasinCatalogue(store, Regularised);
        IReadOnlyList<BasinShares> columns = census.Run(150, catalogue, null, CancellationToken.None);
        Assert.Equal(4, columns.Count);
        Assert.InRange(columns[0].Reached.Count(), 5, 20);

        // Of 150 starts two may lie so close to an edge that a finite step crosses it.
        for (int column = 1; column <= 2; column++)
        {
            Assert.InRange(columns[0].Reached.Union(columns[column].Reached).Sum(id => Math.Abs(columns[0].ArrivalsAt(id) - columns[column].ArrivalsAt(id))), 0, 4);
        }

        // With the rate 5000 the regularisation alone multiplies weights by 1 − 2·5000·1e-3 = −9 a step.
        Assert.Equal(columns[1].Starts, columns[1].Mapped);
        Assert.True(columns[1].MeanEnergy < columns[0].MeanEnergy && columns[2].MeanEnergy < columns[1].MeanEnergy);
        Assert.Equal(150, columns[3].Diverged + columns[3].Mapped + columns[3][BasinOutcome.NotFinite] + columns[3][BasinOutcome.StepLimit] + columns[3][BasinOutcome.Degenerate] + columns[3][BasinOutcome.Saddle]);
        Assert.Equal(150, columns[3].Diverged);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("landscape-training-");

        public string File => Path.Combine(_folder.FullName, "xor.db");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
