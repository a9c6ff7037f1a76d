using System.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>The database that walks are compared with, and the minima that it lacks as they are found. The database is not changed.</summary>
/// <threadsafety>Not safe.</threadsafety>
public sealed class ComparedLandscape
{
    private readonly Dictionary<int, BigInteger?> _orbits = [];

    /// <summary>Takes a database.</summary>
    /// <param name="store">The database, opened with the symmetry of its potential; not written to while it is compared.</param>
    /// <param name="potential">Its landscape.</param>
    /// <param name="options">Its settings.</param>
    /// <exception cref="InputException">It holds no minimum.</exception>
    public ComparedLandscape(StationaryPointStore store, IPotential potential, ExplorationOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(options);
        Store = store;
        Potential = potential;
        Options = options;
        Stored = store.Minima.Count;
        Tree = store.ToSuperbasinTree();
        Network = LandscapeNetwork.Of(store);
        Catalogue = new BasinCatalogue(store, potential);
    }

    /// <summary>The database.</summary>
    public StationaryPointStore Store { get; }

    /// <summary>Its landscape.</summary>
    public IPotential Potential { get; }

    /// <summary>Its settings.</summary>
    public ExplorationOptions Options { get; }

    /// <summary>Number of its minima; higher ids are those of new ones.</summary>
    public int Stored { get; }

    /// <summary>Its merge tree.</summary>
    public SuperbasinTree Tree { get; }

    /// <summary>Its minima and transition states.</summary>
    public LandscapeNetwork Network { get; }

    /// <summary>Its minima and the new ones.</summary>
    public BasinCatalogue Catalogue { get; }

    /// <summary>Number of symmetry images of a minimum; null when it is unknown.</summary>
    /// <param name="id">Id of a minimum, stored or new.</param>
    public BigInteger? OrbitOf(int id)
    {
        if (id <= Stored)
        {
            return Store.Minima[id - 1].OrbitSize;
        }

        if (!_orbits.TryGetValue(id, out BigInteger? orbit))
        {
            _orbits[id] = orbit = Potential.Symmetry.OrbitSize(Catalogue[id].Coordinates.Span, Store.Identity.Rule.DistanceWindow);
        }

        return orbit;
    }

    /// <summary>Images of some minima together; null when one of the numbers is unknown.</summary>
    /// <param name="ids">Ids of minima.</param>
    public BigInteger? OrbitsOf(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        BigInteger? sum = BigInteger.Zero;
        foreach (int id in ids)
        {
            sum += OrbitOf(id);
        }

        return sum;
    }

    /// <summary>All minima, stored and new, by energy, then id.</summary>
    public IReadOnlyList<int> ByEnergy() => [.. Enumerable.Range(1, Catalogue.Count).OrderBy(id => Catalogue[id].Energy).ThenBy(id => id)];

    /// <summary>Number of different energies of its stored minima: those within the window of the identity rule are one.</summary>
    public int DistinctLosses() => DistinctLosses(Store.Minima.Select(minimum => minimum.Energy));

    /// <summary>Number of different numbers among some losses: those within the window of the identity rule are one.</summary>
    /// <param name="losses">The losses; what is not finite is left out.</param>
    public int DistinctLosses(IEnumerable<double> losses)
    {
        double last = double.NegativeInfinity;
        int count = 0;
        foreach (double energy in losses.Where(double.IsFinite).Order())
        {
            count += energy - last > Store.Identity.Rule.EnergyWindowAt(energy) ? 1 : 0;
            last = energy;
        }

        return count;
    }
}
