using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Analysis;

namespace EnergyLandscape.Cli.Commands;

/// <summary>How `landscape analyse --heat-capacity` shows a curve.</summary>
internal static class HeatCapacityOutput
{
    /// <summary>The peaks.</summary>
    public static void Print(TextWriter output, HeatCapacityCurve curve)
    {
        TextTable table = TextTable.Create("peak at kT", "C/k", "minima losing", "minima gaining");
        foreach (HeatCapacityPeak peak in curve.Peaks)
        {
            table.Row(peak.Temperature.ToString("0.#####e+0", CultureInfo.InvariantCulture), PerformanceOutput.Text(peak.HeatCapacity, "0.0000"), Ids(peak.Losing), Ids(peak.Gaining));
        }

        TextTable.Print(output, table);
        HarmonicSuperposition ensemble = curve.Ensemble;
        output.WriteLine(FormattableString.Invariant(
            $"{ensemble.Minima} minima of {ensemble.Modes} modes in harmonic superposition, {(ensemble.CountsCopies ? "symmetry copies counted" : "symmetry copies not counted: their number is not known for all")}; kT from {curve.Points[0].Temperature:0.###e+0} to {curve.Points[^1].Temperature:0.###e+0}; C/k of one well: {ensemble.Modes / 2.0}"));
        if (ensemble.LeftOut > 0)
        {
            output.WriteLine(FormattableString.Invariant($"{ensemble.LeftOut} minima are left out: they have further zero eigenvalues, or their eigenvalues are not known."));
        }
    }

    /// <summary>Writes the object.</summary>
    public static void WriteJson(Utf8JsonWriter json, HeatCapacityCurve curve)
    {
        json.WriteStartObject("heatCapacity");
        json.WriteNumber("minima", curve.Ensemble.Minima);
        json.WriteNumber("leftOut", curve.Ensemble.LeftOut);
        json.WriteNumber("modes", curve.Ensemble.Modes);
        json.WriteBoolean("countsCopies", curve.Ensemble.CountsCopies);
        json.WriteStartArray("peaks");
        foreach (HeatCapacityPeak peak in curve.Peaks)
        {
            json.WriteStartObject();
            json.Number("temperature", peak.Temperature);
            json.Number("value", peak.HeatCapacity);
            WriteIds(json, "losing", peak.Losing);
            WriteIds(json, "gaining", peak.Gaining);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("curve");
        foreach (HeatCapacityPoint point in curve.Points)
        {
            json.WriteStartObject();
            json.Number("temperature", point.Temperature);
            json.Number("value", point.HeatCapacity);
            json.Number("meanEnergy", point.Energy);
            json.WriteNumber("minimum", point.Minimum);
            json.Number("occupation", point.Occupation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One row a temperature.</summary>
    public static void WriteCsv(TextWriter output, HeatCapacityCurve curve)
    {
        output.Write("temperature,heat_capacity,mean_energy,minimum,occupation\n");
        foreach (HeatCapacityPoint point in curve.Points)
        {
            output.Write(FormattableString.Invariant($"{point.Temperature:R},{point.HeatCapacity:R},{point.Energy:R},{point.Minimum},{point.Occupation:R}\n"));
        }
    }

    private static string Ids(IReadOnlyList<int> ids) => string.Join(' ', ids.Select(id => Numbers.Whole(id)));

    private static void WriteIds(Utf8JsonWriter json, string name, IReadOnlyList<int> ids)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (int id in ids)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
    }
}
