using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What `landscape check DB` does: every stored point verified and, unless that is left out, certified again.</summary>
internal static class DatabaseCheck
{
    public static int Run(TextWriter output, string path, bool asJson, bool record, bool proves, int? threads, CancellationToken token)
    {
        using LandscapeSession session = record ? LandscapeSession.Open(path) : LandscapeSession.OpenReadOnly(path);
        StationaryPointStore store = session.Store;
        int workers = LimitCommand.ThreadsOf(threads, session);
        IReadOnlyList<PointDefect> defects = StoreCheck.Run(store, session.Potential, session.Options.Quench.Verification, workers, token);
        StoredPoint[] points = [.. StoreCertification.AllOf(store)];
        IReadOnlyList<PointCertificate>? certificates = proves ? StoreCertification.Examine(store, points, session.Potential, workers, token) : null;
        if (record && certificates is not null)
        {
            StoreCertification.Record(store, certificates);
        }

        PointCertificate[]? undecided = certificates?.Where(examined => examined.Certificate.Verdict == CertificateVerdict.Undecided).ToArray();
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

    private static void Print(TextWriter output, int points, IReadOnlyList<PointDefect> defects, PointCertificate[]? undecided)
    {
        foreach (PointDefect defect in defects)
        {
            output.WriteLine($"{defect.Kind} {defect.Id}: {defect.Sentence}");
        }

        foreach (PointCertificate examined in undecided ?? [])
        {
            output.WriteLine($"{examined.Point.Kind} {examined.Point.Id} is undecided: {examined.Certificate.Reason}");
        }

        output.WriteLine(defects.Count == 0 ? $"All {points} stored points are stationary, with the index and the energy that the database holds." : $"{defects.Count} of {points} stored points are not what the database says.");
        output.WriteLine(undecided is null ? "certified points: not asked for" : $"certified points: {points - undecided.Length} certain, {undecided.Length} undecided");
    }

    private static void WriteJson(TextWriter output, int points, IReadOnlyList<PointDefect> defects, PointCertificate[]? undecided) =>
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
            json.Number("certain", undecided is null ? null : (double?)(points - undecided.Length));
            json.WriteStartArray("undecided");
            foreach (PointCertificate examined in undecided ?? [])
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
