namespace EnergyLandscape.PathSample;

/// <summary>A batch that was planned and has not run to its end.</summary>
/// <param name="Batch">The batch with the snapshot that its searches run on.</param>
/// <param name="Searches">All its searches in order of index, finished or not.</param>
public sealed record PendingBatch(SearchBatch Batch, IReadOnlyList<LoggedSearch> Searches)
{
    /// <summary>The searches that have still to run, in order of index.</summary>
    public IEnumerable<PlannedSearch> Unfinished
    {
        get
        {
            foreach (LoggedSearch search in Searches)
            {
                if (search.Record is null)
                {
                    yield return search.Plan;
                }
            }
        }
    }
}
