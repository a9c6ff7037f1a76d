using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>Certificates in the database: written with everything else, absent from databases of the first version.</summary>
public sealed class CertificateTests : StoreTests
{
    private static readonly Certificate Proof = new() { Verdict = CertificateVerdict.Certain, Radius = 3e-14, Index = 0, LowestAbsoluteEigenvalueBound = 0.4 };

    [Fact]
    public void A_certificate_survives_closing_and_opening()
    {
        using (StationaryPointStore store = Create())
        {
            store.Add(Point(1), 0);
            store.Add(Point(2), 0);
            store.Add(Point(3), 0);
            Assert.Null(store.Minima[0].Certificate);
            store.SetCertificate(StationaryPointKind.Minimum, 1, Certificate.Undecided("an eigenvalue may be zero"));
            store.SetCertificate(StationaryPointKind.Minimum, 1, Proof);
            store.SetCertificate(StationaryPointKind.Minimum, 2, Certificate.Undecided("an eigenvalue may be zero"));
            store.Commit();
            store.SetCertificate(StationaryPointKind.Minimum, 3, Proof);
        }

        using StationaryPointStore read = Read();
        Assert.Equal([Proof, Certificate.Undecided("an eigenvalue may be zero"), null], read.Minima.Select(point => point.Certificate));
    }

    [Fact]
    public void A_certificate_of_another_index_is_refused()
    {
        using StationaryPointStore store = Create();
        store.Add(Point(1), 0);
        Assert.Throws<ArgumentException>(() => store.SetCertificate(StationaryPointKind.Minimum, 1, Proof with { Index = 1 }));
        Assert.Throws<ArgumentException>(() => store.SetCertificate(StationaryPointKind.Minimum, 2, Proof));
        using StationaryPointStore other = StationaryPointStore.OpenReadOnly(Database);
        Assert.Throws<InvalidOperationException>(() => other.SetCertificate(StationaryPointKind.Minimum, 1, Proof));
    }

    [Fact]
    public void A_database_of_version_1_is_read_as_not_examined_and_left_alone()
    {
        MakeVersion1();
        byte[] before = File.ReadAllBytes(Database);
        using (StationaryPointStore read = Read())
        {
            Assert.Null(read.Minima.Single().Certificate);
        }

        foreach (DatabaseParts parts in (DatabaseParts[])[DatabaseParts.All, DatabaseParts.Points])
        {
            using StationaryPointStore read = StationaryPointStore.OpenReadOnly(Database, parts);
            Assert.Null(read.Minima.Single().Certificate);
            Assert.Equal(2, read.Minima.Single().Point.Coordinates.Length);
        }

        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void A_database_of_version_1_is_brought_up_to_date_by_a_writer()
    {
        Create().Dispose();
        string[] columns = Columns();
        MakeVersion1();
        Assert.NotEqual(columns, Columns());
        using (StationaryPointStore store = Reopen())
        {
            Assert.Null(store.Minima.Single().Certificate);
            store.SetCertificate(StationaryPointKind.Minimum, 1, Proof);
            store.Commit();
        }

        Assert.Equal(columns, Columns());
        using StationaryPointStore read = Read();
        Assert.Equal(Proof, read.Minima.Single().Certificate);
        Assert.Equal("3", Query("PRAGMA user_version").Single());
    }

    [Theory]
    [MemberData(nameof(Landscapes))]
    public void Every_point_of_the_reference_landscapes_is_certain(int hidden, double lambda)
    {
        ExploredXor found = ExploredXor.Of(hidden, lambda);
        using StationaryPointStore store = ExploredXor.Open(Database, found.Potential);
        StoredPoint[] points = [.. found.Minima, .. found.TransitionStates, .. found.HigherSaddles];
        IReadOnlyList<PointCertificate> certificates = StoreCertification.Examine(store, points, found.Potential, 1, CancellationToken.None);
        Assert.Equal(points, certificates.Select(examined => examined.Point));
        Assert.All(certificates, examined =>
        {
            Assert.Null(examined.Certificate.Reason);
            Assert.Equal((CertificateVerdict.Certain, examined.Point.Point.Index), (examined.Certificate.Verdict, examined.Certificate.Index));
            Assert.InRange(examined.Certificate.Radius, 1e-200, 1e-9);
            Assert.InRange(examined.Certificate.LowestAbsoluteEigenvalueBound, 1e-10, Math.Abs(examined.Point.Point.LowestEigenvalue) * (1 + 1e-6));
        });
        Assert.Equal(certificates, StoreCertification.Examine(store, points, found.Potential, 8, CancellationToken.None));
    }

    public static TheoryData<int, double> Landscapes => XorTruth.Landscapes;

    [Fact]
    public void Points_without_a_certificate_are_certified_once_and_a_wrong_index_is_undecided()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        using StationaryPointStore store = ExploredXor.Open(Database, potential);
        StationaryPoint zero = StationaryPoint.Verify(potential.CreateEvaluator(), new double[potential.Dimension], new VerificationRule()).Point!;
        store.Append(zero, 0, null);
        store.Append(StationaryPoint.Restore(zero.Energy, zero.Coordinates, 0, 0, 1, 0, -1, 1, 0, 0), 0, null);
        store.Append(StationaryPoint.Restore(zero.Energy, ReadOnlyMemory<double>.Empty, 0, 0, 0, 0, 1, 1, 0, 0), 0, null);
        Certificate earlier = Certificate.Undecided("kept as it is");
        store.Append(zero, 0, null);
        store.SetCertificate(StationaryPointKind.Minimum, 3, earlier);
        StoreCertification.Complete(store, potential, int.MaxValue, 2, CancellationToken.None);
        using StationaryPointStore read = StationaryPointStore.OpenReadOnly(Database);
        Assert.Equal(CertificateVerdict.Certain, read.Minima[0].Certificate!.Verdict);
        Assert.Contains("expected", read.Minima[1].Certificate!.Reason, StringComparison.Ordinal);
        Assert.Equal(earlier, read.Minima[2].Certificate);
        Assert.Contains("index 0 for certain, not the index 1", read.TransitionStates[0].Certificate!.Reason, StringComparison.Ordinal);
    }

    private void MakeVersion1()
    {
        File.Delete(Database);
        using (StationaryPointStore store = Create())
        {
            store.Add(Point(1), 0);
            store.Commit();
        }

        foreach (string column in (string[])["point DROP COLUMN certificate", "point DROP COLUMN certified_radius", "point DROP COLUMN certified_eigenvalue",
            "point DROP COLUMN undecided_reason", "search DROP COLUMN space"])
        {
            Query($"ALTER TABLE {column}");
        }

        Query("DROP TABLE valley");
        Query("PRAGMA user_version = 1");
    }

    private string[] Columns() => Query("SELECT m.name || ' ' || c.name || ' ' || c.type FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid");

    private string[] Query(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        using SqliteDataReader row = command.ExecuteReader();
        var values = new List<string>();
        while (row.Read())
        {
            values.Add(row.GetValue(0).ToString()!);
        }

        return [.. values];
    }
}
