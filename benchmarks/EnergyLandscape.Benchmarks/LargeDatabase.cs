using System.Diagnostics;
using System.Globalization;
using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>A made-up database of the size of the largest of Verpoort, Lee and Wales (2020), with the landscape of another one:
/// `dotnet run -c Release --project benchmarks/EnergyLandscape.Benchmarks -- large-database TEMPLATE.db LARGE.db 600000 1100000`.</summary>
/// <remarks>Nothing in it is stationary. Energies of minima crowd upwards, every new one hangs on a lower one of a few that are known by a transition state,
/// 3 % on none; the other transition states join minima at random. One search found each transition state. The same arguments give the same points.</remarks>
internal static class LargeDatabase
{
    private const int Batch = ExplorationStrategy.BatchSize;

    public static void Write(string template, string path, int minima, int transitionStates)
    {
        LandscapeIdentity identity;
        string runFile;
        using (StationaryPointStore from = StationaryPointStore.OpenReadOnly(template, coordinates: false))
        {
            (identity, runFile) = (from.Identity, from.Runs[^1].RunFile);
        }

        var clock = Stopwatch.StartNew();
        using (StationaryPointStore store = StationaryPointStore.Create(path, identity, null, TimeProvider.System))
        {
            store.BeginRun("1", runFile, "made up", 1);
            Fill(store, minima, transitionStates);
            store.FinishRun("made up");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{path}: {minima} minima, {transitionStates} transition states, {new FileInfo(path).Length / 1e6:F0} MB in {clock.Elapsed.TotalSeconds:F1} s"));
    }

    /// <summary>Adds the points and the searches that found them.</summary>
    public static void Fill(StationaryPointStore store, int minima, int transitionStates)
    {
        var stream = new RandomStream(1, 1);
        for (int found = 0; found < transitionStates; found += Batch)
        {
            AddBatch(store, stream, Math.Min(Batch, transitionStates - found), minima, transitionStates);
            if (store.Log.Batches.Count % 100 == 0)
            {
                store.Commit();
            }
        }
    }

    /// <summary>Coordinates and numbers of no meaning at an energy.</summary>
    public static StationaryPoint Point(RandomStream stream, int dimension, double energy, int index)
    {
        var x = new double[dimension];
        for (int i = 0; i < dimension; i++)
        {
            x[i] = stream.NextUniform(-5, 5);
        }

        return StationaryPoint.Restore(energy, x, 1e-12, 3e-12, index, 0, index == 0 ? 1e-4 : -1e-3, 2.5 + stream.NextDouble(), -300 + (20 * stream.NextNormal()), 1e-11);
    }

    private static void AddBatch(StationaryPointStore store, RandomStream stream, int count, int minima, int transitionStates)
    {
        long first = store.Log.NextIndex;
        store.PlanBatch([.. Enumerable.Range(0, count).Select(i => store.Minima.Count == 0
            ? new PlannedSearch(first + i, SearchMethod.SaddleFromRandom)
            : new PlannedSearch(first + i, SearchMethod.SaddleFromMinimum, StationaryPointKind.Minimum, 1 + stream.NextInt(store.Minima.Count)))]);
        for (int i = 0; i < count; i++)
        {
            long search = first + i;
            int one = 0;
            while (store.Minima.Count < (store.TransitionStates.Count + 1L) * minima / transitionStates || store.Minima.Count < 2)
            {
                double energy = 0.5 + (0.06 * Math.Cbrt(stream.NextDouble()));
                one = store.Append(Point(stream, store.Identity.Dimension, energy, 0), search, 2).Id;
                store.AddHit(StationaryPointKind.Minimum, one, SearchMethod.Path, 1 + stream.NextInt(3));
            }

            one = one == 0 || stream.NextInt(100) < 3 ? Lowest(store, stream, 1) : one;
            int two = Lowest(store, stream, 4);
            double barrier = -0.004 * Math.Log(1 - stream.NextDouble());
            double saddle = Math.Max(store.Minima[one - 1].Energy, store.Minima[two - 1].Energy) + barrier;
            int id = store.Append(Point(stream, store.Identity.Dimension, saddle, 1), search, 2).Id;
            store.AddHit(StationaryPointKind.TransitionState, id, SearchMethod.SaddleFromMinimum);
            store.AddConnection(new Connection(id, 0, one));
            store.AddConnection(new Connection(id, 1, two));
            store.CompleteSearch(new SearchRecord(search, "converged", StationaryPointKind.TransitionState, id, true, new EvaluationCounts(10, 500, 40, 0)));
        }
    }

    private static int Lowest(StationaryPointStore store, RandomStream stream, int draws)
    {
        int lowest = 1 + stream.NextInt(store.Minima.Count);
        for (int i = 1; i < draws; i++)
        {
            int other = 1 + stream.NextInt(store.Minima.Count);
            lowest = store.Minima[other - 1].Energy < store.Minima[lowest - 1].Energy ? other : lowest;
        }

        return lowest;
    }
}
