using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Interactive;

namespace EnergyLandscape.Browser.Tests.Trees;

/// <summary>Landscapes made up for pages.</summary>
internal static class SamplePages
{
    /// <summary>Random minima and transition states; the first ones reach up to three minima, one may reach a single one, some energies are equal.</summary>
    public static TreePageData Random(int minima, int saddles, ulong seed)
    {
        RandomStream random = new MasterSeed(seed).StreamFor(1);
        double[] low = [.. Enumerable.Range(0, minima).Select(_ => Math.Round(random.NextDouble(), 2))];
        var transitionStates = new List<PageSaddle>();
        for (int id = 1; id <= saddles; id++)
        {
            // Chains near the ids, so that most minima are connected.
            int first = random.NextInt(minima), second = id <= minima ? Math.Max(first - 1, 0) : random.NextInt(minima);
            int[] reached = id % 5 == 0 ? [first + 1, second + 1, random.NextInt(minima) + 1] : [first + 1, second + 1];
            double energy = reached.Max(m => low[m - 1]) + Math.Round(0.001 + random.NextDouble(), 2);
            transitionStates.Add(new PageSaddle(new PagePoint { Id = id, Energy = energy, Index = 1, LowestEigenvalue = -0.5 }, [.. reached.Distinct()]));
        }

        return Of([.. low.Select((energy, i) => new PagePoint { Id = i + 1, Energy = energy, Hits = i })], transitionStates);
    }

    /// <summary>Funnels of very many minima.</summary>
    public static TreePageData Large(int minima)
    {
        RandomStream random = new MasterSeed(7).StreamFor(1);
        double[] low = [.. Enumerable.Range(0, minima).Select(_ => -100 + (20 * random.NextDouble()))];
        var saddles = new List<PageSaddle>();
        for (int i = 1; i < 3 * minima; i++)
        {
            int a = i % minima, b = i < minima ? random.NextInt(Math.Max(a, 1)) : random.NextInt(minima);
            double energy = Math.Max(low[a], low[b]) + 0.1 + (10 * random.NextDouble());
            saddles.Add(new PageSaddle(new PagePoint { Id = i, Energy = energy, Index = 1, Provenance = "first by search 1 (dneb)", Certificate = "undecided" }, [a + 1, b + 1]));
        }

        return Of([.. low.Select((energy, i) => new PagePoint { Id = i + 1, Energy = energy, Hits = i % 97, Provenance = "first by search 1 (multi-start)", Certificate = "undecided" })], saddles);
    }

    public static TreePageData Of(IReadOnlyList<PagePoint> minima, IReadOnlyList<PageSaddle> saddles) => new()
    {
        Title = "A made-up landscape",
        Tree = SuperbasinTree.Build(
            minima.Select(minimum => new TreeMinimum(minimum.Id, minimum.Energy)),
            saddles.Select(saddle => new TreeTransitionState(saddle.Point.Id, saddle.Point.Energy, saddle.Minima))),
        Minima = minima,
        TransitionStates = saddles,
        Columns = PageColumn.OfPoints(minima),
    };

    public static LandscapeNetwork NetworkOf(TreePageData data) => new(
        data.Minima.Count, data.TransitionStates.Select(saddle => new NetworkSaddle(saddle.Point.Id, saddle.Point.Energy, [saddle.Minima[0]], [.. saddle.Minima.Skip(1)])));
}
