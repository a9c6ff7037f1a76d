namespace EnergyLandscape.Potentials;

/// <summary>Makes the sums of one chunk at a time, in memory of its own, and adds them to the whole.</summary>
internal interface IChunkWorker
{
    /// <summary>Makes the sums of a chunk.</summary>
    void Sum(int chunk);

    /// <summary>Adds them to the whole; called in the order of the chunks.</summary>
    void Commit(int chunk);
}
