using System.Globalization;
using System.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <content>Points, their hits and what transition states reach.</content>
internal sealed partial class DatabaseReader
{
    private void ReadPoints(DatabaseContents contents, CoordinateReading coordinates)
    {
        using DatabaseRows? blob = coordinates == CoordinateReading.AtOnce
            ? new DatabaseRows(_connection, "SELECT kind, id, x FROM coordinates ORDER BY kind, id")
            : null;
        bool more = blob?.Read() ?? false;
        int dimension = contents.Identity.Dimension;
        if (coordinates == CoordinateReading.OnDemand)
        {
            contents.Coordinates = [.. contents.Points.Select((_, kind) => new StoredCoordinates(_path, (StationaryPointKind)kind, dimension))];
        }

        using var row = new DatabaseRows(
            _connection,
            $"""
            SELECT kind, id, energy, gradient_rms, gradient_max, hessian_index, nullity, lowest_eigenvalue, highest_eigenvalue,
                log_product, zero_threshold, orbit_size, found_by{(_hasSecondVersion ? ", certificate, certified_radius, certified_eigenvalue, undecided_reason" : string.Empty)}
            FROM point ORDER BY kind, id
            """);
        (string Text, BigInteger Size) orbit = ("1", BigInteger.One);
        while (row.Read())
        {
            int kind = row.Integer(0), id = row.Integer(1), index = row.Integer(5), nullity = row.Integer(6);
            List<StoredPoint> points = contents.Points[kind];
            if (id != points.Count + 1)
            {
                throw Damaged($"point {points.Count + 1} of kind {kind} is missing");
            }

            StationaryPoint point;
            double energy = row.Real(2), rms = row.Real(3), max = row.Real(4), lowest = row.Real(7), highest = row.Real(8), product = row.Real(9), zero = row.Real(10);
            if (contents.Coordinates is { } sources)
            {
                point = StationaryPoint.RestoreLazily(energy, sources[kind], id, rms, max, index, nullity, lowest, highest, product, zero);
            }
            else
            {
                double[] x = [];
                if (more && blob!.Integer(0) == kind && blob.Integer(1) == id)
                {
                    x = StoredCoordinates.Decode(_path, blob.Bytes(2), dimension);
                    more = blob.Read();
                }

                point = StationaryPoint.Restore(energy, x, rms, max, index, nullity, lowest, highest, product, zero);
            }

            BigInteger? size = null;
            if (row.RecurringText(11) is { Length: > 0 } text)
            {
                orbit = ReferenceEquals(text, orbit.Text) ? orbit : (text, BigInteger.Parse(text, CultureInfo.InvariantCulture));
                size = orbit.Size;
            }

            points.Add(new StoredPoint((StationaryPointKind)kind, id, point, size, row.Long(12))
            {
                Certificate = _hasSecondVersion && !row.IsNull(13) ? Certificate(row, index) : null,
                HasHits = contents.Parts.HasFlag(DatabaseParts.Hits),
            });
        }

        if (more)
        {
            throw Damaged("it holds coordinates of a point that it does not hold");
        }
    }

    private void ReadHits(DatabaseContents contents)
    {
        using var row = new DatabaseRows(_connection, "SELECT kind, id, method, count FROM hit");
        while (row.Read())
        {
            Point(contents, row.Integer(0), row.Integer(1)).CountHits(row.RecurringText(2), row.Long(3));
        }
    }

    private void ReadConnections(DatabaseContents contents)
    {
        using var row = new DatabaseRows(
            _connection, "SELECT transition_state, side, minimum, via_kind, via FROM connection ORDER BY transition_state, side, minimum");
        int saddles = contents.Points[(int)StationaryPointKind.TransitionState].Count;
        var some = new List<Connection>();
        bool more = row.Read();
        for (int id = 1; id <= saddles; id++)
        {
            some.Clear();
            while (more && row.Integer(0) == id)
            {
                StoredPoint to = Point(contents, (int)StationaryPointKind.Minimum, row.Integer(2));
                some.Add(row.IsNull(3) ? new Connection(id, row.Integer(1), to.Id) : new Connection(id, row.Integer(1), to.Id, Kind(row, 3), row.MaybeInteger(4)));
                more = row.Read();
            }

            contents.Connections.Add([.. some]);
        }

        if (more)
        {
            Point(contents, (int)StationaryPointKind.TransitionState, row.Integer(0));
        }
    }

    private StoredPoint Point(DatabaseContents contents, int kind, int id) =>
        kind is >= 0 and <= 2 && id >= 1 && id <= contents.Points[kind].Count
            ? contents.Points[kind][id - 1]
            : throw Damaged($"a row names point {id} of kind {kind}, which it does not hold");

    private static Certificate? Certificate(DatabaseRows row, int index) => row.Text(13) == "certain"
        ? new Certificate { Verdict = CertificateVerdict.Certain, Radius = row.Real(14), Index = index, LowestAbsoluteEigenvalueBound = row.Real(15) }
        : Potentials.Certificate.Undecided(row.IsNull(16) ? string.Empty : row.Text(16));
}
