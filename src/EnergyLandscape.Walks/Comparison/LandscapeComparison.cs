namespace EnergyLandscape.Walks.Comparison;

/// <summary>Directories of walks compared with one database.</summary>
/// <param name="Landscape">The database.</param>
/// <param name="Whole">What all walks together saw.</param>
/// <param name="Directories">What those of each directory saw, in the order given.</param>
public sealed record LandscapeComparison(ComparedLandscape Landscape, WalkComparison Whole, IReadOnlyList<DirectoryComparison> Directories)
{
    /// <summary>Whether no two directories have the same seed, which gives their walks of one number the same draws for the start. If two have, the shares of
    /// <see cref="Whole"/> have no intervals.</summary>
    public bool Independent => AreIndependent(Directories.Select(directory => directory.Walks));

    /// <summary>Maps and compares walks.</summary>
    /// <param name="landscape">The database.</param>
    /// <param name="walks">The directories.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">Most threads that work at once; the result does not depend on it.</param>
    /// <param name="progress">Told how many walks of all directories are done.</param>
    /// <param name="token">Stops between steps.</param>
    /// <exception cref="Potentials.InputException">A walk made again is not the one on disk.</exception>
    public static LandscapeComparison Run(
        ComparedLandscape landscape, IReadOnlyList<ComparedWalks> walks, ComparisonOptions options, int threads, Action<int> progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(walks);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var mapped = new List<IReadOnlyList<WalkItinerary>>();
        int before = 0;
        foreach (ComparedWalks directory in walks)
        {
            int done = before;
            mapped.Add(WalkMapper.Map(landscape, directory, options, threads, count => progress(done + count), token));
            before += mapped[^1].Count;
        }

        // After all of them: minima that one directory finds are never seen by the others.
        return new LandscapeComparison(
            landscape,
            WalkComparison.Of(landscape, [.. mapped.SelectMany(itineraries => itineraries)], AreIndependent(walks)),
            [.. walks.Zip(mapped, (directory, itineraries) => new DirectoryComparison(
                directory, WalkComparison.Of(landscape, itineraries), AttractorComparison.Of(landscape, directory, itineraries, options.Attractors, token)))]);
    }

    // Another box stretches the same draws: those starts are not independent either.
    private static bool AreIndependent(IEnumerable<ComparedWalks> walks) => walks.GroupBy(directory => directory.Options.Seed).All(group => group.Count() == 1);
}
