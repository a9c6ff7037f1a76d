using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <content>Points, their hits and what transition states reach.</content>
internal sealed partial class DatabaseReader
{
    private void ReadPoints(DatabaseContents contents, CoordinateReading coordinates)
    {
        if (coordinates == CoordinateReading.OnDemand)
        {
            contents.Coordinates = [.. Kinds.Select(kind => new StoredCoordinates(_path, kind, contents.Identity.Dimension))];
        }

        if (coordinates == CoordinateReading.OnDemand && !contents.Parts.HasFlag(DatabaseParts.Details))
        {
            ReadEnergies(contents);
        }
        else
        {
            ReadWholePoints(contents, coordinates);
        }
    }

    private void ReadEnergies(DatabaseContents contents)
    {
        bool hasHits = contents.Parts.HasFlag(DatabaseParts.Hits);
        using var row = new DatabaseRows(_connection, "SELECT id, energy FROM point WHERE kind = ?1 ORDER BY id");
        contents.Details = [.. Kinds.Select(kind =>
        {
            var columns = new PointColumns(_hasSecondVersion, hasHits);
            return new StoredBlocks<StoredPoint>(
                _path, kind, $"SELECT {columns.Names} FROM point WHERE kind = ?1 AND id BETWEEN ?2 AND ?3", full => columns.Read(full, kind, contents.Coordinates![(int)kind]));
        })];
        foreach (StationaryPointKind kind in Kinds)
        {
            List<StoredPoint> points = contents.Points[(int)kind];
            row.Restart((int)kind);
            while (row.Read())
            {
                points.Add(new StoredPoint(kind, NextId(row, points, kind), row.Real(1), contents.Details[(int)kind]) { HasHits = hasHits });
            }
        }
    }

    private void ReadWholePoints(DatabaseContents contents, CoordinateReading coordinates)
    {
        using DatabaseRows? blob = coordinates == CoordinateReading.AtOnce
            ? new DatabaseRows(_connection, "SELECT id, x, kind FROM coordinates ORDER BY kind, id")
            : null;
        bool more = blob?.Read() ?? false;
        var columns = new PointColumns(_hasSecondVersion, contents.Parts.HasFlag(DatabaseParts.Hits));
        using var row = new DatabaseRows(_connection, $"SELECT {columns.Names} FROM point WHERE kind = ?1 ORDER BY id");
        foreach (StationaryPointKind kind in Kinds)
        {
            List<StoredPoint> points = contents.Points[(int)kind];
            row.Restart((int)kind);
            while (row.Read())
            {
                int id = NextId(row, points, kind);
                if (contents.Coordinates is { } sources)
                {
                    points.Add(columns.Read(row, kind, sources[(int)kind]));
                    continue;
                }

                double[] x = [];
                if (more && blob!.Integer(2) == (int)kind && blob.Integer(0) == id)
                {
                    x = StoredCoordinates.Decode(_path, blob.Bytes(1), contents.Identity.Dimension);
                    more = blob.Read();
                }

                points.Add(columns.Read(row, kind, x));
            }
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
        bool more = row.Read();
        for (int id = 1; id <= saddles; id++)
        {
            contents.Connections.AddTransitionState();
            for (; more && row.Integer(0) == id; more = row.Read())
            {
                int minimum = Point(contents, (int)StationaryPointKind.Minimum, row.Integer(2)).Id;
                contents.Connections.Add(
                    row.IsNull(3) ? new Connection(id, row.Integer(1), minimum) : new Connection(id, row.Integer(1), minimum, Kind(row, 3), row.MaybeInteger(4)));
            }
        }

        if (more)
        {
            Point(contents, (int)StationaryPointKind.TransitionState, row.Integer(0));
        }
    }

    private int NextId(DatabaseRows row, List<StoredPoint> points, StationaryPointKind kind) =>
        row.Integer(0) == points.Count + 1 ? points.Count + 1 : throw Damaged($"point {points.Count + 1} of kind {(int)kind} is missing");

    private StoredPoint Point(DatabaseContents contents, int kind, int id) =>
        kind is >= 0 and <= 2 && id >= 1 && id <= contents.Points[kind].Count
            ? contents.Points[kind][id - 1]
            : throw Damaged($"a row names point {id} of kind {kind}, which it does not hold");
}
