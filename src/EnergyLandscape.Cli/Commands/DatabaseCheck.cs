using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What `landscape check DB` does: every stored point verified and certified again.</summary>
internal static class DatabaseCheck
{
    public static int Run(TextWriter output, string path, bool asJson, bool record, CancellationToken token)
    {
        using LandscapeSession session = record ? LandscapeSession.Open(path) : LandscapeSession.OpenReadOnly(path);
        StationaryPointStore store = session.Store;
        IReadOnlyList<PointDefect> defects = StoreCheck.Run(store, session.Potential, session.Options.Quench.Verification, session.Threads, token);
        StoredPoint[] points = [.. StoreCertification.AllOf(store)];
        IReadOnlyList<PointCertificate> certificates = StoreCertification.Examine(store, points, session.Potential, session.Threads, token);
        if (record)
        {
            StoreCertification.Record(store, certificates);
        }

        PointCertificate[] undecided = [.. certificates.Where(examined => examined.Certificate.Verdict == CertificateVerdict.Undecided)];
        if (asJson)
        {
            WriteJson(output, points.Length, defects, undecided);
        }
        else
        {
            Print(output, points.Length, defects, undecided);
        }

        return defects.Count == 0 ? ExitCode.Success : ExitCode.Input;
    }

    private static void Print(TextWriter output, int points, IReadOnlyList<PointDefect> defects, PointCertificate[] undecided)
    {
        foreach (PointDefect defect in defects)
        {
            output.WriteLine($"{defect.Kind} {defect.Id}: {defect.Sentence}");
        }

        foreach (PointCertificate examined in undecided)
        {
            output.WriteLine($"{examined.Point.Kind} {examined.Point.Id} is undecided: {examined.Certificate.Reason}");
        }

        output.WriteLine(defects.Count == 0 ? $"All {points} stored points are stationary, with the index and the energy that the database holds." : $"{defects.Count} of {points} stored points are not what the database says.");
        output.WriteLine($"certified points: {points - undecided.Length} certain, {undecided.Length} undecided");
    }

    private static void WriteJson(TextWriter output, int points, IReadOnlyList<PointDefect> defects, PointCertificate[] undecided) =>
        JsonDocumentWriter.Print(output, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("points", points);
            json.WriteStartArray("defects");
            foreach (PointDefect defect in defects)
            {
                json.WriteStartObject();
                json.WriteString("kind", defect.Kind.ToString());
                json.WriteNumber("id", defect.Id);
                json.WriteString("defect", defect.Sentence);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("certain", points - undecided.Length);
            json.WriteStartArray("undecided");
            foreach (PointCertificate examined in undecided)
            {
                json.WriteStartObject();
                json.WriteString("kind", examined.Point.Kind.ToString());
                json.WriteNumber("id", examined.Point.Id);
                json.WriteString("reason", examined.Certificate.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
}
