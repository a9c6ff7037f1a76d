using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Certificates of stored points, as tables and JSON show them.</summary>
internal static class CertificateColumn
{
    public const string Header = "certain";

    /// <summary>The radius within which the point is certain, or that it is not.</summary>
    public static string Cell(StoredPoint point) => point.Certificate switch
    {
        null => "not examined",
        { Verdict: CertificateVerdict.Certain } certificate => "± " + Numbers.ShortUp(certificate.Radius),
        _ => "undecided",
    };

    public static void WriteProperties(Utf8JsonWriter json, StoredPoint point)
    {
        json.WriteString("certificate", point.Certificate switch
        {
            null => null,
            { Verdict: CertificateVerdict.Certain } => "certain",
            _ => "undecided",
        });
        json.Number("certifiedRadius", point.Certificate?.Radius);
    }

    /// <summary>How many points are certain, as a sentence.</summary>
    public static string Summary(StationaryPointStore store)
    {
        (int certain, int undecided, int notExamined) = Count(store);
        return $"{certain} certain, {undecided} undecided" + (notExamined > 0 ? $", {notExamined} not examined" : string.Empty);
    }

    public static void WriteCounts(Utf8JsonWriter json, StationaryPointStore store)
    {
        (int certain, int undecided, int notExamined) = Count(store);
        json.WriteStartObject("certified");
        json.WriteNumber("certain", certain);
        json.WriteNumber("undecided", undecided);
        json.WriteNumber("notExamined", notExamined);
        json.WriteEndObject();
    }

    private static (int Certain, int Undecided, int NotExamined) Count(StationaryPointStore store) => Count(StoreCertification.AllOf(store));

    /// <summary>How many of some points are certain, undecided and not examined.</summary>
    public static (int Certain, int Undecided, int NotExamined) Count(IEnumerable<StoredPoint> points)
    {
        int certain = 0, undecided = 0, notExamined = 0;
        foreach (StoredPoint point in points)
        {
            switch (point.Certificate?.Verdict)
            {
                case CertificateVerdict.Certain:
                    certain++;
                    break;
                case CertificateVerdict.Undecided:
                    undecided++;
                    break;
                default:
                    notExamined++;
                    break;
            }
        }

        return (certain, undecided, notExamined);
    }
}
