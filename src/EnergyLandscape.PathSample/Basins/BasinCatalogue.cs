using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>The minima of a database together with those that it lacks, and their symmetry images as they are reached.</summary>
/// <remarks>The database itself is not changed. What is the same is decided by its identity rule.</remarks>
/// <threadsafety>Not safe: for one thread, which merges arrivals in order.</threadsafety>
public sealed class BasinCatalogue
{
    private readonly StationaryPointStore _store;
    private readonly IPotential _potential;
    private readonly List<StationaryPoint> _new = [];
    private readonly Dictionary<int, CopyList> _copies = [];
    private readonly double[] _axis;
    private readonly double[] _x;

    /// <summary>Makes a catalogue of the minima of a database.</summary>
    /// <param name="store">The database; opened with the symmetry of the potential.</param>
    /// <param name="potential">Its landscape.</param>
    public BasinCatalogue(StationaryPointStore store, IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(potential);
        _store = store;
        _potential = potential;
        _x = new double[potential.Dimension];
        _axis = new double[potential.Dimension];

        // Images lie at one distance from the origin; along a direction without symmetry they are told apart.
        new MasterSeed(0).StreamFor(0).NextDirection(_axis);
    }

    /// <summary>Minima that the database lacks; the first has the id after its last one.</summary>
    public IReadOnlyList<StationaryPoint> New => _new;

    /// <summary>Number of minima, stored and new.</summary>
    public int Count => _store.Minima.Count + _new.Count;

    /// <summary>The minimum with an id.</summary>
    public StationaryPoint this[int id] => id <= _store.Minima.Count ? _store.Minima[id - 1].Point : _new[id - 1 - _store.Minima.Count];

    /// <summary>Number of different images of a minimum that were reached.</summary>
    public int CopiesOf(int id) => _copies.TryGetValue(id, out CopyList? copies) ? copies.Count : 0;

    /// <summary>Takes the end of a way down.</summary>
    /// <param name="end">The end.</param>
    /// <returns>Its minimum, or null when the way did not end in one.</returns>
    public BasinArrival? Take(BasinEnd end)
    {
        if (end.Outcome != BasinOutcome.Minimum)
        {
            return null;
        }

        StationaryPoint point = end.Point!;
        int known = Find(point);
        bool isNew = known == 0;
        if (isNew)
        {
            _new.Add(point);
            known = Count;
        }

        return new BasinArrival(known, isNew, CopyOf(known, point));
    }

    private int Find(StationaryPoint point)
    {
        if (_store.Find(point) is { } stored)
        {
            return stored.Id;
        }

        IdentityRule rule = _store.Identity.Rule;
        int found = _new.FindIndex(other => Math.Abs(other.Energy - point.Energy) <= rule.EnergyWindowAt(point.Energy)
            && (rule.Lump == Lumping.Energy || _potential.Symmetry.Distance(other.Coordinates.Span, point.Coordinates.Span, rule.DistanceWindow) <= rule.DistanceWindow));
        return found < 0 ? 0 : _store.Minima.Count + found + 1;
    }

    private int CopyOf(int id, StationaryPoint point)
    {
        if (!_copies.TryGetValue(id, out CopyList? copies))
        {
            _copies[id] = copies = new CopyList(_store.Identity.Rule.DistanceWindow);
        }

        point.Coordinates.Span.CopyTo(_x);
        _potential.Separable.RemoveFrom(_x);
        return copies.NumberOf(_x, VectorMath.Dot(_axis, _x));
    }

    // Images of one minimum, found by their place along the axis.
    private sealed class CopyList(double window)
    {
        private readonly List<(double Place, int Copy)> _byPlace = [];
        private readonly List<double[]> _images = [];

        public int Count => _images.Count;

        public int NumberOf(ReadOnlySpan<double> x, double place)
        {
            int at = FirstFrom(place - window);
            for (int i = at; i < _byPlace.Count && _byPlace[i].Place <= place + window; i++)
            {
                if (Distance(_images[_byPlace[i].Copy], x) <= window)
                {
                    return _byPlace[i].Copy;
                }
            }

            _byPlace.Insert(FirstFrom(place), (place, _images.Count));
            _images.Add(x.ToArray());
            return _images.Count - 1;
        }

        private int FirstFrom(double place)
        {
            int low = 0, high = _byPlace.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_byPlace[middle].Place < place)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }

        private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            }

            return Math.Sqrt(sum);
        }
    }
}
