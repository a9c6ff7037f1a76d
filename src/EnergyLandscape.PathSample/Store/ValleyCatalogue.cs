using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>The valleys of a landscape by id and by energy.</summary>
internal sealed class ValleyCatalogue
{
    private readonly List<StoredValley> _valleys = [];
    private readonly EnergyIndex _byEnergy = new();

    /// <summary>Valleys by id: the one with id 1 comes first.</summary>
    public IReadOnlyList<StoredValley> All => _valleys;

    /// <summary>Takes up a valley of a file.</summary>
    public void Restore(StoredValley valley)
    {
        _valleys.Add(valley);
        _byEnergy.Insert(valley.Point.Energy, valley.Id);
    }

    /// <summary>Counts an arrival.</summary>
    /// <returns>The valley, new or known.</returns>
    public (StoredValley Valley, bool IsNew) Add(StationaryPoint point, int dimension, long searchIndex, IdentityRule rule)
    {
        foreach (EnergyIndex.Entry entry in _byEnergy.Within(point.Energy, rule.EnergyWindowAt(point.Energy)))
        {
            StoredValley known = _valleys[entry.Id - 1];
            if (known.Dimension == dimension && known.Point.Index == point.Index)
            {
                known.Hits++;
                return (known, false);
            }
        }

        var valley = new StoredValley(_valleys.Count + 1, dimension, point, searchIndex) { Hits = 1 };
        Restore(valley);
        return (valley, true);
    }
}
