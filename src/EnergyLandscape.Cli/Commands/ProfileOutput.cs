using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Where the time of a run went, as tables and as JSON.</summary>
internal static class ProfileOutput
{
    public static void Print(TextWriter output, ExplorationProfile? profile)
    {
        if (profile is null)
        {
            return;
        }

        output.WriteLine();
        PrintThroughput(output, profile);
        output.WriteLine();
        PrintParts(output, profile);
        output.WriteLine();
        PrintMethods(output, profile);
    }

    /// <summary>Writes the property `profile`, if there is one.</summary>
    public static void WriteJson(Utf8JsonWriter json, ExplorationProfile? profile)
    {
        if (profile is null)
        {
            return;
        }

        SearchEffort total = profile.Total;
        json.WriteStartObject("profile");
        json.WriteNumber("threads", profile.Threads);
        json.Number("seconds", profile.WallSeconds);
        json.Number("threadSeconds", profile.ThreadSeconds);
        json.WriteNumber("searches", total.Searches);
        json.Number("searchesPerSecond", total.Searches / profile.WallSeconds);
        json.Number("quenchesPerSecond", total.Quenches / profile.WallSeconds);
        json.Number("saddleSearchesPerSecond", total.SaddleSearches / profile.WallSeconds);
        json.Number("evaluationsPerSecond", total.Counts.Total / profile.WallSeconds);
        WriteEvaluations(json, total.Counts);
        json.WriteStartObject("parts");
        foreach ((string name, double seconds) in Parts(profile))
        {
            json.Number(name, seconds);
        }

        json.WriteEndObject();
        json.Number("knownChecks", profile.CheckSeconds);
        json.WriteNumber("allocatedBytes", profile.AllocatedBytes);
        json.WriteStartArray("collections");
        foreach (int count in profile.Collections)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
        json.Number("collectionPauses", profile.PauseSeconds);
        json.WriteStartArray("searchMethods");
        foreach ((string method, SearchEffort effort) in profile.Methods)
        {
            json.WriteStartObject();
            json.WriteString("method", method);
            json.WriteNumber("searches", effort.Searches);
            json.Number("seconds", ExplorationProfile.Seconds(effort.Ticks));
            json.WriteNumber("quenches", effort.Quenches);
            json.WriteNumber("saddleSearches", effort.SaddleSearches);
            WriteEvaluations(json, effort.Counts);
            json.WriteNumber("allocatedBytes", effort.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void PrintThroughput(TextWriter output, ExplorationProfile profile)
    {
        SearchEffort total = profile.Total;
        TextTable table = TextTable.Create("of", "number", "a second");
        Row("searches", total.Searches);
        Row("quenches", total.Quenches);
        Row("eigenvector-following searches", total.SaddleSearches);
        Row("energies", total.Counts.Energies);
        Row("gradients", total.Counts.Gradients);
        Row("Hessians", total.Counts.Hessians);
        Row("Hessian-vector products", total.Counts.HessianVectors);
        TextTable.Print(output, table);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{profile.WallSeconds:F2} s, threads: {profile.Threads}; allocated: {PerSearch(profile.AllocatedBytes, total.Searches)} kB a search; collections of generations 0, 1, 2: {string.Join(", ", profile.Collections)}, pauses {profile.PauseSeconds:F2} s"));

        void Row(string name, long count) => table.Row(name, Numbers.Whole(count), PerSecond(count, profile.WallSeconds));
    }

    private static void PrintParts(TextWriter output, ExplorationProfile profile)
    {
        TextTable table = TextTable.Create("part", "thread time", "share");
        foreach ((string name, double seconds) in Parts(profile))
        {
            table.Row(name, Seconds(seconds), Share(seconds, profile.ThreadSeconds));
        }

        TextTable.Print(output, table);
        output.WriteLine($"Of the searches, {Seconds(profile.CheckSeconds)} asking whether a saddle is known. Thread time in s, summed over threads.");
    }

    private static void PrintMethods(TextWriter output, ExplorationProfile profile)
    {
        TextTable table = TextTable.Create("method", "searches", "thread time", "share", "ms a search", "gradients", "Hessians", "kB");
        foreach ((string method, SearchEffort effort) in profile.Methods.OrderByDescending(entry => entry.Value.Ticks))
        {
            double seconds = ExplorationProfile.Seconds(effort.Ticks);
            table.Row(
                method, Numbers.Whole(effort.Searches), Seconds(seconds), Share(seconds, profile.SearchSeconds), (1000 * seconds / effort.Searches).ToString("F2", CultureInfo.InvariantCulture),
                PerSearch(1000 * effort.Counts.Gradients, effort.Searches), PerSearch(1000 * effort.Counts.Hessians, effort.Searches), PerSearch(effort.Bytes, effort.Searches));
        }

        TextTable.Print(output, table);
        output.WriteLine("Gradients, Hessians and kB allocated: a search. Shares: of the time in searches.");
    }

    private static IEnumerable<(string Name, double Seconds)> Parts(ExplorationProfile profile) =>
    [
        ("searching", profile.SearchSeconds),
        ("waiting", profile.WaitingSeconds),
        ("planning", profile[ExplorationPart.Planning]),
        ("merging", profile[ExplorationPart.Merging]),
        ("committing", profile[ExplorationPart.Committing]),
        ("certifying", profile.CertifyingSeconds),
    ];

    private static void WriteEvaluations(Utf8JsonWriter json, EvaluationCounts counts)
    {
        json.WriteStartObject("evaluations");
        json.WriteNumber("energies", counts.Energies);
        json.WriteNumber("gradients", counts.Gradients);
        json.WriteNumber("hessians", counts.Hessians);
        json.WriteNumber("hessianVectors", counts.HessianVectors);
        json.WriteEndObject();
    }

    private static string PerSecond(long count, double seconds) => (count / seconds).ToString("F0", CultureInfo.InvariantCulture);

    private static string PerSearch(long count, long searches) => (count / 1000.0 / Math.Max(1, searches)).ToString("F1", CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);

    private static string Share(double part, double whole) => (part / whole).ToString("0.0 %", CultureInfo.InvariantCulture);
}
