using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>Maps the samples of walks to the minima of a database.</summary>
public static class WalkMapper
{
    /// <summary>Makes every walk of a directory again, on several threads, and maps every so many of its samples.</summary>
    /// <param name="landscape">The database; minima that it lacks are added to its catalogue in the order of walks and steps.</param>
    /// <param name="walks">The walks.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">Most threads that work at once; the result does not depend on it.</param>
    /// <param name="progress">Told how many walks are done.</param>
    /// <param name="token">Stops between steps.</param>
    /// <returns>The walks in the order of their numbers.</returns>
    /// <exception cref="InputException">A walk made again is not the one on disk.</exception>
    public static IReadOnlyList<WalkItinerary> Map(
        ComparedLandscape landscape, ComparedWalks walks, ComparisonOptions options, int threads, Action<int> progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(walks);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        options.Check();
        var estimator = new StagnationEstimator(options.Stagnation);
        var itineraries = new List<WalkItinerary>(walks.Directory.Walks);
        using IEnumerator<WalkTrajectory> stored = walks.Directory.ReadWalks().GetEnumerator();
        var batch = new OrderedBatch<SampleDescender>(threads, () => new SampleDescender(landscape, walks, options));
        batch.Run(walks.Directory.Walks, (descender, walk, stop) => descender.Run(walk, stop), Merge, token);
        return itineraries;

        void Merge(int walk, DescendedWalk made)
        {
            stored.MoveNext();
            IReadOnlyList<WalkSample> samples = stored.Current.Samples;
            RequireSame(walks, walk, samples, made.Losses);
            var mapped = new MappedSample[made.Samples.Count];
            for (int i = 0; i < mapped.Length; i++)
            {
                (int step, BasinEnd end, double highest) = made.Samples[i];
                BasinArrival? arrival = landscape.Catalogue.Take(end);
                int next = i + 1 < mapped.Length ? made.Samples[i + 1].Step : samples.Count;
                mapped[i] = new MappedSample(
                    step, next - step, arrival?.Minimum, arrival?.Copy ?? 0, end.Outcome, samples[step].Loss, samples[step].GradientNorm, highest);
            }

            itineraries.Add(new WalkItinerary(walk, mapped, estimator.Estimate(made.Losses)));
            progress(itineraries.Count);
        }
    }

    // Walks have no coordinates on disk; that they are the same is known from their losses, bit for bit.
    private static void RequireSame(ComparedWalks walks, int walk, IReadOnlyList<WalkSample> stored, double[] losses)
    {
        for (int step = 0; step < losses.Length; step++)
        {
            double held = step < stored.Count ? stored[step].Loss : double.NaN;
            if (BitConverter.DoubleToInt64Bits(held) != BitConverter.DoubleToInt64Bits(losses[step]) && !(double.IsNaN(held) && double.IsNaN(losses[step])))
            {
                throw new InputException(FormattableString.Invariant(
                    $"{walks.Directory.Directory} holds the loss {held:R} at step {step} of walk {walk}, but the walk made again has {losses[step]:R}, expected the same bits: the samples were changed, or another version of the program made them; make them again with 'landscape walk'"));
            }
        }
    }
}
